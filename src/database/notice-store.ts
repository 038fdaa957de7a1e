import type { LedgerEntry, Notice, NoticeKind, NoticeStatus, ReceivedAs } from '../domain/notice.ts';
import { noticeKey } from '../domain/notice.ts';
import { planAddress, type PlanId } from '../domain/plan-id.ts';
import type { PersonId } from '../domain/organisation.ts';
import type { Instant, LocalDate } from '../domain/time.ts';
import type { Prisma } from './generated/client.ts';
import type { Reader, Transaction } from './transaction.ts';

export type StoredNotice = LedgerEntry & {
  readonly id: string;
  readonly plannedAt: Instant;
  readonly email: string | null;
};

/** Plans notices; one that is known by its key is left as it is. Says how many were new. */
export async function insertNotices(
  transaction: Transaction,
  { notices, at }: { notices: readonly Notice[]; at: Instant },
): Promise<number> {
  if (notices.length === 0) return 0;
  const { count } = await transaction.notice.createMany({
    data: notices.map((notice) => ({
      key: noticeKey(notice),
      municipalityId: planAddress(notice.plan).municipality,
      planId: notice.plan,
      task: notice.task,
      kind: notice.kind,
      lateness: notice.lateness,
      rung: notice.rung,
      receiverId: notice.receiver,
      receivedAs: notice.as,
      morning: notice.morning,
      plannedAt: new Date(at),
    })),
    skipDuplicates: true,
  });
  return count;
}

/** Everything the plan has told or means to tell, in the order in which it was planned. */
export async function ledgerOf(reader: Reader, plan: PlanId): Promise<readonly LedgerEntry[]> {
  const rows = await reader.notice.findMany({
    where: { planId: plan },
    orderBy: [{ plannedAt: 'asc' }, { key: 'asc' }],
  });
  return rows.map((row) => entry(row));
}

/**
 * Takes every planned notice of a morning up to `morning` into that morning's freeze; what is planned later is not of it.
 * Says how many were taken.
 */
export async function takeIntoFreeze(
  transaction: Transaction,
  { municipality, morning }: { municipality: string; morning: LocalDate },
): Promise<number> {
  const { count } = await transaction.notice.updateMany({
    where: {
      municipalityId: municipality,
      status: 'planned',
      emailId: null,
      heldOn: null,
      morning: { lte: morning, not: AT_ONCE },
    },
    data: { heldOn: morning },
  });
  return count;
}

/** What a freeze has taken and no e-mail holds yet, in the order of plan and receiver. */
export async function takenNotices(reader: Reader, municipality: string): Promise<readonly StoredNotice[]> {
  const rows = await reader.notice.findMany({
    where: { municipalityId: municipality, status: 'planned', emailId: null, heldOn: { not: null } },
    orderBy: [{ planId: 'asc' }, { receiverId: 'asc' }, { key: 'asc' }],
  });
  return rows.map(stored);
}

/** Those of these notices that are still taken and in no e-mail, locked until the transaction ends. */
export async function lockTaken(transaction: Transaction, ids: readonly string[]): Promise<readonly StoredNotice[]> {
  const locked = await transaction.$queryRaw<{ id: string }[]>`
    SELECT "id"::text FROM "Notice" WHERE "id" = ANY(${[...ids]}::uuid[]) AND "status" = 'planned' AND "emailId" IS NULL
    ORDER BY "id" FOR UPDATE SKIP LOCKED`;
  const rows = await transaction.notice.findMany({
    where: { id: { in: locked.map(({ id }) => id) } },
    orderBy: [{ planId: 'asc' }, { key: 'asc' }],
  });
  return rows.map(stored);
}

/** Gives a taken notice to other receivers: it is dropped for the first, and the same freeze has theirs. */
export async function readdressNotice(
  transaction: Transaction,
  {
    notice,
    receivers,
    on,
    at,
  }: {
    notice: StoredNotice;
    receivers: readonly { readonly person: PersonId; readonly as: ReceivedAs }[];
    on: LocalDate;
    at: Instant;
  },
): Promise<void> {
  await dropNotice(transaction, { id: notice.id, reason: 'receiver-changed' });
  const { id: _i, plannedAt: _p, email: _e, status: _s, acceptedOn: _a, ...told } = notice;
  const notices = receivers.map(({ person, as }): Notice => ({ ...told, receiver: person, as }));
  await insertNotices(transaction, { notices, at });
  await transaction.notice.updateMany({
    where: { key: { in: notices.map(noticeKey) }, status: 'planned', emailId: null },
    data: { heldOn: on },
  });
}

/**
 * The oldest that a person's own click has caused and that stands in no e-mail yet; `except`: ids that are left alone. Rows
 * another process has taken are left out.
 */
export async function claimAtOnceNotice(
  transaction: Transaction,
  { except }: { except: readonly string[] },
): Promise<StoredNotice | undefined> {
  const [claimed] = await transaction.$queryRaw<{ id: string }[]>`
    SELECT "id"::text FROM "Notice" WHERE "status" = 'planned' AND "morning" = ${AT_ONCE} AND "emailId" IS NULL
      AND "id" <> ALL(${[...except]}::uuid[])
    ORDER BY "plannedAt", "key" LIMIT 1 FOR UPDATE SKIP LOCKED`;
  return claimed && stored(await transaction.notice.findUniqueOrThrow({ where: claimed }));
}

/** Whether notices of the plan are held back because of unanswered clicks. */
export async function hasHeldNotices(reader: Reader, plan: PlanId): Promise<boolean> {
  const held = await reader.notice.findFirst({
    where: { planId: plan, status: 'planned', emailId: null, heldOn: { not: null } },
    select: { id: true },
  });
  return held !== null;
}

/** Takes a notice out because it is no longer true; the ledger keeps the reason. */
export async function dropNotice(
  transaction: Transaction,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  await transaction.notice.updateMany({ where: { id, status: 'planned' }, data: { status: 'dropped', reason } });
}

/** Takes a notice out of this morning, to be judged anew for a later one. */
export async function dissolveNotice(
  transaction: Transaction,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  await transaction.notice.updateMany({ where: { id, status: 'planned' }, data: { status: 'dissolved', reason } });
}

/** These notices stand in this e-mail. */
export async function putInEmail(
  transaction: Transaction,
  { ids, email }: { ids: readonly string[]; email: string },
): Promise<void> {
  await transaction.notice.updateMany({ where: { id: { in: [...ids] } }, data: { emailId: email } });
}

/** What stands in an e-mail that is not answered yet. */
export async function noticesOfEmail(reader: Reader, email: string): Promise<readonly StoredNotice[]> {
  const rows = await reader.notice.findMany({
    where: { emailId: email, status: 'planned' },
    orderBy: [{ planId: 'asc' }, { key: 'asc' }],
  });
  return rows.map(stored);
}

/** Takes notices out of an e-mail that was dissolved; the freeze that took them still has them. */
export async function releaseNotices(transaction: Transaction, email: string): Promise<void> {
  await transaction.notice.updateMany({ where: { emailId: email, status: 'planned' }, data: { emailId: null } });
}

/** What became of an e-mail is what became of its notices. Returns the plans that must look again. */
export async function settleNotices(
  transaction: Transaction,
  outcome:
    | { readonly email: string; readonly status: 'sent'; readonly acceptedOn: LocalDate }
    | { readonly email: string; readonly status: 'refused' }
    | { readonly email: string; readonly status: 'dissolved'; readonly reason: string },
): Promise<readonly PlanId[]> {
  const where = { emailId: outcome.email, status: 'planned' };
  const rows = await transaction.notice.findMany({ where, select: { planId: true }, distinct: ['planId'] });
  const { email: _, ...data } = outcome;
  await transaction.notice.updateMany({ where, data });
  return rows.map(({ planId }) => planId).sort();
}

export const AT_ONCE = 'at-once';

type NoticeRow = Prisma.NoticeGetPayload<object>;

function entry(row: NoticeRow): LedgerEntry {
  return {
    // The unions are written from the domain's own values, by `insertNotices` alone.
    kind: row.kind as NoticeKind,
    plan: row.planId,
    task: row.task,
    lateness: row.lateness,
    rung: row.rung,
    receiver: row.receiverId,
    as: row.receivedAs as ReceivedAs,
    morning: row.morning,
    status: row.status as NoticeStatus,
    ...(row.acceptedOn !== null && { acceptedOn: row.acceptedOn }),
  };
}

function stored(row: NoticeRow): StoredNotice {
  return { ...entry(row), id: row.id, plannedAt: row.plannedAt.getTime(), email: row.emailId };
}
