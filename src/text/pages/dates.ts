import { addDays, daysBetween, localDateOf } from '../../domain/calendar/local-time.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';
import { clockTime, dayAndMonth, weekdayAndDate, weekdayName, weekOf } from '../dates.ts';

/** Where a moment is read: the local date and the zone of the reader. */
export type Here = { readonly today: LocalDate; readonly timezone: string };

const SHORT_MONTHS = ['jan', 'feb', 'mars', 'apr', 'maj', 'juni', 'juli', 'aug', 'sep', 'okt', 'nov', 'dec'] as const;

/** The month's short name, 1–12. */
export function shortMonth(month: number): string {
  return SHORT_MONTHS[(month - 1) % 12] ?? '';
}

/** The words of an almanac leaf. */
export function leafWords(date: LocalDate) {
  const [day = '', month = ''] = dayAndMonth(date, date).split('\u00a0');
  return { weekday: weekdayName(date), day, month, week: weekOf(date) };
}

/** "fre 6 nov", with the year only when it is not today's. */
export function shortDate(date: LocalDate, today: LocalDate): string {
  const year = date.slice(0, 4) === today.slice(0, 4) ? '' : `\u00a0${date.slice(0, 4)}`;
  const month = shortMonth(Number(date.slice(5, 7)));
  return `${weekdayName(date).slice(0, 3)} ${String(Number(date.slice(8, 10)))}\u00a0${month}${year}`;
}

/** "fre 6 nov, v. 45". */
export function shortDateWithWeek(date: LocalDate, today: LocalDate): string {
  return `${shortDate(date, today)}, ${weekOf(date)}`;
}

/** "fredag 6 november, v. 45". */
export function longDateWithWeek(date: LocalDate, today: LocalDate): string {
  return `${weekdayAndDate(date, today)}, ${weekOf(date)}`;
}

/** A day near at hand: "i dag", "i morgon", "på fredag" within six days, else the date. */
export function nearDate(date: LocalDate, today: LocalDate): string {
  if (date === today) return 'i dag';
  if (date === addDays(today, 1)) return 'i morgon';
  const ahead = daysBetween(today, date);
  return ahead > 1 && ahead < 7 ? `på ${weekdayName(date)}` : weekdayAndDate(date, today);
}

/** "i dag 09.41" or "fredag 6 november, 14.02". */
export function momentText(instant: Instant, { today, timezone }: Here): string {
  const date = localDateOf(timezone, instant);
  const time = clockTime(instant, timezone);
  return date === today ? `i dag ${time}` : `${weekdayAndDate(date, today)}, ${time}`;
}

/** "augusti 2026–oktober 2027". */
export function cycleSpanWords({ from, to }: { readonly from: LocalDate; readonly to: LocalDate }): string {
  return `${leafWords(from).month} ${from.slice(0, 4)}–${leafWords(to).month} ${to.slice(0, 4)}`;
}
