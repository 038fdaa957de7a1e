import { closingDay, yearSpan, type SchoolYear } from './school-year.ts';
import type { LocalDate } from './time.ts';

export type YearsInReach = { readonly first: number; readonly last: number };

/** The calendar years that a läsår to be started has something of: last year, this, and the two that follow. */
export function yearsInReach(today: LocalDate): YearsInReach {
  const year = Number(today.slice(0, 4));
  return { first: year - 1, last: year + 2 };
}

/** Whether a läsår lies near enough to be started; one farther away is a slip of the hand. @throws RangeError as `yearSpan`. */
export function isInReach(year: SchoolYear, today: LocalDate): boolean {
  const { start, end } = yearSpan(year);
  const { first, last } = yearsInReach(today);
  return end >= first && start <= last;
}

/** Whether a läsår that were started today would close at once. @throws RangeError as `yearSpan`. */
export function hasEnded(year: SchoolYear, today: LocalDate): boolean {
  return today > closingDay(year);
}
