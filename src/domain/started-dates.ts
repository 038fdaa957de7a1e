import { nextSendingMorning, nthWorkingDayAfter } from './calendar/working-days.ts';
import type { WorkingCalendar } from './calendar/working-calendar.ts';
import type { TaskState } from './plan-state.ts';
import type { Instant } from './time.ts';
import type { TimetableStep } from './timetable/timetable.ts';

/** What one that has opened before the start gets at the least (cycle-format §2, *Starting in the middle*). */
const WORKING_DAYS_AT_START = 5;

/**
 * A step's dates in a läsår that is started here at `startedAt`: what has passed lies before the start, what has opened is told
 * the next morning and has at least five working days.
 */
export function startedDates(
  row: TimetableStep,
  { calendar, startedAt }: { calendar: WorkingCalendar; startedAt: Instant },
): Pick<TaskState, 'opensOn' | 'opensAt' | 'due' | 'beforeStart'> & { readonly chart: 'open' | 'upcoming' } {
  const beforeStart = row.deadlineAt <= startedAt;
  const isOpen = row.opensAt <= startedAt;
  const firstMorning = nextSendingMorning(calendar, startedAt);
  const atLeast = nthWorkingDayAfter(calendar, firstMorning, WORKING_DAYS_AT_START);
  return {
    chart: isOpen ? 'open' : 'upcoming',
    opensOn: isOpen && !beforeStart ? firstMorning : row.opensOn,
    opensAt: isOpen ? startedAt : row.opensAt,
    due: isOpen && !beforeStart && row.due < atLeast ? atLeast : row.due,
    beforeStart,
  };
}
