import { nthWorkingDayAfter, nthWorkingDayBefore } from '../domain/calendar/working-days.ts';
import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts';
import type { TaskState } from '../domain/plan-state.ts';
import type { LocalDate, LocalTime } from '../domain/time.ts';
import { chance } from './chance.ts';

type Case = {
  readonly seed: number;
  readonly plan: string;
  readonly task: TaskState;
  readonly calendar: WorkingCalendar;
};
export type Appointment = { readonly on: LocalDate; readonly at: LocalTime };

/** Shares of a hundred: most in good time, some on the last day, one minute before midnight, some late, a few very late. */
const LAST_DAY = 60;
const BEFORE_MIDNIGHT = 78;
const LATE = 82;
const VERY_LATE = 94;
const ASKS = 97;

function habit({ seed, plan, task }: Case): number {
  return chance(seed, [plan, task.key, 'habit'], 100);
}

/** When those responsible hand in, reckoned from the present deadline. */
export function handInAppointment(given: Case): Appointment {
  const { seed, plan, task, calendar } = given;
  const days = chance(seed, [plan, task.key, task.lateness, 'days'], 5);
  const kind = habit(given);
  if (task.lateness > 1) return { on: nthWorkingDayBefore(calendar, task.due, 1 + (days % 2)), at: '10:15' };
  if (kind < LAST_DAY || kind >= ASKS) return { on: nthWorkingDayBefore(calendar, task.due, 1 + days), at: '10:15' };
  if (kind < BEFORE_MIDNIGHT) return { on: task.due, at: '14:02' };
  if (kind < LATE) return { on: task.due, at: '23:50' };
  if (kind < VERY_LATE) return { on: nthWorkingDayAfter(calendar, task.due, 1 + days), at: '10:15' };
  return { on: nthWorkingDayAfter(calendar, task.due, 10 + days), at: '10:15' };
}

/** Whether, and when, those responsible ask for more time; undefined for those who do not. */
export function askAppointment(given: Case): (Appointment & { readonly until: LocalDate }) | undefined {
  const { task, calendar } = given;
  if (task.lateness > 1 || habit(given) < ASKS) return undefined;
  return {
    on: nthWorkingDayBefore(calendar, task.due, 6),
    at: '09:10',
    until: nthWorkingDayAfter(calendar, task.due, 5),
  };
}

/** When the reviewer answers, and whether she returns the first version; a slow one waits long past her own deadline. */
export function reviewAppointment(
  given: Case & { readonly slow: boolean; readonly handedInOn: LocalDate; readonly reviewDue: LocalDate },
): Appointment & { readonly returns: boolean } {
  const { seed, plan, task, calendar } = given;
  const days = chance(seed, [plan, task.key, 'review'], 4);
  const on = given.slow
    ? nthWorkingDayAfter(calendar, given.reviewDue, 2 + days)
    : nthWorkingDayAfter(calendar, given.handedInOn, 1 + days);
  return { on, at: '11:20', returns: task.lateness === 1 && chance(seed, [plan, task.key, 'returns'], 100) < 8 };
}
