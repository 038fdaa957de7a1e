import { dissolveEmails } from '../database/email-store.ts';
import { settleNotices } from '../database/notice-store.ts';
import type { PlanId } from '../domain/plan-id.ts';
import type { LocalDate } from '../domain/time.ts';
import type { Services } from '../services.ts';

/**
 * The day is over for e-mails of mornings up to `until` that the mail server has certainly not taken: they are dissolved
 * and their notices judged anew next morning. Returns the plans that must look again.
 */
export async function dissolveUnoffered(
  { database }: Services,
  day: { municipality: string; until: LocalDate },
): Promise<readonly PlanId[]> {
  return await database.$transaction(async (transaction) => {
    const plans = new Set<PlanId>();
    for (const email of await dissolveEmails(transaction, day)) {
      for (const plan of await settleNotices(transaction, { email, status: 'dissolved', reason: 'not-offered' }))
        plans.add(plan);
    }
    return [...plans].sort();
  }, TRANSACTION);
}

const TRANSACTION = { maxWait: 10_000, timeout: 60_000 };
