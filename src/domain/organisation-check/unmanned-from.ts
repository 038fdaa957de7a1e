import { dateOfEpochDay, epochDayOf } from '../calendar/epoch-day.ts';
import type { OpenRange } from '../organisation-range.ts';
import type { LocalDate } from '../time.ts';

/** The first day, today or later, that none of these posts covers; undefined where each day is covered. */
export function unmannedFrom(posts: readonly OpenRange[], today: LocalDate): LocalDate | undefined {
  let day = today;
  for (;;) {
    const covering = posts.filter(({ from, to }) => (from ?? day) <= day && (to ?? day) >= day);
    if (covering.some(({ to }) => to === undefined)) return undefined;
    const [last] = covering
      .flatMap(({ to }) => to ?? [])
      .sort()
      .reverse();
    if (last === undefined) return day;
    day = dateOfEpochDay(epochDayOf(last) + 1);
  }
}
