import { isLate } from '../../../domain/deadline.ts';
import type { Facts } from '../../../domain/facts.ts';
import { stepOf } from '../../../domain/line/step-of.ts';
import type { PlanState, TaskState } from '../../../domain/plan-state.ts';
import { isExtended } from '../../../domain/peers.ts';
import { isPending } from '../../../domain/task-kinds.ts';
import type { Instant } from '../../../domain/time.ts';
import { OTHER_STATE_WORDS, STATE_WORDS, type ShownState } from '../../../text/pages/states.ts';

export type StateBadge = { readonly shape: ShownState; readonly word: string };

type Rules = Pick<Facts, 'calendar' | 'definition' | 'unreachable'>;

/**
 * The state of a task as a reader may know it. `draft`: the reader is one of its own chefs and a draft lies saved;
 * to everybody else it is open until it is handed in.
 */
export function stateBadge(
  rules: Rules,
  { plan, task, now, draft }: { plan: PlanState; task: TaskState; now: Instant; draft: boolean },
): StateBadge {
  if (task.chart === 'upcoming') return shown('coming');
  if (task.chart === 'excepted') return shown('excepted');
  if (task.chart === 'handedIn') {
    return reviewed(rules, task) ? shown('submitted') : { shape: 'approved', word: OTHER_STATE_WORDS.done };
  }
  if (task.chart === 'approved') {
    const inForce = task.kind === 'plan' && plan.chart === 'inForce';
    return inForce ? { shape: 'approved', word: OTHER_STATE_WORDS.inForce } : shown('approved');
  }
  if (!isPending(task)) return shown('open');
  if (task.beforeStart) return { shape: 'excepted', word: OTHER_STATE_WORDS.beforeStart };
  if (isUnreached(rules, task)) return shown('unreached');
  if (task.holders.length > 0 && isLate(rules, task, now)) return shown('late');
  if (task.chart === 'returned') return shown('returned');
  if (task.chart === 'reopened') return { shape: 'returned', word: OTHER_STATE_WORDS.reopened };
  if (draft) return shown('started');
  if (task.lateness === 1) return shown('open');
  return isExtended(task) ? shown('extended') : { shape: 'extended', word: OTHER_STATE_WORDS.takenOver };
}

/** Nobody who answers for it can be reached by mail: it is not their silence. */
export function isUnreached(rules: Pick<Rules, 'unreachable'>, task: TaskState): boolean {
  return (
    isPending(task) &&
    task.holders.length > 0 &&
    task.holders.every((person) => rules.unreachable[person] !== undefined)
  );
}

/** Somebody above answers to what is handed in. */
export function reviewed(rules: Pick<Rules, 'definition'>, task: TaskState): boolean {
  return task.kind === 'plan' || stepOf(rules, task)?.review !== undefined;
}

function shown(shape: ShownState): StateBadge {
  return { shape, word: STATE_WORDS[shape] };
}
