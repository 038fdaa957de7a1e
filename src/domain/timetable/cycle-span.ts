import type { CycleDefinition } from '../cycle-definition.ts';
import type { YearSpan } from '../school-year.ts';
import type { DateRange } from '../time.ts';

/** The dates a due date may have: 1 July of `start`–31 December of `end`, or the calendar year (cycle-format §2). */
export function spanOf(basis: CycleDefinition['basis'], { start, end }: YearSpan): DateRange {
  return {
    from: basis === 'school-year' ? `${start}-07-01` : `${start}-01-01`,
    to: `${end}-12-31`,
  };
}

/** `2026-07-01–2027-12-31`. */
export function formatSpan({ from, to }: DateRange): string {
  return `${from}–${to}`;
}
