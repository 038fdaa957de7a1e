import { tasksWithUnansweredIntents } from '../database/intent-store.ts';
import { loadFacts } from '../database/load-facts.ts';
import { requestLooks } from '../database/look-store.ts';
import { dissolveNotice, dropNotice, readdressNotice, type StoredNotice } from '../database/notice-store.ts';
import { holdPlans, type StoredPlan } from '../database/plan-store.ts';
import type { Transaction } from '../database/transaction.ts';
import type { Facts } from '../domain/facts.ts';
import type { PersonId } from '../domain/organisation.ts';
import type { PlanId } from '../domain/plan-id.ts';
import { standingOf } from '../domain/standing.ts';
import type { Instant, LocalDate } from '../domain/time.ts';
import type { Services } from '../services.ts';

export type HeldPlan = { readonly plan: StoredPlan; readonly facts: Facts };
export type Bench = {
  readonly plans: ReadonlyMap<PlanId, HeldPlan>;
  /** `plan|task` with an unanswered click. */
  readonly clicked: ReadonlySet<string>;
};

/** The plans that notices are about, held as they are until the transaction ends. */
export async function holdForJudging(
  { facts: cache }: Pick<Services, 'facts'>,
  transaction: Transaction,
  notices: readonly StoredNotice[],
): Promise<Bench> {
  const plans = await holdPlans(
    transaction,
    notices.map(({ plan }) => plan),
  );
  const held = new Map<PlanId, HeldPlan>();
  for (const plan of plans) held.set(plan.id, { plan, facts: await loadFacts(transaction, { plan: plan.id, cache }) });
  return { plans: held, clicked: await tasksWithUnansweredIntents(transaction, [...held.keys()]) };
}

export type Judged =
  | { readonly kind: 'stands' | 'held' | 'dropped' }
  | { readonly kind: 'readdressed'; readonly receivers: readonly PersonId[] };

/**
 * Whether a notice goes out on the morning of `on`. Held while a click on its task is unanswered; dropped, with the
 * reason in the ledger, when it is no longer true; put off to a later morning, which its plan then decides; given to others when its receiver has changed.
 */
export async function judgeNotice(
  transaction: Transaction,
  { notice, bench, on, at }: { notice: StoredNotice; bench: Bench; on: LocalDate; at: Instant },
): Promise<Judged> {
  if (bench.clicked.has(`${notice.plan}|${notice.task}`)) return { kind: 'held' };
  const held = bench.plans.get(notice.plan);
  if (!held) return { kind: 'held' };
  const standing = standingOf({ notice, state: held.plan.state, facts: held.facts, on });
  if (standing.kind === 'stands') return { kind: 'stands' };
  if (standing.kind === 'drop') {
    await dropNotice(transaction, { id: notice.id, reason: standing.reason });
    return { kind: 'dropped' };
  }
  if (standing.kind === 'wait') {
    await dissolveNotice(transaction, { id: notice.id, reason: 'not-reached' });
    await requestLooks(transaction, [notice.plan]);
    return { kind: 'dropped' };
  }
  const { receivers } = standing;
  await readdressNotice(transaction, { notice, receivers, on, at });
  return { kind: 'readdressed', receivers: receivers.map(({ person }) => person) };
}
