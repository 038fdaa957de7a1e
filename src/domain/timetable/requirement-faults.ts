import type { CycleDefinition, Requirement, Step } from '../cycle-definition.ts';
import type { CycleFault } from './cycle-fault.ts';
import { mayMeetInOnePlan, meets } from './overlap.ts';

/** Requirements that can never be met: of steps that no such plan has, of plans below where none is, in a circle. */
export function requirementFaults(definition: CycleDefinition): readonly CycleFault[] {
  return definition.steps.flatMap((step, index) =>
    step.requires.flatMap((requirement, place): readonly CycleFault[] => {
      const fault = faultOf(definition, step, requirement);
      return fault ? [{ path: ['steps', index, 'requires', place], value: requirement, ...fault }] : [];
    }),
  );
}

type Found = Pick<CycleFault, 'expected' | 'names'>;

function faultOf(definition: CycleDefinition, step: Step, requirement: Requirement): Found | undefined {
  if (requirement === 'children') {
    return stepsBelow(definition, step).some(({ kind }) => kind === 'plan')
      ? undefined
      : { expected: 'requirement-plan-below' };
  }
  const key = typeof requirement === 'string' ? requirement : requirement.step;
  const required = definition.steps.find((other) => other.key === key);
  if (!required)
    return {
      expected: 'known-step',
      names: definition.steps.map((other) => other.key).slice(0, 5),
    };
  if (typeof requirement === 'string') {
    if (!mayMeetInOnePlan(step, required)) return { expected: 'requirement-same-plan', names: [step.level] };
  } else if (!stepsBelow(definition, step).includes(required)) {
    return { expected: 'requirement-below', names: [step.level] };
  }
  const circle = circleOf(definition, step.key, required);
  if (!circle || isToldEarlier(definition, step, circle)) return undefined;
  return { expected: 'requirement-no-circle', names: [step.key, ...circle] };
}

/** A circle is told at the first of its steps. */
function isToldEarlier(definition: CycleDefinition, step: Step, circle: readonly string[]): boolean {
  return definition.steps.slice(0, definition.steps.indexOf(step)).some(({ key }) => circle.includes(key));
}

/** Steps of plans that may stand below a plan with `step`. */
function stepsBelow(definition: CycleDefinition, step: Step): readonly Step[] {
  const levels = definition.levels.map(({ key }) => key);
  const level = levels.indexOf(step.level);
  return definition.steps.filter(
    (other) => levels.indexOf(other.level) > level && meets(step.operations, other.operations),
  );
}

/** The way from `from` back to the step that requires it, if there is one. `tried` have been followed already. */
function circleOf(
  definition: CycleDefinition,
  key: string,
  from: Step,
  tried = new Set<string>(),
): readonly string[] | undefined {
  if (from.key === key) return [key];
  if (tried.has(from.key)) return undefined;
  tried.add(from.key);
  for (const requirement of from.requires) {
    const next = typeof requirement === 'string' ? requirement : requirement.step;
    const step = definition.steps.find((other) => other.key === next);
    const circle = step && circleOf(definition, key, step, tried);
    if (circle) return [from.key, ...circle];
  }
  return undefined;
}
