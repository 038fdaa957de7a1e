import { unansweredIntents } from '../../database/intent-store.ts';
import { lockPlan } from '../../database/plan-store.ts';
import type { Transaction } from '../../database/transaction.ts';
import { MAY } from '../../domain/acts/may.ts';
import type { Act, ActKind } from '../../domain/intent.ts';
import type { PersonId } from '../../domain/organisation.ts';
import type { PlanId } from '../../domain/plan-id.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';
import { API_TEXT } from '../../text/api.ts';
import { WebError } from '../web-error.ts';
import type { TaskSight } from './task-sight.ts';

/** Whether the right to an act follows from the posts held that day, whatever becomes of the plan. */
const BY_POST: Readonly<Record<ActKind, boolean>> = {
  'hand-in': true,
  'ask-extension': true,
  reopen: true,
  except: true,
  'refuse-extension': true,
  'name-reviewer': true,
  // Who handed in may; who answers for the task may in any case.
  withdraw: false,
  // Past a step above it takes who answers there.
  extend: false,
  'begin-review': false,
  approve: false,
  return: false,
};

/** Nothing that is still to be decided of the plan can change who may. */
export function restsOnPost({ writesOwn }: TaskSight, kind: ActKind): boolean {
  return BY_POST[kind] || (kind === 'withdraw' && writesOwn);
}

/**
 * Why the posts that the viewer is seen with do not allow an act, of a plan that lags behind; null where they do.
 * @throws WebError `unavailable` where the plan's state must be known first.
 */
export function refusedByPost(
  found: TaskSight,
  { act, person, on }: { act: Act; person: PersonId; on: LocalDate },
): Refusal | null {
  const { sight, task } = found;
  if (restsOnPost(found, act.kind)) return MAY[act.kind]({ facts: sight.facts, task, person, on });
  throw notYet();
}

/** Holds the plan as it was judged until the click is kept. @throws WebError `unavailable` where it is another by now. */
export async function holdAsJudged(
  transaction: Transaction,
  { plan, clickedAt }: { plan: PlanId; clickedAt: Instant },
  judgedAt: number,
): Promise<void> {
  const held = await lockPlan(transaction, plan);
  const waiting = await unansweredIntents(transaction, plan);
  const isBehind = held === undefined || (held.nextWake !== null && held.nextWake <= clickedAt);
  if (isBehind || held.revision !== judgedAt || waiting.length > 0) throw notYet();
}

function notYet(): WebError {
  return new WebError('unavailable', { sentence: API_TEXT.roleNotJudged });
}
