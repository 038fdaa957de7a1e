import { claimEmail, markOffered, renewLease, type ClaimedEmail, type MailQueue } from '../database/email-store.ts';
import type { Look } from '../database/look-store.ts';
import { isHeldBack } from '../database/reach-store.ts';
import { returnPathFor } from '../email/message-id.ts';
import type { Services } from '../services.ts';
import { ADDRESSES_TEXT } from '../text/pages/addresses.ts';
import { retryDelay } from './mail-policy.ts';
import { settleAnswer } from './settle-answer.ts';

export type OfferRound = {
  readonly offered: number;
  readonly accepted: number;
  /** The mail server said "not now" so often that it is left alone for so many milliseconds; else null. */
  readonly pause: number | null;
  /** Plans that read what the mail server said; they are still to be told. */
  readonly looks: readonly Look[];
};

/** So many "not now" in a row, and the mail server is left alone until the next try. */
const PATIENCE = 5;

/**
 * Offers what waits in a queue to the mail server, at most `mailPolicy.batch` e-mails, the oldest tries first, one at a time:
 * whoever is killed in between leaves at most one whose answer is not known. `ignoreWaits`: also those that have been told
 * "not now" a moment ago. `onProgress` is called before each offer.
 */
export async function offerEmails(
  services: Services,
  { queue, ignoreWaits = false, onProgress }: { queue: MailQueue; ignoreWaits?: boolean; onProgress?: () => void },
): Promise<OfferRound> {
  const round = { offered: 0, accepted: 0, laterInRow: 0, pause: 0 };
  const looks: Look[] = [];
  const tried = new Set<string>();

  while (round.offered < services.mailPolicy.batch && round.laterInRow < PATIENCE) {
    const email = await claim(services, { queue, ignoreWaits, except: [...tried] });
    if (!email) break;
    round.offered += 1;
    tried.add(email.id);
    onProgress?.();
    const answer = (await isStopped(services, queue, email)) ? STOPPED : await offerLeased(services, email);
    if (answer.kind === 'accepted') round.accepted += 1;
    round.laterInRow = answer.kind === 'later' ? round.laterInRow + 1 : 0;
    round.pause = Math.max(round.pause, retryDelay(services.mailPolicy, email.attempts));
    looks.push(...(await settleAnswer(services, { email, answer, realNow: Date.now() })));
  }

  const { offered, accepted, laterInRow, pause } = round;
  return { offered, accepted, pause: laterInRow < PATIENCE ? null : pause, looks };
}

/** What an e-mail that is held back is closed with: told anew when the address works. */
const STOPPED = { kind: 'refused', code: 550, response: ADDRESSES_TEXT.heldBack } as const;

/** A morning's e-mail to an address that does not work; what a click causes goes all the same, and what may be taken stays. */
async function isStopped({ database }: Services, queue: MailQueue, email: ClaimedEmail): Promise<boolean> {
  if (queue === 'at-once' || email.mayBeTaken || email.person === null) return false;
  return await isHeldBack(database, { person: email.person, address: email.address });
}

/** Waits of real time mean nothing on a clock that is stepped. */
const FAR_AHEAD = 24 * 3_600_000;

async function claim(
  { database, mailPolicy }: Services,
  { queue, ignoreWaits, except }: { queue: MailQueue; ignoreWaits: boolean; except: readonly string[] },
): Promise<ClaimedEmail | undefined> {
  const now = Date.now();
  return await database.$transaction((transaction) =>
    claimEmail(transaction, {
      queue,
      now,
      retryBefore: ignoreWaits ? now + FAR_AHEAD : now,
      leaseUntil: now + mailPolicy.lease,
      except,
    }),
  );
}

/** While the offer lasts nobody else takes it for lost. */
async function offerLeased({ database, mailer, mailPolicy, settings }: Services, email: ClaimedEmail) {
  const renewal = setInterval(() => {
    const until = Date.now() + mailPolicy.lease;
    database.$transaction((transaction) => renewLease(transaction, { email, until })).catch(() => undefined);
  }, mailPolicy.lease / 3);
  try {
    const from = returnPathFor(settings.senderAddress, email.messageId);
    return await mailer.offer({ raw: email.raw, from, to: email.address }, () => markOffered(database, email));
  } finally {
    clearInterval(renewal);
  }
}
