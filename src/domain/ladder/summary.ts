import { addDays, weekdayOf } from '../calendar/local-time.ts';
import { isWorkingDay, workingDayOnOrAfter } from '../calendar/working-days.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { ladderReceivers, type Receiver } from '../line/receivers.ts';
import type { Notice } from '../notice.ts';
import type { PersonId } from '../organisation.ts';
import type { TaskState } from '../plan-state.ts';
import type { LocalDate } from '../time.ts';
import { noticeOn, type Morning } from './morning.ts';

/** Whether a working day is the first of its week. */
export function isFirstOfWeek(calendar: WorkingCalendar, on: LocalDate): boolean {
  for (let back = 1; back < weekdayOf(on); back += 1) {
    if (isWorkingDay(calendar, addDays(on, -back))) return false;
  }
  return isWorkingDay(calendar, on);
}

const firsts = new WeakMap<WorkingCalendar, Map<LocalDate, LocalDate>>();

/** The first first-of-a-week strictly after `date`; worked out once for a calendar. */
export function nextFirstOfWeek(calendar: WorkingCalendar, date: LocalDate): LocalDate {
  const known = firsts.get(calendar) ?? new Map<LocalDate, LocalDate>();
  firsts.set(calendar, known);
  const found = known.get(date) ?? searchFirstOfWeek(calendar, date);
  known.set(date, found);
  return found;
}

function searchFirstOfWeek(calendar: WorkingCalendar, date: LocalDate): LocalDate {
  let day = workingDayOnOrAfter(calendar, addDays(date, 1));
  while (!isFirstOfWeek(calendar, day)) day = workingDayOnOrAfter(calendar, addDays(day, 1));
  return day;
}

/** Who has the week's summary of what is late: the approver and the director, each once, never the late themselves. */
export function summaryReceivers(
  facts: Morning['facts'],
  at: { on: LocalDate; except: readonly PersonId[] },
): readonly Receiver[] {
  const receivers = [...ladderReceivers(facts, 'approver', at), ...ladderReceivers(facts, 'director', at)].filter(
    ({ person }) => !at.except.includes(person),
  );
  return receivers.filter((one, index) => receivers.findIndex((other) => other.person === one.person) === index);
}

/** After the last rung: a line in the week's summary to the approver and the director, until it is done (domain §5). */
export function summaryOn(
  morning: Morning,
  task: TaskState,
  about: { rung: string; late: readonly PersonId[] },
): Notice[] {
  return summaryReceivers(morning.facts, { on: morning.sendOn, except: about.late }).map(({ person, as }) =>
    noticeOn(morning, task, { kind: 'summary', rung: about.rung, receiver: person, as }),
  );
}
