import type { LocalDate } from './time.ts';

/** A time without a beginning or an end where none is given; both days belong to it. */
export type OpenRange = { readonly from?: LocalDate; readonly to?: LocalDate };

/** Whether some day belongs to both. */
export function overlaps(a: OpenRange, b: OpenRange): boolean {
  return (
    (a.to === undefined || b.from === undefined || b.from <= a.to) &&
    (b.to === undefined || a.from === undefined || a.from <= b.to)
  );
}
