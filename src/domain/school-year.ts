import type { LocalDate } from './time.ts';

/** The läsår a cycle follows, `2026/2027`; a calendar-year cycle is named `2026`. */
export type SchoolYear = string;

/** The two calendar years a cycle's rules speak of; equal for a calendar year. */
export type YearSpan = { readonly start: number; readonly end: number };

const LASAR = /^(\d{4})\/(\d{4})$/;
const CALENDAR_YEAR = /^(\d{4})$/;

/** The years whose calendar is known to be right: the national day has been a holiday since 2005. */
const FIRST_YEAR = 2005;
const LAST_YEAR = 2199;

/** @throws RangeError for a text that is neither two consecutive years nor one year. */
export function yearSpan(year: SchoolYear): YearSpan {
  const pair = LASAR.exec(year);
  if (pair) {
    const start = Number(pair[1]);
    const end = Number(pair[2]);
    if (end === start + 1 && isKnown(start)) return { start, end };
  }
  const single = CALENDAR_YEAR.exec(year);
  if (single && isKnown(Number(single[1]))) return { start: Number(single[1]), end: Number(single[1]) };
  throw new RangeError(`läsår "${year}": väntade två på varandra följande år, som 2026/2027, eller ett år, som 2026`);
}

function isKnown(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

export function schoolYearOf(span: YearSpan): SchoolYear {
  return span.start === span.end ? String(span.start) : `${span.start}/${span.end}`;
}

/** The year whose plan this cycle ends in: cycle 2026/2027 becomes plan 2027/2028. */
export function followingYear(year: SchoolYear): SchoolYear {
  const span = yearSpan(year);
  return schoolYearOf({ start: span.start + 1, end: span.end + 1 });
}

/** The last day on which a cycle can still be open: 31 December after the läsår; after a calendar year that of the next. */
export function closingDay(year: SchoolYear): LocalDate {
  const { start, end } = yearSpan(year);
  return `${start === end ? end + 1 : end}-12-31`;
}

/** As it stands in ids and addresses, where a slash means something else: `2026-2027`. */
export function yearKey(year: SchoolYear): string {
  return year.replace('/', '-');
}

/** The inverse of `yearKey`. @throws RangeError as `yearSpan`. */
export function yearOfKey(key: string): SchoolYear {
  const year = key.replace('-', '/');
  yearSpan(year);
  return year;
}
