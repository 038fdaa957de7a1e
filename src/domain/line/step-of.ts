import type { CycleDefinition, Ladder, Step } from '../cycle-definition.ts';
import type { Facts } from '../facts.ts';
import type { TaskState } from '../plan-state.ts';

type Rules = Pick<Facts, 'definition'>;

const byKey = new WeakMap<CycleDefinition, ReadonlyMap<string, Step>>();

/** The step a task stems from, in the pinned definition. */
export function stepOf({ definition }: Rules, task: Pick<TaskState, 'step'>): Step | undefined {
  const steps = byKey.get(definition) ?? new Map(definition.steps.map((step) => [step.key, step]));
  byKey.set(definition, steps);
  return steps.get(task.step);
}

/** The ladder of the task itself; undefined: it is shown as late, nobody is mailed. */
export function ladderOf(facts: Rules, task: Pick<TaskState, 'step'>): Ladder | undefined {
  const key = stepOf(facts, task)?.ladder;
  return key === undefined ? undefined : facts.definition.ladders[key];
}

/** The ladder of the task's review; undefined: ten working days and no mail. */
export function reviewLadderOf(facts: Rules, task: Pick<TaskState, 'step'>): Ladder | undefined {
  const key = stepOf(facts, task)?.review?.ladder;
  return key === undefined ? undefined : facts.definition.ladders[key];
}
