import type { CycleDefinition, Step } from '../cycle-definition.ts';
import type { CycleFault } from './cycle-fault.ts';

/** The line from unit to board, and the levels that steps name. */
export function levelFaults(definition: CycleDefinition): readonly CycleFault[] {
  const keys = definition.levels.map(({ key }) => key);
  const approvers: readonly CycleFault[] = definition.levels.flatMap(({ approver }, index) => {
    const above = index === 0 ? ['board'] : keys.slice(0, index);
    return above.includes(approver)
      ? []
      : [
          {
            path: ['levels', index, 'approver'],
            value: approver,
            expected: 'approver-level' as const,
            names: above,
          },
        ];
  });
  return [...approvers, ...definition.steps.flatMap((step, index) => stepFaults(step, index, keys))];
}

function stepFaults(step: Step, index: number, levels: readonly string[]): readonly CycleFault[] {
  const level = levels.indexOf(step.level);
  if (level < 0) {
    return [
      {
        path: ['steps', index, 'level'],
        value: step.level,
        expected: 'known-level',
        names: levels,
      },
    ];
  }
  const below = levels.slice(level + 1);
  const { perChild } = step;
  if (perChild === false || (perChild === true ? below.length > 0 : below.includes(perChild))) return [];
  return [{ path: ['steps', index, 'perChild'], value: perChild, expected: 'level-below', names: below }];
}
