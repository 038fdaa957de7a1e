import type { PersonId } from '../domain/organisation.ts';
import type { PlanId } from '../domain/plan-id.ts';
import type { Instant, LocalDate } from '../domain/time.ts';
import type { Reader, Transaction } from './transaction.ts';

/** Beside mornings: what a click causes, and links that sign in, whose text is not kept. */
export const AT_ONCE_MORNING = 'at-once';
export const SIGN_IN_MORNING = 'sign-in';
const AT_ONCE_MORNINGS = [AT_ONCE_MORNING, SIGN_IN_MORNING];

export type NewEmail = {
  readonly municipality: string;
  readonly person: PersonId | null;
  readonly address: string;
  /** The local date of the sending morning, or one of the two words above. */
  readonly morning: LocalDate;
  readonly messageId: string;
  readonly subject: string;
  readonly raw: Uint8Array;
  readonly frozenAt: Instant;
};

/** Freezes a message, byte for byte. Returns its id. */
export async function insertEmail(transaction: Transaction, email: NewEmail): Promise<string> {
  const { id } = await transaction.email.create({
    data: {
      municipalityId: email.municipality,
      personId: email.person,
      address: email.address,
      morning: email.morning,
      messageId: email.messageId,
      subject: email.subject,
      raw: Uint8Array.from(email.raw),
      frozenAt: new Date(email.frozenAt),
    },
    select: { id: true },
  });
  return id;
}

/** How many e-mails the person has been written for one morning. */
export async function countEmails(
  reader: Reader,
  { person, morning }: { person: PersonId; morning: LocalDate },
): Promise<number> {
  return await reader.email.count({ where: { personId: person, morning } });
}

/** The Message-ID of the first e-mail that told the person of a task; undefined when there was none. */
export async function firstMessageAbout(
  reader: Reader,
  { person, plan, task }: { person: PersonId; plan: PlanId; task: string },
): Promise<string | undefined> {
  const row = await reader.email.findFirst({
    where: {
      personId: person,
      status: 'accepted',
      morning: { notIn: AT_ONCE_MORNINGS },
      notices: { some: { planId: plan, task } },
    },
    orderBy: [{ acceptedAt: 'asc' }, { id: 'asc' }],
    select: { messageId: true },
  });
  return row?.messageId;
}

/** The municipality whose mornings, or `at-once` for everybody's mail that waits for no morning. */
export type MailQueue = { readonly morningsOf: string } | 'at-once';

export type ClaimedEmail = {
  readonly id: string;
  readonly municipality: string;
  readonly person: PersonId | null;
  readonly address: string;
  readonly morning: LocalDate;
  readonly messageId: string;
  readonly raw: Buffer;
  /** How often it has been offered, this time included: whoever holds an older number has lost it. */
  readonly attempts: number;
  /** It was given to the server before, whose answer never came. */
  readonly mayBeTaken: boolean;
};

/**
 * The next e-mail to offer, kept from others until `leaseUntil`: one that has waited long enough since a "not now", one whose
 * holder is gone, or one whose answer never came. Instants in real time; `retryBefore`: e-mails whose next try lies before it are ready;
 * `except`: ids that are left alone. Undefined when there is none.
 */
export async function claimEmail(
  transaction: Transaction,
  {
    queue,
    now,
    retryBefore,
    leaseUntil,
    except,
  }: {
    queue: MailQueue;
    now: Instant;
    retryBefore: Instant;
    leaseUntil: Instant;
    except: readonly string[];
  },
): Promise<ClaimedEmail | undefined> {
  const municipality = queue === 'at-once' ? null : queue.morningsOf;
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    SELECT "id"::text FROM "Email"
    WHERE ((${municipality}::text IS NULL AND "morning" = ANY(${AT_ONCE_MORNINGS}))
        OR ("municipalityId" = ${municipality} AND "morning" <> ALL(${AT_ONCE_MORNINGS})))
      AND "id" <> ALL(${[...except]}::uuid[])
      AND ("leaseUntil" IS NULL OR "leaseUntil" <= ${new Date(now)})
      AND ("status" = 'offered' OR ("status" = 'frozen' AND ("retryAt" IS NULL OR "retryAt" <= ${new Date(retryBefore)})))
    ORDER BY "attempts", "frozenAt", "address" LIMIT 1 FOR UPDATE SKIP LOCKED`;
  const [found] = rows;
  if (!found) return undefined;
  const row = await transaction.email.update({
    where: { id: found.id },
    data: { leaseUntil: new Date(leaseUntil), attempts: { increment: 1 } },
  });
  return {
    id: row.id,
    municipality: row.municipalityId,
    person: row.personId,
    address: row.address,
    morning: row.morning,
    messageId: row.messageId,
    raw: Buffer.from(row.raw),
    attempts: row.attempts,
    mayBeTaken: row.status === 'offered',
  };
}

type Held = { readonly id: string; readonly attempts: number };

/** Keeps an e-mail that is being offered from being taken for one whose answer never came. */
export async function renewLease(
  transaction: Transaction,
  { email, until }: { email: Held; until: Instant },
): Promise<void> {
  await transaction.email.updateMany({ where: held(email), data: { leaseUntil: new Date(until) } });
}

/**
 * The server is ready for it: from now on, until it has answered, it may have been taken. False when it has been dissolved, or
 * somebody else holds it: then nothing may be given.
 */
export async function markOffered(writer: Reader, email: Held): Promise<boolean> {
  const { count } = await writer.email.updateMany({ where: held(email), data: { status: 'offered' } });
  return count === 1;
}

/** The server has taken it, or refused it for good. False when somebody else has offered it since. */
export async function closeEmail(
  transaction: Transaction,
  { email, status, answer, at }: { email: Held; status: 'accepted' | 'refused'; answer: string; at: Instant },
): Promise<boolean> {
  const { count } = await transaction.email.updateMany({
    where: held(email),
    data: { status, answer, leaseUntil: null, ...(status === 'accepted' && { acceptedAt: new Date(at) }) },
  });
  if (count === 1) await forgetSecret(transaction, email.id);
  return count === 1;
}

/** The server has clearly not taken it: it waits until `retryAt` (real time). */
export async function postponeEmail(
  transaction: Transaction,
  { email, answer, retryAt }: { email: Held; answer: string; retryAt: Instant },
): Promise<void> {
  await transaction.email.updateMany({
    where: held(email),
    data: { status: 'frozen', answer, leaseUntil: null, retryAt: new Date(retryAt) },
  });
}

/** It may have been taken: the same bytes are offered again after `retryAt` (real time). */
export async function leaveUncertain(
  transaction: Transaction,
  { email, answer, retryAt }: { email: Held; answer: string; retryAt: Instant },
): Promise<void> {
  await transaction.email.updateMany({ where: held(email), data: { answer, leaseUntil: new Date(retryAt) } });
}

/** Dissolves what was never offered or clearly refused for now, of mornings up to `until`. Returns the ids. */
export async function dissolveEmails(
  transaction: Transaction,
  { municipality, until }: { municipality: string; until: LocalDate },
): Promise<readonly string[]> {
  // In one statement: what is being offered just now is not of them.
  const rows = await transaction.email.updateManyAndReturn({
    where: { municipalityId: municipality, status: 'frozen', morning: { lte: until, notIn: AT_ONCE_MORNINGS } },
    data: { status: 'dissolved' },
    select: { id: true },
  });
  return rows.map(({ id }) => id).sort();
}

/**
 * E-mails of a morning that the server has certainly not taken: offered already, or written before `writtenBefore` and not
 * offered since. The first `limit` of them, in the order in which they are offered.
 */
export async function untakenEmails(
  reader: Reader,
  {
    municipality,
    morning,
    writtenBefore,
    limit,
  }: { municipality: string; morning: LocalDate; writtenBefore: Instant; limit: number },
): Promise<readonly string[]> {
  const rows = await reader.email.findMany({
    where: {
      municipalityId: municipality,
      morning,
      status: 'frozen',
      OR: [{ attempts: { gt: 0 } }, { frozenAt: { lt: new Date(writtenBefore) } }],
    },
    select: { id: true },
    orderBy: [{ attempts: 'asc' }, { frozenAt: 'asc' }, { address: 'asc' }],
    take: limit,
  });
  return rows.map(({ id }) => id);
}

/** What has been written to these persons for a morning and never been offered to the mail server. */
export async function unofferedEmails(
  reader: Reader,
  { persons, morning }: { persons: readonly PersonId[]; morning: LocalDate },
): Promise<readonly string[]> {
  const rows = await reader.email.findMany({
    where: { personId: { in: [...persons] }, morning, status: 'frozen', attempts: 0 },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id }) => id);
}

/** Dissolves one e-mail that the server has not taken. False when it is being offered just now. */
export async function dissolveEmail(transaction: Transaction, id: string): Promise<boolean> {
  const { count } = await transaction.email.updateMany({
    where: { id, status: 'frozen' },
    data: { status: 'dissolved' },
  });
  return count === 1;
}

/** Gives up links that no longer sign in: written before `before` (real time) and not accepted. */
export async function dropOldSignInMail(transaction: Transaction, before: Instant): Promise<void> {
  await transaction.email.updateMany({
    where: { morning: SIGN_IN_MORNING, status: { in: ['frozen', 'offered'] }, frozenAt: { lt: new Date(before) } },
    data: { status: 'dissolved', raw: new Uint8Array() },
  });
}

/** What of a queue is not answered yet, and when the next of it may be offered (real time). */
export async function outstandingMail(
  reader: Reader,
  queue: MailQueue,
): Promise<{ readonly count: number; readonly nextTry: Instant | null }> {
  const rows = await reader.email.findMany({
    where: {
      status: { in: ['frozen', 'offered'] },
      ...(queue === 'at-once'
        ? { morning: { in: AT_ONCE_MORNINGS } }
        : { municipalityId: queue.morningsOf, morning: { notIn: AT_ONCE_MORNINGS } }),
    },
    select: { retryAt: true, leaseUntil: true },
  });
  const tries = rows.map(({ leaseUntil, retryAt }) => Math.max(leaseUntil?.getTime() ?? 0, retryAt?.getTime() ?? 0));
  return { count: rows.length, nextTry: tries.length === 0 ? null : Math.min(...tries) };
}

async function forgetSecret(transaction: Transaction, id: string): Promise<void> {
  await transaction.email.updateMany({ where: { id, morning: SIGN_IN_MORNING }, data: { raw: new Uint8Array() } });
}

function held({ id, attempts }: Held) {
  return { id, attempts, status: { in: ['frozen', 'offered'] } };
}
