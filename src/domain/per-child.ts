import type { CycleDefinition, Step } from './cycle-definition.ts';
import { indexOf } from './line/organisation-index.ts';
import type { Organisation, Place } from './organisation.ts';
import { yearSpan, type SchoolYear } from './school-year.ts';
import { isNarrowedTo } from './timetable/applies-to.ts';

/** Whether a place exists at any time of a cycle. */
export function existsIn(place: Place, year: SchoolYear): boolean {
  const { start, end } = yearSpan(year);
  const first = start === end ? `${start}-01-01` : `${start}-07-01`;
  return (place.to === undefined || place.to >= first) && (place.from === undefined || place.from <= `${end}-12-31`);
}

function below(organisation: Organisation, key: string): Place[] {
  const children = indexOf(organisation).childrenOf.get(key) ?? [];
  return children.flatMap((child) => [child, ...below(organisation, child.key)]);
}

/** The plans a `perChild` step asks about: those of the given level below (`true`: the next one), narrowed as the step says. */
export function childrenFor(
  step: Step,
  within: { definition: CycleDefinition; organisation: Organisation; place: Place; year: SchoolYear },
): Place[] {
  const levels = within.definition.levels.map((level) => level.key);
  const level = step.perChild === true ? levels[levels.indexOf(within.place.level) + 1] : step.perChild;
  return below(within.organisation, within.place.key).filter(
    (place) => place.level === level && existsIn(place, within.year) && isNarrowedTo(step, place),
  );
}
