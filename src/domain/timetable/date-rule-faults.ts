import type { CycleDefinition, DateRule, Step } from '../cycle-definition.ts';
import { anchorOf } from './counted-date.ts';
import type { CycleFault, FaultPath } from './cycle-fault.ts';

/** Rules that count from a step or meeting that does not exist, or from each other in a circle. */
export function dateRuleFaults(definition: CycleDefinition): readonly CycleFault[] {
  return definition.steps.flatMap((step, index) => [
    ...anchorFaults({ definition, rule: step.due, path: ['steps', index, 'due'], alsoDue: false }),
    ...(step.opens
      ? anchorFaults({
          definition,
          rule: step.opens,
          path: ['steps', index, 'opens'],
          alsoDue: true,
        })
      : []),
    ...circleFaults(definition, step, index),
    ...(step.perBoard && definition.boards.length === 0
      ? [{ path: ['steps', index, 'perBoard'], value: true, expected: 'some-board' as const }]
      : []),
  ]);
}

function anchorFaults(options: {
  readonly definition: CycleDefinition;
  readonly rule: DateRule;
  readonly path: FaultPath;
  /** `opens` may count from its own step's due date. */
  readonly alsoDue: boolean;
}): readonly CycleFault[] {
  const { definition, rule, path, alsoDue } = options;
  if ('in' in rule) return [];
  const anchor = anchorOf(rule);
  const at = [...path, 'before' in rule ? 'before' : 'after'];
  if (anchor === 'board') {
    return definition.boards.length > 0 ? [] : [{ path: at, value: anchor, expected: 'some-board' }];
  }
  const known = definition.steps.map(({ key }) => key);
  if ((alsoDue && anchor === 'due') || known.includes(anchor)) return [];
  return [{ path: at, value: anchor, expected: 'known-step', names: nearest(anchor, known) }];
}

/** A circle is told at the first of its steps. */
function circleFaults(definition: CycleDefinition, step: Step, index: number): readonly CycleFault[] {
  const way = [step.key];
  let at: Step | undefined = step;
  while (at && !('in' in at.due)) {
    const anchor: string = anchorOf(at.due);
    if (anchor === step.key) {
      if (definition.steps.slice(0, index).some(({ key }) => way.includes(key))) return [];
      return [
        {
          path: ['steps', index, 'due', 'before' in step.due ? 'before' : 'after'],
          value: way[1] ?? step.key,
          expected: 'no-circle',
          names: [...way, anchor],
        },
      ];
    }
    if (way.includes(anchor)) return [];
    way.push(anchor);
    at = definition.steps.find(({ key }) => key === anchor);
  }
  return [];
}

/** Those that share most letters from the start first: likely what was meant. */
function nearest(word: string, known: readonly string[]): readonly string[] {
  const shared = (key: string): number => [...key].findIndex((letter, index) => letter !== word[index]);
  const length = (key: string): number => (shared(key) < 0 ? key.length : shared(key));
  return [...known].sort((a, b) => length(b) - length(a)).slice(0, 5);
}
