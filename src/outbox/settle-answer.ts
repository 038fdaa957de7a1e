import { closeEmail, leaveUncertain, postponeEmail, type ClaimedEmail } from '../database/email-store.ts';
import { requestLooks, type Look } from '../database/look-store.ts';
import { municipalityZone } from '../database/municipality-zone.ts';
import { settleNotices } from '../database/notice-store.ts';
import { markReachable, markUnreachable, plansAnsweredBy } from '../database/reach-store.ts';
import type { Transaction } from '../database/transaction.ts';
import { localDateOf } from '../domain/calendar/local-time.ts';
import type { PlanId } from '../domain/plan-id.ts';
import type { Instant } from '../domain/time.ts';
import type { Answer } from '../email/mailer.ts';
import type { Services } from '../services.ts';
import { retryDelay } from './mail-policy.ts';

export type Offered = { readonly email: ClaimedEmail; readonly answer: Answer; readonly realNow: Instant };

/**
 * Notes what the mail server said, for the e-mail and for its notices. Returns whom to tell to look again: the plans of
 * the notices, and where a person's address has turned bad or been mended, every plan she answers for.
 */
export async function settleAnswer(services: Services, offered: Offered): Promise<readonly Look[]> {
  const now = await services.clock.now();
  return await services.database.$transaction(async (transaction) => {
    const { answer, email } = offered;
    if (answer.kind === 'refused') services.log.info('an e-mail was refused for good', { email: email.id });
    if (answer.kind === 'accepted' || answer.kind === 'refused') {
      return await requestLooks(transaction, await close(transaction, offered, now));
    }
    const retryAt = offered.realNow + retryDelay(services.mailPolicy, email.attempts);
    const said = answer.kind === 'later' ? answer.response : answer.message;
    const isUncertain = answer.kind === 'uncertain' || email.mayBeTaken;
    await (isUncertain ? leaveUncertain : postponeEmail)(transaction, { email, answer: said, retryAt });
    return [];
  });
}

async function close(transaction: Transaction, { email, answer }: Offered, now: Instant): Promise<readonly PlanId[]> {
  const status = answer.kind === 'accepted' ? 'accepted' : 'refused';
  const text = 'response' in answer ? answer.response : '';
  if (!(await closeEmail(transaction, { email, status, answer: text, at: now }))) return [];
  const today = localDateOf(await municipalityZone(transaction, email.municipality), now);
  const plans =
    status === 'accepted'
      ? await settleNotices(transaction, { email: email.id, status: 'sent', acceptedOn: today })
      : await settleNotices(transaction, { email: email.id, status: 'refused' });
  if (email.person === null) return [];
  const reach = { person: email.person, address: email.address };
  const turned =
    status === 'refused'
      ? await markUnreachable(transaction, { ...reach, since: today, because: 'refused' })
      : await markReachable(transaction, { ...reach, mends: 'refused' });
  if (turned) return [...new Set([...plans, ...(await plansAnsweredBy(transaction, email.person))])].sort();
  return status === 'refused' ? plans : [];
}
