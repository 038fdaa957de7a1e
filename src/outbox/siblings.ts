import { plansAround } from '../database/plan-store.ts';
import type { Transaction } from '../database/transaction.ts';
import type { Notice } from '../domain/notice.ts';
import type { PlanId } from '../domain/plan-id.ts';
import type { Siblings } from './beside-escalation.ts';
import type { Bench } from './judge-notice.ts';

/** By plan above, the plans below it, where a notice tells how they stand: beside who is late. */
export async function siblingsOf(
  transaction: Transaction,
  { plans }: Bench,
  notices: readonly Notice[],
): Promise<ReadonlyMap<PlanId, Siblings>> {
  const above = notices
    .filter(({ kind }) => kind === 'escalation')
    .flatMap(({ plan }) => plans.get(plan)?.plan.parent ?? []);
  const siblings = new Map<PlanId, Siblings>();
  for (const parent of new Set(above)) siblings.set(parent, (await plansAround(transaction, parent)).below);
  return siblings;
}
