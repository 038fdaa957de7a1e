import type { AuditEntry } from '../domain/decide.ts';
import type { PlanId } from '../domain/plan-id.ts';
import type { Prisma } from './generated/client.ts';
import type { Transaction } from './transaction.ts';

/** Appends to the log of who did what. Nothing in it is ever changed. */
export async function recordAudit(
  transaction: Transaction,
  { municipality, plan, entries }: { municipality: string; plan?: PlanId; entries: readonly AuditEntry[] },
): Promise<void> {
  if (entries.length === 0) return;
  await transaction.audit.createMany({
    data: entries.map(({ at, actor, action, details }) => ({
      municipalityId: municipality,
      planId: plan ?? null,
      at: new Date(at),
      actor,
      action,
      details: details as Prisma.InputJsonValue,
    })),
  });
}
