import type { PersonId } from '../domain/organisation.ts';
import type { PlanId } from '../domain/plan-id.ts';
import type { Instant } from '../domain/time.ts';
import { SIGN_IN_MORNING } from './email-store.ts';
import type { Reader, Transaction } from './transaction.ts';

/** An e-mail that a mail server took, or whose answer never came. */
export type TakenEmail = {
  readonly id: string;
  readonly municipality: string;
  readonly person: PersonId | null;
  readonly address: string;
  readonly takenAt: Instant;
  /** What the report said that told of it before; absent while it has not come back. */
  readonly cameBack?: string;
};

/** A report comes within days; so many e-mails back it is looked for. */
const NEWEST = 20_000;

/**
 * The e-mail with this Message-ID, or with this key of its Return-Path, locked until the transaction ends. Undefined when there
 * is none, or no mail server can have taken it.
 */
export async function lockTakenEmail(
  transaction: Transaction,
  of: { readonly key: string } | { readonly messageId: string },
): Promise<TakenEmail | undefined> {
  const [key, messageId] = 'key' in of ? [of.key, null] : [null, of.messageId];
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    SELECT email."id"::text FROM "Email" email
    WHERE email."status" IN ('accepted', 'offered', 'bounced') AND (email."messageId" = ${messageId} OR email."id" IN (
      SELECT newest."id" FROM (SELECT "id", "messageId" FROM "Email" ORDER BY "frozenAt" DESC LIMIT ${NEWEST}) newest
      WHERE left(encode(sha256(convert_to(newest."messageId", 'UTF8')), 'hex'), 20) = ${key}))
    FOR UPDATE OF email`;
  const [found] = rows;
  if (found === undefined) return undefined;
  const row = await transaction.email.findUniqueOrThrow({
    where: { id: found.id },
    select: {
      ...{ municipalityId: true, personId: true, address: true, status: true, answer: true },
      ...{ acceptedAt: true, frozenAt: true },
    },
  });
  return {
    id: found.id,
    municipality: row.municipalityId,
    person: row.personId,
    address: row.address,
    takenAt: (row.acceptedAt ?? row.frozenAt).getTime(),
    ...(row.status === 'bounced' && { cameBack: row.answer ?? '' }),
  };
}

/**
 * The e-mail has come back, and `answer` says why; what it told counts as refused. Returns the plans that must look again.
 * Whoever is offering it just now has lost it.
 */
export async function closeReturned(
  transaction: Transaction,
  { email, answer }: { email: string; answer: string },
): Promise<readonly PlanId[]> {
  await transaction.email.update({ where: { id: email }, data: { status: 'bounced', answer, leaseUntil: null } });
  await transaction.email.updateMany({
    where: { id: email, morning: SIGN_IN_MORNING },
    data: { raw: new Uint8Array() },
  });
  const where = { emailId: email, status: { in: ['planned', 'sent'] } };
  const rows = await transaction.notice.findMany({ where, select: { planId: true }, distinct: ['planId'] });
  await transaction.notice.updateMany({ where, data: { status: 'refused', acceptedOn: null } });
  return rows.map(({ planId }) => planId).sort();
}

/** Whether an administrator has said since `at` that the person's address works again. */
export async function isMendedSince(
  reader: Reader,
  { municipality, person, at }: { municipality: string; person: PersonId; at: Instant },
): Promise<boolean> {
  const said = { municipalityId: municipality, action: 'address-unmarked', at: { gt: new Date(at) } };
  return (await reader.audit.count({ where: { ...said, details: { path: ['person'], equals: person } } })) > 0;
}

/** A message in a mailbox that reports come back to. */
export type MailboxMessage = { readonly mailbox: string; readonly message: string };

/** Those of these messages that have been read before, and whether they were reports that counted. */
export async function readBefore(
  reader: Reader,
  { mailbox, messages }: { mailbox: string; messages: readonly string[] },
): Promise<ReadonlyMap<string, boolean>> {
  if (messages.length === 0) return new Map();
  const rows = await reader.$queryRaw<{ message: string; used: boolean }[]>`
    SELECT "message", "used" FROM "ReturnedMail" WHERE "mailbox" = ${mailbox} AND "message" = ANY(${[...messages]})`;
  return new Map(rows.map(({ message, used }) => [message, used]));
}

/** The message need not be read again. Written with what it led to; `at` in real time. */
export async function recordRead(
  transaction: Transaction,
  { mailbox, message, used, at }: MailboxMessage & { used: boolean; at: Instant },
): Promise<void> {
  const data = [{ mailbox, message, used, readAt: new Date(at) }];
  await transaction.returnedMail.createMany({ data, skipDuplicates: true });
}

/**
 * Forgets those of a mailbox that are not `listed` in it any more and were read before `until` (real time). Should one turn up
 * again, it is read anew: its e-mail has come back already, for a reason that is known, so it leads to nothing.
 */
export async function forgetRead(
  database: Pick<Transaction, '$executeRaw'>,
  { mailbox, listed, until }: { mailbox: string; listed: readonly string[]; until: Instant },
): Promise<void> {
  await database.$executeRaw`
    DELETE FROM "ReturnedMail"
    WHERE "mailbox" = ${mailbox} AND "readAt" < ${new Date(until)} AND "message" <> ALL(${[...listed]}::text[])`;
}

/** How many messages that were read are remembered, by whether they were reports that counted. */
export async function countRead(reader: Reader): Promise<{ readonly used: number; readonly left: number }> {
  const rows = await reader.returnedMail.groupBy({ by: ['used'], _count: true });
  const count = (used: boolean): number => rows.find((row) => row.used === used)?._count ?? 0;
  return { used: count(true), left: count(false) };
}
