import { dissolveEmail, unofferedEmails } from '../database/email-store.ts';
import { recordMorning } from '../database/morning-store.ts';
import {
  lockTaken,
  releaseNotices,
  takeIntoFreeze,
  takenNotices,
  type StoredNotice,
} from '../database/notice-store.ts';
import type { Transaction } from '../database/transaction.ts';
import type { PersonId } from '../domain/organisation.ts';
import type { Instant, LocalDate } from '../domain/time.ts';
import type { Services } from '../services.ts';
import { holdForJudging, judgeNotice } from './judge-notice.ts';
import { writeEmail } from './write-email.ts';

export type Freeze = { readonly municipality: string; readonly on: LocalDate; readonly now: Instant };

/** The organisation is not changed more often while a morning is frozen; what is left then goes with the next round. */
const PASSES = 3;
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
  let receivers: ReadonlySet<PersonId> | undefined;
  for (let pass = 1; pass <= PASSES && receivers?.size !== 0; pass += 1) {
    if (receivers) await reopen(services, freeze, [...receivers]);
    const given = new Set<PersonId>();
    const standing = (await takenNotices(services.database, municipality)).filter(
      ({ receiver }) => receivers?.has(receiver) ?? true,
    );
    for (const notices of groupedBy(standing, ({ receiver }) => receiver)) {
      const wrote = await attempt(services, freeze, notices, (transaction, locked) =>
        writeEmail(services, transaction, { freeze, locked }),
      );
      if (wrote?.written) written += 1;
      wrote?.given.forEach((person) => given.add(person));
    }
    receivers = given;
  }
  return written;
}

/**
 * Some have been given notices of others while e-mails were being written, because the organisation was changed just then:
 * what has been written to them and not been offered yet is written anew, with that.
 */
async function reopen({ database }: Services, { on }: Freeze, persons: readonly PersonId[]): Promise<void> {
  await database.$transaction(async (transaction) => {
    for (const email of await unofferedEmails(transaction, { persons, morning: on })) {
      if (await dissolveEmail(transaction, email)) await releaseNotices(transaction, email);
    }
  }, TRANSACTION);
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

function groupedBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): readonly (readonly Value[])[] {
  const groups = new Map<string, Value[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return [...groups.values()];
}
