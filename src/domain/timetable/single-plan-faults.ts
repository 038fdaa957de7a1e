import type { CycleDefinition } from '../cycle-definition.ts';
import type { CycleFault } from './cycle-fault.ts';
import { meetInOnePlan } from './overlap.ts';

/** Two steps of kind `plan` that apply to one plan. */
export function singlePlanFaults(definition: CycleDefinition): readonly CycleFault[] {
  return definition.steps.flatMap((step, index) => {
    if (step.kind !== 'plan') return [];
    const other = definition.steps
      .slice(0, index)
      .find((earlier) => earlier.kind === 'plan' && meetInOnePlan(earlier, step));
    return other
      ? [
          {
            path: ['steps', index, 'kind'],
            value: 'plan',
            expected: 'single-plan' as const,
            names: [other.key],
          },
        ]
      : [];
  });
}
