import { AT_ONCE_MORNING, dropOldSignInMail, outstandingMail } from '../database/email-store.ts';
import { findClick, findIntent } from '../database/intent-store.ts';
import { loadFacts } from '../database/load-facts.ts';
import { claimAtOnceNotice, dropNotice, type StoredNotice } from '../database/notice-store.ts';
import { loadPlan } from '../database/plan-store.ts';
import type { Transaction } from '../database/transaction.ts';
import { localDateOf } from '../domain/calendar/local-time.ts';
import { noticeKey } from '../domain/notice.ts';
import type { Services } from '../services.ts';
import { tellLooks } from '../temporal/tell-to-look.ts';
import { composeMailItem } from './compose-mail-item.ts';
import { freezeEmail } from './freeze-email.ts';
import { offerEmails } from './offer-emails.ts';

const BATCH = 50;
/** A sign-in link lives so long; after that its e-mail is of no use. Real time. */
const LINK_LIVES = 15 * 60_000;

/**
 * Sends what people's own clicks have caused: receipts, late refusals, links that sign in. Called over and over by the
 * web process; needs no Temporal. Says how many the mail server accepted.
 */
export async function sendAtOnce(services: Services): Promise<number> {
  const { database } = services;
  await database.$transaction(async (transaction) => {
    await dropOldSignInMail(transaction, Date.now() - LINK_LIVES);
  });
  const tried: string[] = [];
  while (tried.length < BATCH && (await writeNext(services, tried)));
  if ((await outstandingMail(database, 'at-once')).count === 0) return 0;
  const { accepted, looks } = await offerEmails(services, { queue: 'at-once' });
  await tellLooks(services, looks);
  return accepted;
}

const TRANSACTION = { maxWait: 10_000, timeout: 30_000 };

/** Writes the next e-mail; one that cannot be written keeps no other from being sent. False when none waits. */
async function writeNext(services: Services, tried: string[]): Promise<boolean> {
  const before = tried.length;
  try {
    return await services.database.$transaction(async (transaction) => {
      const notice = await claimAtOnceNotice(transaction, { except: tried });
      if (!notice) return false;
      tried.push(notice.id);
      await write(services, transaction, notice);
      return true;
    }, TRANSACTION);
  } catch (error) {
    if (tried.length === before) throw error;
    const reason = error instanceof Error ? error.name : 'unknown';
    services.log.error('mail that waits for no morning could not be written', { notice: tried.at(-1), reason });
    return true;
  }
}

async function write(services: Services, transaction: Transaction, notice: StoredNotice): Promise<void> {
  const plan = await loadPlan(transaction, notice.plan);
  if (!plan) return;
  const facts = await loadFacts(transaction, { plan: plan.id, cache: services.facts });
  const now = await services.clock.now();
  const on = localDateOf(facts.calendar.timezone, now);
  const { receiver, task } = notice;
  // `receipt/1761307200000/CLICK`; before that only the instant stood there.
  const [, at = '', id = ''] = notice.rung.split('/');
  const click =
    (await findIntent(transaction, id)) ??
    (await findClick(transaction, { plan: plan.id, task, by: receiver, at: Number(at) }));
  const item = composeMailItem({ notice, state: plan.state, facts, on, baseUrl: services.settings.webAddress, click });
  if (!item) return await dropNotice(transaction, { id: notice.id, reason: 'task-gone' });
  await freezeEmail(services, transaction, {
    receiver,
    cause: { person: receiver, click: noticeKey(notice) },
    items: [item],
    notices: [notice],
    facts,
    on,
    morning: AT_ONCE_MORNING,
    references: [],
    now,
  });
}
