import Holidays from 'date-holidays';

/**
 * A second reading of the format, written day by day with `Date`, `Intl` and an outside calendar, and sharing no code
 * with the product: slow, plain, for comparison only.
 */
const holidays = new Holidays('SE');
const offByYear = new Map<number, ReadonlySet<string>>();
const DAY = 86_400_000;

export type NaiveBreak = { readonly week?: number; readonly in?: 'start' | 'end'; readonly date?: string };

export function plus(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

/** Walks from 4 January, which is always in week 1. */
export function dayOfWeek(isoYear: number, week: number, weekday: number): string {
  const fourth = `${isoYear}-01-04`;
  const monday = plus(fourth, -((new Date(fourth).getUTCDay() + 6) % 7));
  return plus(monday, (week - 1) * 7 + weekday - 1);
}

export function works(date: string, breaks: readonly NaiveBreak[], start: number): boolean {
  const weekday = new Date(date).getUTCDay();
  if (weekday === 0 || weekday === 6 || off(Number(date.slice(0, 4))).has(date)) return false;
  return !breaks.some((rest) => {
    if (rest.date !== undefined) return rest.date === date;
    const years = rest.in === undefined ? [start, start + 1, start + 2] : [rest.in === 'start' ? start : start + 1];
    return years.some((year) => {
      const monday = dayOfWeek(year, rest.week ?? 0, 1);
      return monday <= date && date <= plus(monday, 6);
    });
  });
}

/** What UTC shows when the clocks of Stockholm show `hour` on `date`: the one of two offsets that fits. */
export function stockholm(date: string, hour: number): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Stockholm',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const wanted = `${date} ${String(hour).padStart(2, '0')}:00:00`;
  for (const offset of [1, 2]) {
    const instant = Date.parse(`${date}T00:00:00Z`) + (hour - offset) * 3_600_000;
    if (format.format(instant) === wanted) return new Date(instant).toISOString().replace('.000Z', 'Z');
  }
  throw new Error(`no ${wanted} in Stockholm`);
}

function off(year: number): ReadonlySet<string> {
  const known = offByYear.get(year);
  if (known) return known;
  const found = new Set(
    holidays
      .getHolidays(year)
      .filter(({ type }) => type === 'public' || type === 'bank')
      .map(({ date }) => date.slice(0, 10)),
  );
  offByYear.set(year, found);
  return found;
}
