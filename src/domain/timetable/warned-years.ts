import type { SchoolYear } from '../school-year.ts';
import type { LocalDate } from '../time.ts';
import type { CheckedYear } from './check-years.ts';
import type { CycleWarning } from './cycle-warning.ts';

export type WarnedYears = {
  readonly warning: CycleWarning;
  /** Each läsår once, with the day it is about. */
  readonly years: readonly { readonly year: SchoolYear; readonly on: LocalDate }[];
};

/** Each warning once, in the order in which they first come up. */
export function warnedYears(checked: readonly CheckedYear[]): readonly WarnedYears[] {
  const found = new Map<string, { warning: CycleWarning; years: Map<SchoolYear, LocalDate> }>();
  for (const { year, warnings } of checked) {
    for (const { warning, on } of warnings) {
      const id = JSON.stringify(warning);
      const known = found.get(id) ?? { warning, years: new Map<SchoolYear, LocalDate>() };
      if (!known.years.has(year)) known.years.set(year, on);
      found.set(id, known);
    }
  }
  return [...found.values()].map(({ warning, years }) => ({
    warning,
    years: [...years].map(([year, on]) => ({ year, on })),
  }));
}
