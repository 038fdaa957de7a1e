import { canonicalJson } from '../database/content-hash.ts';
import type { PlanState } from '../domain/plan-state.ts';

/** A plan's state by its id. */
export type States = ReadonlyMap<string, PlanState>;

/** What a year has come to: all of a state but until when it has been looked at, and that the läsår has been closed. */
function outcomeOf({ decidedThrough: _, closed: __, tasks, ...plan }: PlanState): ReadonlyMap<string, string> {
  const lines = new Map([['planen', canonicalJson(plan)]]);
  for (const [key, task] of Object.entries(tasks)) lines.set(key, canonicalJson(task));
  return lines;
}

/** A line for every plan and task that is not as its undisturbed twin: what it is, and what was expected. */
export function stateDifferences(found: States, expected: States): string[] {
  return [...new Set([...found.keys(), ...expected.keys()])].sort().flatMap((plan) => {
    const [here, there] = [found, expected].map((states) => {
      const state = states.get(plan);
      return state ? outcomeOf(state) : new Map<string, string>();
    }) as [ReadonlyMap<string, string>, ReadonlyMap<string, string>];
    return [...new Set([...here.keys(), ...there.keys()])]
      .filter((key) => here.get(key) !== there.get(key))
      .map((key) => `${plan} ${key}: ${here.get(key) ?? '–'} (väntat: ${there.get(key) ?? '–'})`);
  });
}
