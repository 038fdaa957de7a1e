import type { Step } from '../cycle-definition.ts';
import type { Place } from '../organisation.ts';

type PlanPlace = Pick<Place, 'key' | 'level' | 'operation' | 'schoolForms' | 'yearGroups'>;

/** Whether a place's plan has the step. With `perChild` the narrowing is of the children, not of the plan itself. */
export function appliesTo(step: Step, place: PlanPlace): boolean {
  if (step.level !== place.level) return false;
  return step.perChild === false ? isNarrowedTo(step, place) : takesOperation(step, place);
}

/**
 * Whether a place is among the operations, school forms, year groups and units a step names. A place that states no
 * school forms or year groups of its own, as an operation or the municipality, is not narrowed by them.
 */
export function isNarrowedTo(step: Step, place: PlanPlace): boolean {
  return (
    takesOperation(step, place) &&
    shares(step.schoolForms, place.schoolForms) &&
    shares(step.yearGroups, place.yearGroups) &&
    (step.units === undefined || step.units.includes(place.key))
  );
}

function takesOperation(step: Step, place: PlanPlace): boolean {
  return step.operations === undefined || place.operation === undefined || step.operations.includes(place.operation);
}

function shares(wanted: readonly string[] | undefined, had: readonly string[]): boolean {
  return wanted === undefined || had.length === 0 || wanted.some((key) => had.includes(key));
}
