import type { Step } from '../cycle-definition.ts';

/** Whether one plan may have both steps. School forms and year groups do not part them: a unit may have several. */
export function mayMeetInOnePlan(a: Step, b: Step): boolean {
  return a.level === b.level && meets(a.operations, b.operations) && (isAboutChildren(a, b) || meets(a.units, b.units));
}

/** Whether nothing in the definition parts the two: no plan is seen to have only one of them. */
export function meetInOnePlan(a: Step, b: Step): boolean {
  return (
    mayMeetInOnePlan(a, b) &&
    (isAboutChildren(a, b) || (meets(a.schoolForms, b.schoolForms) && meets(a.yearGroups, b.yearGroups)))
  );
}

/** Two lists that narrow meet unless they have nothing in common; an absent one is all. */
export function meets(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return a === undefined || b === undefined || a.some((key) => b.includes(key));
}

function isAboutChildren(a: Step, b: Step): boolean {
  return a.perChild !== false || b.perChild !== false;
}
