import { Temporal } from 'temporal-polyfill';
import type { Instant, LocalDate, LocalTime } from '../time.ts';
import { dateOfEpochDay, epochDayOf } from './epoch-day.ts';

/**
 * The moment at which the clocks of `timezone` show `time` on `date`. A time that a DST switch skips is moved
 * forward by the gap; of a time that occurs twice the earlier is meant.
 * @throws RangeError for a zone, date or time that does not exist.
 */
export function instantAt(timezone: string, date: LocalDate, time: LocalTime): Instant {
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timezone).epochMilliseconds;
}

/** The first moment of `date` in `timezone`; not 00:00 where a switch skips midnight. */
export function startOfDay(timezone: string, date: LocalDate): Instant {
  return Temporal.PlainDate.from(date).toZonedDateTime(timezone).epochMilliseconds;
}

/** 24:00 of `date`: the first moment that no longer belongs to it. */
export function endOfDay(timezone: string, date: LocalDate): Instant {
  return startOfDay(timezone, addDays(date, 1));
}

/** The date that calendars on the wall in `timezone` show at `instant`. */
export function localDateOf(timezone: string, instant: Instant): LocalDate {
  return local(timezone, instant).toPlainDate().toString();
}

/** What the clocks of `timezone` show at `instant`, to the minute begun. */
export function localTimeOf(timezone: string, instant: Instant): LocalTime {
  return local(timezone, instant).toPlainTime().toString({ smallestUnit: 'minute', roundingMode: 'floor' });
}

/** ISO 8601 in UTC to the second begun: `2026-10-09T06:00:00Z`. */
export function formatInstant(instant: Instant): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfEpochDay(epochDayOf(date) + days);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return epochDayOf(to) - epochDayOf(from);
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(date: LocalDate): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  const sinceMonday = (((epochDayOf(date) + 3) % 7) + 7) % 7;
  return (sinceMonday + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/** The ISO week (Monday to Sunday) and the ISO year that owns it: 2027-01-01 is in week 53 of 2026. */
export function isoWeekOf(date: LocalDate): { readonly year: number; readonly week: number } {
  const thursday = addDays(date, 4 - weekdayOf(date));
  const year = Number(thursday.slice(0, 4));
  return { year, week: Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1 };
}

/** Whether `timezone` names a zone of the IANA database. */
export function isTimezone(timezone: string): boolean {
  try {
    local(timezone, 0);
    return !/^[+-]/.test(timezone);
  } catch {
    return false;
  }
}

function local(timezone: string, instant: Instant): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timezone);
}
