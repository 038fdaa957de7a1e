import { recordAudit } from '../database/audit-store.ts';
import {
  closeReturned,
  isMendedSince,
  lockTakenEmail,
  recordRead,
  type MailboxMessage,
  type TakenEmail,
} from '../database/bounce-store.ts';
import { requestLooks, type Look } from '../database/look-store.ts';
import { municipalityZone } from '../database/municipality-zone.ts';
import { markUnreachable, plansAnsweredBy } from '../database/reach-store.ts';
import type { Transaction } from '../database/transaction.ts';
import { localDateOf } from '../domain/calendar/local-time.ts';
import type { PersonId } from '../domain/organisation.ts';
import type { Instant } from '../domain/time.ts';
import { isAboutUs } from '../email/about-us.ts';
import type { Bounce } from '../email/bounces/read-bounce.ts';
import type { Services } from '../services.ts';

export type SettledBounce = {
  /** It was about an e-mail of ours. */
  readonly used: boolean;
  readonly looks: readonly Look[];
};

/**
 * Notes that a message in the mailbox for bounces has been read and, where it reports that one of our e-mails has come back:
 * the e-mail, that its receiver was not told what stood in it, and that her address does not work. Another report about the
 * same e-mail changes nothing, unless it speaks of the address and the first did not: then it marks it. Nothing is changed by
 * one about an e-mail that was never sent, or for another receiver. Returns whom to tell to look again.
 */
export async function settleBounce(
  services: Services,
  { message, bounce }: { message: MailboxMessage; bounce: Bounce | undefined },
): Promise<SettledBounce> {
  const now = await services.clock.now();
  const { looks, email } = await services.database.$transaction(async (transaction) => {
    const found = bounce && (await lockTakenEmail(transaction, bounce.of));
    const email = found && bounce.recipients.includes(found.address.toLowerCase()) ? found : undefined;
    const person = bounce && email && speaksAnew(bounce, email) ? email.person : null;
    const marked =
      email === undefined || person === null ? 'nothing' : await markAddress(transaction, { email, person, now });
    const isNews = email !== undefined && (email.cameBack === undefined || marked !== 'nothing');
    await recordRead(transaction, { ...message, used: isNews, at: Date.now() });
    if (!bounce || !isNews) return { looks: [] };
    const plans = await closeReturned(transaction, { email: email.id, answer: bounce.diagnostic });
    const answered = person !== null && marked === 'turned' ? await plansAnsweredBy(transaction, person) : [];
    const looks = await requestLooks(transaction, [...new Set([...plans, ...answered])].sort());
    if (marked !== 'nothing') await log(transaction, { email, status: bounce.status, now });
    return { looks, email };
  });
  if (email) services.log.info('an e-mail came back', { email: email.id, status: bounce?.status });
  return { used: email !== undefined, looks };
}

/** It speaks of the address, and is the first about this e-mail that does: what was said once may have been mended since. */
function speaksAnew(bounce: Bounce, { cameBack }: TakenEmail): boolean {
  return !bounce.aboutUs && (cameBack === undefined || isAboutUs(cameBack));
}

type Marking = { readonly email: TakenEmail; readonly person: PersonId; readonly now: Instant };

/** The address does not work any more, or another reason for it is known now; neither where it has been corrected or mended since. */
async function markAddress(
  transaction: Transaction,
  { email, person, now }: Marking,
): Promise<'turned' | 'reason' | 'nothing'> {
  const { municipality, address, takenAt } = email;
  if (await isMendedSince(transaction, { municipality, person, at: takenAt })) return 'nothing';
  const reach = { where: { id: person, email: address }, select: { unreachableBecause: true } };
  const before = await transaction.person.findFirst(reach);
  const since = localDateOf(await municipalityZone(transaction, municipality), now);
  if (await markUnreachable(transaction, { person, address, since, because: 'bounced' })) return 'turned';
  return before?.unreachableBecause === 'refused' ? 'reason' : 'nothing';
}

async function log(
  transaction: Transaction,
  { email, status, now }: { email: TakenEmail; status: string; now: Instant },
): Promise<void> {
  const { id, municipality, person } = email;
  const details = { person, email: id, status };
  const entries = [{ at: now, actor: 'system', action: 'address-bounced', details }];
  await recordAudit(transaction, { municipality, entries });
}
