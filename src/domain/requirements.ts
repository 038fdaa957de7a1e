import type { Facts } from './facts.ts';
import { indexOf } from './line/organisation-index.ts';
import { stepOf } from './line/step-of.ts';
import { planAddress } from './plan-id.ts';
import type { PlanState, TaskState } from './plan-state.ts';
import { isDone, isSettled } from './task-kinds.ts';

/** What stands between a task and its hand-in. Titles, for whoever reads them. */
export type Missing = {
  /** Steps of the same plan. */
  readonly own: readonly string[];
  /** What others have not done: while there is any, escalations wait (domain §5). */
  readonly others: readonly string[];
};

function titleOfPlan(facts: Facts, id: string): string {
  return indexOf(facts.organisation).place.get(planAddress(id).place)?.title ?? id;
}

/** Accepted above; where nobody reviews it, handing in is the end of it. */
function isFinished(facts: Facts, task: TaskState): boolean {
  return isSettled(task) || (task.chart === 'handedIn' && !stepOf(facts, task)?.review);
}

/** The plans a requirement is about: those below; for a task about one of them, that one. */
function childrenOf(facts: Facts, task: TaskState): Facts['children'] {
  const own = facts.children.filter((child) => child.id === task.child);
  return own.length > 0 ? own : facts.children;
}

function tasksOf(state: PlanState): readonly TaskState[] {
  return Object.values(state.tasks);
}

/** Domain §6: the plans below, a step of the plans below. */
export function missingOfOthers(facts: Facts, task: TaskState): readonly string[] {
  const others: string[] = [];
  for (const requirement of stepOf(facts, task)?.requires ?? []) {
    if (requirement === 'children') {
      for (const child of childrenOf(facts, task)) {
        if (tasksOf(child.state).some((below) => below.kind === 'plan' && !isFinished(facts, below)))
          others.push(titleOfPlan(facts, child.id));
      }
    } else if (typeof requirement !== 'string') {
      for (const child of childrenOf(facts, task)) {
        if (tasksOf(child.state).some((below) => below.step === requirement.step && !isDone(below)))
          others.push(titleOfPlan(facts, child.id));
      }
    }
  }
  return others;
}

/** Domain §6: required steps of the same plan, and what others have not done. */
export function missingFor(state: PlanState, facts: Facts, task: TaskState): Missing {
  const required = new Set<unknown>(stepOf(facts, task)?.requires ?? []);
  const own = tasksOf(state).filter((other) => required.has(other.step) && !isDone(other));
  return { own: own.map(({ title }) => title), others: missingOfOthers(facts, task) };
}

/** Whether a task of the plan above waits for this one. */
export function dependsOn(
  facts: Pick<Facts, 'definition' | 'id'>,
  above: TaskState,
  task: Pick<TaskState, 'step' | 'kind'>,
): boolean {
  if (above.child !== undefined && above.child !== facts.id) return false;
  return (stepOf(facts, above)?.requires ?? []).some((requirement) =>
    typeof requirement === 'string'
      ? requirement === 'children' && task.kind === 'plan'
      : requirement.step === task.step,
  );
}

/** Plans below that have been reopened: until they are approved again, a plan above is not (domain §6). */
export function reopenedBelow(facts: Facts, task: TaskState): readonly string[] {
  if (task.kind !== 'plan' || !stepOf(facts, task)?.requires.includes('children')) return [];
  return facts.children
    .filter((child) => tasksOf(child.state).some((below) => below.kind === 'plan' && !isFinished(facts, below)))
    .map((child) => titleOfPlan(facts, child.id));
}
