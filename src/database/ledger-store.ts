import type { NoticeKind, NoticeStatus, ReceivedAs } from '../domain/notice.ts';
import type { PlanId } from '../domain/plan-id.ts';
import type { Instant } from '../domain/time.ts';
import type { Prisma } from './generated/client.ts';
import type { Reader } from './transaction.ts';

/** A line of the mail ledger: what was told or dropped, to whom, why, and the server's answer. */
export type LedgerLine = {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly plan: string;
  readonly task: string;
  readonly receiver: { readonly id: string; readonly name: string };
  readonly as: ReceivedAs;
  readonly rung: string;
  /** Local date, or `at-once`. */
  readonly morning: string;
  readonly plannedAt: Instant;
  readonly status: NoticeStatus;
  readonly reason: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly answer: string | null;
};

export type LedgerFilter = {
  readonly municipality: string;
  readonly morning?: string | undefined;
  readonly status?: string | undefined;
  readonly plan?: string | undefined;
  readonly receiver?: string | undefined;
  /** Of these plans alone; undefined for every plan. */
  readonly within?: readonly PlanId[] | undefined;
  /** The last line of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
};

/** Newest mornings first; `next` is given back as `after`, null at the end. */
export async function readLedger(
  reader: Reader,
  filter: LedgerFilter,
): Promise<{ lines: readonly LedgerLine[]; next: string | null }> {
  const where: Prisma.NoticeWhereInput = {
    municipalityId: filter.municipality,
    ...(filter.morning !== undefined && { morning: filter.morning }),
    ...(filter.status !== undefined && { status: filter.status }),
    ...(filter.plan !== undefined && { planId: filter.plan }),
    ...(filter.receiver !== undefined && { receiverId: filter.receiver }),
    ...(filter.within !== undefined && { AND: [{ planId: { in: [...filter.within] } }] }),
  };
  const rows = await reader.notice.findMany({
    where,
    include: { email: { select: { address: true, answer: true } } },
    orderBy: [{ plannedAt: 'desc' }, { id: 'asc' }],
    take: filter.limit + 1,
    ...(filter.after !== undefined && { cursor: { id: filter.after }, skip: 1 }),
  });
  const shown = rows.slice(0, filter.limit);
  const people = await reader.person.findMany({
    where: { id: { in: shown.map(({ receiverId }) => receiverId) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return {
    lines: shown.map((row) => ({
      id: row.id,
      // The unions are written from the domain's own values.
      kind: row.kind as NoticeKind,
      plan: row.planId,
      task: row.task,
      receiver: { id: row.receiverId, name: names.get(row.receiverId) ?? '' },
      as: row.receivedAs as ReceivedAs,
      rung: row.rung,
      morning: row.morning,
      plannedAt: row.plannedAt.getTime(),
      status: row.status as NoticeStatus,
      reason: row.reason,
      email: row.emailId,
      address: row.email?.address ?? null,
      answer: row.email?.answer ?? null,
    })),
    next: rows.length > filter.limit ? (shown.at(-1)?.id ?? null) : null,
  };
}
