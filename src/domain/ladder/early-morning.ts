import { addDays } from '../calendar/local-time.ts';
import { dayOf, sendInstant, workingDayOnOrAfter } from '../calendar/working-days.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { Instant, LocalDate } from '../time.ts';

const MINUTE = 60_000;
const WINDOW_STARTS = 4 * 60 + 30;
const WINDOW_MINUTES = 120;

function spread(plan: string): number {
  let hash = 2_166_136_261;
  for (const character of plan) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619);
  return (hash >>> 0) % WINDOW_MINUTES;
}

/**
 * When a plan decides what a day brings: between 04:30 and 06:30 local, a minute of its own (design §3). Reckoned back from
 * `sendAt`, for no clock is ever changed in between.
 */
export function wakeInstant(calendar: WorkingCalendar, plan: string, date: LocalDate): Instant {
  const [hours = 0, minutes = 0] = calendar.sendAt.split(':').map(Number);
  const sinceWindow = hours * 60 + minutes - WINDOW_STARTS;
  return sendInstant(calendar, date) - (sinceWindow - spread(plan)) * MINUTE;
}

/** The first working day on or after `from` whose wake lies strictly after `after`. */
export function nextMorning(
  calendar: WorkingCalendar,
  plan: string,
  { from, after }: { from: LocalDate; after: Instant },
): LocalDate {
  const today = dayOf(calendar, after);
  const day = workingDayOnOrAfter(calendar, from > today ? from : today);
  return wakeInstant(calendar, plan, day) > after ? day : workingDayOnOrAfter(calendar, addDays(day, 1));
}
