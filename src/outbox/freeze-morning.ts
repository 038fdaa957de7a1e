import { countEmails, firstMessageAbout } from '../database/email-store.ts';
import { recordMorning } from '../database/morning-store.ts';
import { lockTaken, takeIntoFreeze, takenNotices, type StoredNotice } from '../database/notice-store.ts';
import type { Transaction } from '../database/transaction.ts';
import type { MailCause } from '../email/message-id.ts';
import type { MailItem } from '../domain/mail-item.ts';
import type { Instant, LocalDate } from '../domain/time.ts';
import type { Services } from '../services.ts';
import { composeMailItem } from './compose-mail-item.ts';
import { freezeEmail } from './freeze-email.ts';
import { holdForJudging, judgeNotice } from './judge-notice.ts';
import { siblingsOf } from './siblings.ts';

export type Freeze = { readonly municipality: string; readonly on: LocalDate; readonly now: Instant };

/** A plan's row may be held so long; whoever clicks meanwhile waits. */
const TRANSACTION = { maxWait: 10_000, timeout: 30_000 };

/**
 * Freezes the e-mails of a sending morning: takes what is planned up to it, judges each notice anew, joins what stands
 * into one e-mail per person. The first freeze of a morning takes what is planned; later ones only write what was held.
 * Says how many e-mails were written.
 */
export async function freezeMorning(services: Services, freeze: Freeze): Promise<number> {
  const { municipality, on, now } = freeze;
  await services.database.$transaction(async (transaction) => {
    const first = await recordMorning(transaction, { municipality, date: on, at: now });
    if (first) await takeIntoFreeze(transaction, { municipality, morning: on });
  }, TRANSACTION);

  const taken = await takenNotices(services.database, municipality);
  for (const notices of groupedBy(taken, ({ plan }) => plan)) {
    await attempt(services, freeze, notices, (transaction, locked) =>
      judgeAll(services, transaction, { freeze, locked }),
    );
  }
  let written = 0;
  const standing = await takenNotices(services.database, municipality);
  for (const notices of groupedBy(standing, ({ receiver }) => receiver)) {
    const wrote = await attempt(services, freeze, notices, (transaction, locked) =>
      writeTo(services, transaction, { freeze, locked }),
    );
    if (wrote) written += 1;
  }
  return written;
}

/** One receiver or plan that fails does not keep the others from their mail. */
async function attempt<Result>(
  { database, log }: Services,
  { municipality, on }: Freeze,
  notices: readonly StoredNotice[],
  work: (transaction: Transaction, locked: readonly StoredNotice[]) => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await database.$transaction(async (transaction) => {
      const ids = notices.map(({ id }) => id);
      return await work(transaction, await lockTaken(transaction, ids));
    }, TRANSACTION);
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'unknown';
    log.error('notices could not be frozen', { municipality, on, count: notices.length, reason });
    return undefined;
  }
}

type Work = { readonly freeze: Freeze; readonly locked: readonly StoredNotice[] };

async function judgeAll(services: Services, transaction: Transaction, { freeze, locked }: Work): Promise<void> {
  const bench = await holdForJudging(services, transaction, locked);
  for (const notice of locked) await judgeNotice(transaction, { notice, bench, on: freeze.on, at: freeze.now });
}

/** Judged once more, because a click may have come in between. True when an e-mail was written. */
async function writeTo(services: Services, transaction: Transaction, { freeze, locked }: Work): Promise<boolean> {
  const { on, now } = freeze;
  const bench = await holdForJudging(services, transaction, locked);
  const siblings = await siblingsOf(transaction, bench, locked);
  const notices: StoredNotice[] = [];
  const items: MailItem[] = [];
  for (const notice of locked) {
    if ((await judgeNotice(transaction, { notice, bench, on, at: now })) !== 'stands') continue;
    const held = bench.plans.get(notice.plan);
    const item =
      held &&
      composeMailItem({
        notice,
        state: held.plan.state,
        facts: held.facts,
        on,
        baseUrl: services.settings.webAddress,
        siblings: held.plan.parent === null ? undefined : siblings.get(held.plan.parent),
      });
    if (!item) continue;
    notices.push(notice);
    items.push(item);
  }
  const [first] = notices;
  const facts = first && bench.plans.get(first.plan)?.facts;
  if (!first || !facts) return false;
  await freezeEmail(services, transaction, {
    receiver: first.receiver,
    cause: await causeOf(transaction, first.receiver, on),
    items,
    notices,
    facts,
    on,
    morning: on,
    references: notices.length === 1 ? await thread(transaction, first) : [],
    now,
  });
  return true;
}

/** A second e-mail on one morning, for what was held, has a Message-ID of its own. */
async function causeOf(transaction: Transaction, person: string, morning: LocalDate): Promise<MailCause> {
  const before = await countEmails(transaction, { person, morning });
  return before === 0 ? { person, morning } : { person, click: `${morning}/${before + 1}` };
}

async function thread(transaction: Transaction, notice: StoredNotice): Promise<readonly string[]> {
  const first = await firstMessageAbout(transaction, { person: notice.receiver, plan: notice.plan, task: notice.task });
  return first === undefined ? [] : [first];
}

function groupedBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): readonly (readonly Value[])[] {
  const groups = new Map<string, Value[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return [...groups.values()];
}
