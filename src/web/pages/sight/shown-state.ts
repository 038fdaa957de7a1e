import { dayOf } from '../../../domain/calendar/working-days.ts';
import { isShownUnreached } from '../../../domain/ladder/unreachable.ts';
import { isLate } from '../../../domain/late.ts';
import type { Facts } from '../../../domain/facts.ts';
import { stepOf } from '../../../domain/line/step-of.ts';
import type { PlanState, TaskState } from '../../../domain/plan-state.ts';
import { isExtended } from '../../../domain/peers.ts';
import { isPending } from '../../../domain/task-kinds.ts';
import type { Instant } from '../../../domain/time.ts';
import type { PlanSight } from './plan-sight.ts';
import { OTHER_STATE_WORDS, STATE_WORDS, type ShownState } from '../../../text/pages/states.ts';

export type StateBadge = { readonly shape: ShownState; readonly word: string };

type Rules = Pick<Facts, 'calendar' | 'definition' | 'unreachable'>;

type Shown = {
  readonly plan: PlanState;
  readonly task: TaskState;
  readonly now: Instant;
  readonly draft: boolean;
  /** When this reader is told that nobody can be reached: the administrators at once, who stands above some days later. */
  readonly unreached?: PlanSight['unreached'];
};

/** The same, of a plan as its viewer meets it. */
export function sightBadge(
  { facts, state, unreached }: PlanSight,
  task: TaskState,
  { now, draft = false }: { now: Instant; draft?: boolean },
): StateBadge {
  return stateBadge(facts, { plan: state, task, now, draft, unreached });
}

/**
 * The state of a task as a reader may know it. `draft`: the reader is one of its own chefs and a draft lies saved;
 * to everybody else it is open until it is handed in.
 */
export function stateBadge(rules: Rules, { plan, task, now, draft, unreached = 'at-once' }: Shown): StateBadge {
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
  if (isShownUnreached(rules, task.holders, { on: dayOf(rules.calendar, now), to: unreached }))
    return shown('unreached');
  if (isLate(rules, task, now)) return shown('late');
  if (task.chart === 'returned') return shown('returned');
  if (task.chart === 'reopened') return { shape: 'returned', word: OTHER_STATE_WORDS.reopened };
  if (draft) return shown('started');
  if (task.lateness === 1) return shown('open');
  return isExtended(task) ? shown('extended') : { shape: 'extended', word: OTHER_STATE_WORDS.takenOver };
}

/** Somebody above answers to what is handed in. */
export function reviewed(rules: Pick<Rules, 'definition'>, task: TaskState): boolean {
  return task.kind === 'plan' || stepOf(rules, task)?.review !== undefined;
}

function shown(shape: ShownState): StateBadge {
  return { shape, word: STATE_WORDS[shape] };
}
