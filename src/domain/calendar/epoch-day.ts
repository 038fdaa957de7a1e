import type { LocalDate } from '../time.ts';

const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01. @throws RangeError for a text that is not written as a date. */
export function epochDayOf(date: LocalDate): number {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  const day = Number(date.slice(8));
  const ms = date.length === 10 && date[4] === '-' && date[7] === '-' ? Date.UTC(year, month - 1, day) : NaN;
  if (Number.isNaN(ms) || month < 1 || month > 12 || day < 1 || day > 31)
    throw new RangeError(`datum "${date}": väntade ÅÅÅÅ-MM-DD`);
  return ms / MS_PER_DAY;
}

/** The inverse of `epochDayOf`, for the years 0–9999. */
export function dateOfEpochDay(day: number): LocalDate {
  const date = new Date(day * MS_PER_DAY);
  return written(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

function written(year: number, month: number, day: number): LocalDate {
  const years = year > 999 ? String(year) : String(year).padStart(4, '0');
  return `${years}-${month < 10 ? '0' : ''}${String(month)}-${day < 10 ? '0' : ''}${String(day)}`;
}

/** The date, or undefined when `year` lacks it (29 February, 31 April). */
export function dateOf(year: number, month: number, day: number): LocalDate | undefined {
  if (month < 1 || month > 12 || day < 1 || day > lastDayOf(year, month)) return undefined;
  return written(year, month, day);
}

/** How many days `month` (1–12) of `year` has. */
export function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Whether the text is a date that exists, written `YYYY-MM-DD`. */
export function isLocalDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return year !== undefined && dateOf(Number(year), Number(month), Number(day)) !== undefined;
}
