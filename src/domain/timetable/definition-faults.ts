import type { CycleDefinition } from '../cycle-definition.ts';
import type { CycleFault, FaultPath } from './cycle-fault.ts';
import { dateRuleFaults } from './date-rule-faults.ts';
import { ladderFaults } from './ladder-faults.ts';
import { levelFaults } from './level-faults.ts';
import { requirementFaults } from './requirement-faults.ts';
import { singlePlanFaults } from './single-plan-faults.ts';

/** What is wrong with a definition whatever the year: names that lead nowhere, circles, disorder (cycle-format §2). */
export function definitionFaults(definition: CycleDefinition): readonly CycleFault[] {
  const levels = levelFaults(definition);
  return [
    ...repeatedKeys(['levels'], definition.levels),
    ...repeatedKeys(['boards'], definition.boards),
    ...repeatedKeys(['steps'], definition.steps),
    ...levels,
    ...ladderFaults(definition),
    ...dateRuleFaults(definition),
    ...(levels.length > 0 ? [] : requirementFaults(definition)),
    ...singlePlanFaults(definition),
    ...Object.entries(definition.forms).flatMap(([key, form]) => [
      ...repeatedKeys(['forms', key, 'sections'], form.sections),
      ...form.sections.flatMap((section, index) =>
        repeatedKeys(['forms', key, 'sections', index, 'fields'], section.fields),
      ),
    ]),
  ];
}

function repeatedKeys(path: FaultPath, items: readonly { readonly key: string }[]): readonly CycleFault[] {
  return items.flatMap(({ key }, index) =>
    items.findIndex((other) => other.key === key) < index
      ? [{ path: [...path, index, 'key'], value: key, expected: 'unique-key' as const }]
      : [],
  );
}
