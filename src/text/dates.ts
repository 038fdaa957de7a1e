import type { Instant, LocalDate } from '../domain/time.ts';

const WEEKDAYS = ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'] as const;
const MONTHS = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
] as const;
const DAY = 86_400_000;
/** No-break space: a week, a day and its month never part at the end of a line. */
const NBSP = '\u00a0';

/** "måndag" … "söndag". */
export function weekdayName(date: LocalDate): string {
  return WEEKDAYS[isoWeekday(date) - 1] ?? '';
}

/** "6 november", with the year when it is not that of `on`: "8 januari 2027". */
export function dayAndMonth(date: LocalDate, on: LocalDate): string {
  const [year, month, day] = parts(date);
  const name = `${day}${NBSP}${MONTHS[month - 1] ?? ''}`;
  return year === parts(on)[0] ? name : `${name}${NBSP}${year}`;
}

/** "fredag 6 november", with the year when it is not that of `on`. */
export function weekdayAndDate(date: LocalDate, on: LocalDate): string {
  return `${weekdayName(date)} ${dayAndMonth(date, on)}`;
}

/** "v. 45": the ISO week of the date. */
export function weekOf(date: LocalDate): string {
  return `v.${NBSP}${isoWeekNumber(date)}`;
}

/** "vecka 45", for running text. */
export function weekInWords(date: LocalDate): string {
  return `vecka${NBSP}${isoWeekNumber(date)}`;
}

/** "fredag 6 november (v. 45)". */
export function dateWithWeek(date: LocalDate, on: LocalDate): string {
  return `${weekdayAndDate(date, on)} (${weekOf(date)})`;
}

/** "09.41" in the given zone. */
export function clockTime(instant: Instant, timezone: string): string {
  const { hour, minute } = wallClock(instant, timezone);
  return `${hour}.${minute}`;
}

/** "fredag 6 november 14.02" in the given zone, with the year when it is not that of `on`. */
export function dateAndTime(instant: Instant, { timezone, on }: { timezone: string; on: LocalDate }): string {
  const { year, month, day } = wallClock(instant, timezone);
  return `${weekdayAndDate(`${year}-${month}-${day}`, on)} ${clockTime(instant, timezone)}`;
}

function parts(date: LocalDate): readonly [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

function dayNumber(date: LocalDate): number {
  const [year, month, day] = parts(date);
  return Date.UTC(year, month - 1, day) / DAY;
}

function isoWeekday(date: LocalDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

function isoWeekNumber(date: LocalDate): number {
  const thursday = dayNumber(date) + 4 - isoWeekday(date);
  const firstOfYear = Date.UTC(new Date(thursday * DAY).getUTCFullYear(), 0, 1) / DAY;
  return Math.floor((thursday - firstOfYear) / 7) + 1;
}

function wallClock(instant: Instant, timezone: string): Readonly<Record<string, string>> {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
}
