import { addDays, instantAt, localDateOf } from '../domain/calendar/local-time.ts';
import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts';
import { isWorkingDay, nextSendingMorning, sendInstant } from '../domain/calendar/working-days.ts';
import type { Instant, LocalDate } from '../domain/time.ts';

/** Until then e-mail is offered on a working day; where `sendAt` is late, for an hour at least. */
const STOP_AT = '16:00';
const AN_HOUR = 3_600_000;

export type SendingDay = {
  readonly today: LocalDate;
  /** It is a working day, between `sendAt` and 16:00. */
  readonly open: boolean;
  /** Mornings up to this one are over: what has not been taken by then is dissolved. */
  readonly overUntil: LocalDate;
  readonly stopsAt: Instant;
  /** The next sending moment, strictly ahead. */
  readonly nextAt: Instant;
  readonly nextMorning: LocalDate;
};

/** What `now` is for a municipality's mail. */
export function sendingDay(calendar: WorkingCalendar, now: Instant): SendingDay {
  const today = localDateOf(calendar.timezone, now);
  const startsAt = sendInstant(calendar, today);
  const stopsAt = Math.max(instantAt(calendar.timezone, today, STOP_AT), startsAt + AN_HOUR);
  const nextMorning = nextSendingMorning(calendar, now);
  return {
    today,
    open: isWorkingDay(calendar, today) && now >= startsAt && now < stopsAt,
    overUntil: now >= stopsAt ? today : addDays(today, -1),
    stopsAt,
    nextMorning,
    nextAt: sendInstant(calendar, nextMorning),
  };
}
