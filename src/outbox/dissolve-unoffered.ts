import { dissolveEmails } from '../database/email-store.ts';
import { dropNotice, noticesOfEmail, settleNotices } from '../database/notice-store.ts';
import { requestLooks, type Look } from '../database/look-store.ts';
import type { Transaction } from '../database/transaction.ts';
import type { PlanId } from '../domain/plan-id.ts';
import type { LocalDate } from '../domain/time.ts';
import { standingOf } from '../domain/standing.ts';
import type { Services } from '../services.ts';
import { holdForJudging } from './judge-notice.ts';

/**
 * The day is over for e-mails of mornings up to `until` that the mail server has certainly not taken: they are dissolved
 * and their notices judged anew next morning; what is no longer true drops now. Returns the plans that are to be told to look again.
 */
export async function dissolveUnoffered(
  services: Services,
  day: { municipality: string; until: LocalDate },
): Promise<readonly Look[]> {
  return await services.database.$transaction(async (transaction) => {
    const plans = new Set<PlanId>();
    for (const email of await dissolveEmails(transaction, day)) {
      await dropUntrue(services, transaction, { email, on: day.until });
      for (const plan of await settleNotices(transaction, { email, status: 'dissolved', reason: 'not-offered' }))
        plans.add(plan);
    }
    return await requestLooks(transaction, [...plans].sort());
  }, TRANSACTION);
}

const TRANSACTION = { maxWait: 10_000, timeout: 60_000 };

async function dropUntrue(
  services: Services,
  transaction: Transaction,
  { email, on }: { email: string; on: LocalDate },
): Promise<void> {
  const notices = await noticesOfEmail(transaction, email);
  const { plans } = await holdForJudging(services, transaction, notices);
  for (const notice of notices) {
    const held = plans.get(notice.plan);
    const standing = held && standingOf({ notice, state: held.plan.state, facts: held.facts, on });
    if (standing?.kind === 'drop') await dropNotice(transaction, { id: notice.id, reason: standing.reason });
  }
}
