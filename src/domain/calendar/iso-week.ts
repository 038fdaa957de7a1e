import type { LocalDate } from '../time.ts';
import { addDays, isoWeekOf, weekdayOf } from './local-time.ts';

/** 52 or 53: 28 December is always in the last week of its ISO year. */
export function weeksIn(isoYear: number): number {
  return isoWeekOf(`${isoYear}-12-28`).week;
}

/** The Monday of an ISO week, or undefined when the year lacks it (week 53 of 52). */
export function mondayOf(isoYear: number, week: number): LocalDate | undefined {
  if (!Number.isInteger(week) || week < 1 || week > weeksIn(isoYear)) return undefined;
  const fourthOfJanuary = `${isoYear}-01-04`;
  return addDays(fourthOfJanuary, 1 - weekdayOf(fourthOfJanuary) + 7 * (week - 1));
}
