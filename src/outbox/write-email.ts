import { countEmails, firstMessageAbout } from '../database/email-store.ts';
import type { StoredNotice } from '../database/notice-store.ts';
import type { Transaction } from '../database/transaction.ts';
import type { MailItem } from '../domain/mail-item.ts';
import type { PersonId } from '../domain/organisation.ts';
import type { LocalDate } from '../domain/time.ts';
import type { MailCause } from '../email/message-id.ts';
import type { Services } from '../services.ts';
import { composeMailItem } from './compose-mail-item.ts';
import { freezeEmail } from './freeze-email.ts';
import type { Freeze } from './freeze-morning.ts';
import { holdForJudging, judgeNotice } from './judge-notice.ts';
import { siblingsOf } from './siblings.ts';

export type Written = {
  readonly written: boolean;
  /** Who have been given what was this person's: they are to be written to as well. */
  readonly given: readonly PersonId[];
};

/**
 * Writes one person's e-mail of the morning, of notices that are hers and locked. They are judged once more, because a click
 * or another organisation may have come in between.
 */
export async function writeEmail(
  services: Services,
  transaction: Transaction,
  { freeze, locked }: { freeze: Freeze; locked: readonly StoredNotice[] },
): Promise<Written> {
  const { on, now } = freeze;
  const bench = await holdForJudging(services, transaction, locked);
  const siblings = await siblingsOf(transaction, bench, locked);
  const notices: StoredNotice[] = [];
  const items: MailItem[] = [];
  const given: PersonId[] = [];
  for (const notice of locked) {
    const judged = await judgeNotice(transaction, { notice, bench, on, at: now });
    if (judged.kind === 'readdressed') given.push(...judged.receivers);
    if (judged.kind !== 'stands') continue;
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
  if (!first || !facts) return { written: false, given };
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
  return { written: true, given };
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
