import type { AuditEntry } from '../domain/decide.ts';
import type { PlanId } from '../domain/plan-id.ts';
import type { Prisma } from './generated/client.ts';
import type { Transaction } from './transaction.ts';

/**
 * Appends to the log of who did what; the database numbers and chains the rows. Nothing in it is ever changed. Written
 * last in a transaction: from here until its end whoever else writes in the municipality's log waits.
 */
export async function recordAudit(
  transaction: Transaction,
  { municipality, plan, entries }: { municipality: string; plan?: PlanId; entries: readonly AuditEntry[] },
): Promise<void> {
  await recordAuditOfPlans(transaction, { municipality, entries: entries.map((entry) => ({ ...entry, plan })) });
}

/** The same for several plans at once. */
export async function recordAuditOfPlans(
  transaction: Transaction,
  {
    municipality,
    entries,
  }: { municipality: string; entries: readonly (AuditEntry & { readonly plan: PlanId | undefined })[] },
): Promise<void> {
  if (entries.length === 0) return;
  await transaction.audit.createMany({
    data: entries.map(({ plan, at, actor, onBehalfOf, via, action, reason, details }) => ({
      municipalityId: municipality,
      planId: plan ?? null,
      at: new Date(at),
      actor,
      onBehalfOf: [...(onBehalfOf ?? [])],
      via: via ?? 'system',
      action,
      reason: reason ?? null,
      details: details as Prisma.InputJsonValue,
    })),
  });
}
