import type { Prisma } from '../../../database/generated/client.ts';
import { NOTICE_STATUSES, type NoticeKind, type NoticeStatus, type ReceivedAs } from '../../../domain/notice.ts';
import type { LocalDate } from '../../../domain/time.ts';
import type { PageContext } from '../../page-context.ts';

const PAGE = 100;

/** What the reader wants to see: a name, a state, a page of the list. */
export type LedgerFilter = { readonly about: string; readonly status: NoticeStatus | ''; readonly page: number };

/** A notice with the e-mail it stands in, as the ledger lists it. */
export type LedgerRow = {
  readonly kind: NoticeKind;
  readonly plan: string;
  readonly task: string;
  readonly receiver: string;
  readonly as: ReceivedAs;
  readonly morning: LocalDate | 'at-once';
  readonly plannedAt: number;
  readonly status: NoticeStatus;
  readonly reason: string | null;
  readonly email: {
    readonly id: string;
    readonly address: string;
    readonly status: string;
    readonly answer: string | null;
    readonly acceptedAt: number | null;
  } | null;
};

export type LedgerPage = { readonly rows: readonly LedgerRow[]; readonly total: number; readonly pages: number };

/** Reads the filter from an address; what makes no sense is left out. */
export function ledgerFilter(query: (name: string) => string | undefined): LedgerFilter {
  const status = NOTICE_STATUSES.find((one) => one === query('lage')) ?? '';
  const page = Number(query('sida') ?? '1');
  return {
    about: (query('om') ?? '').slice(0, 200).trim(),
    status,
    page: Number.isSafeInteger(page) && page > 0 && page < 100_000 ? page : 1,
  };
}

/** The newest first: by the time the server took it, else by when it was planned. */
export async function ledgerPage(
  { services, viewer, organisation }: PageContext,
  filter: LedgerFilter,
): Promise<LedgerPage> {
  const { database } = services;
  const where: Prisma.NoticeWhereInput = {
    municipalityId: viewer.municipality,
    ...(filter.status === '' ? {} : { status: filter.status }),
    ...aboutFilter(filter.about, organisation),
  };
  const [total, rows] = await Promise.all([
    database.notice.count({ where }),
    database.notice.findMany({
      where,
      orderBy: [{ plannedAt: 'desc' }, { key: 'asc' }],
      skip: (filter.page - 1) * PAGE,
      take: PAGE,
      include: { email: { select: { id: true, address: true, status: true, answer: true, acceptedAt: true } } },
    }),
  ]);
  return {
    total,
    pages: Math.max(1, Math.ceil(total / PAGE)),
    rows: rows.map((row) => ({
      // The unions are written from the domain's own values.
      kind: row.kind as NoticeKind,
      plan: row.planId,
      task: row.task,
      receiver: row.receiverId,
      as: row.receivedAs as ReceivedAs,
      morning: row.morning,
      plannedAt: row.plannedAt.getTime(),
      status: row.status as NoticeStatus,
      reason: row.reason,
      email: row.email && { ...row.email, acceptedAt: row.email.acceptedAt?.getTime() ?? null },
    })),
  };
}

/** Persons and places whose name holds the words; nothing where none does. */
function aboutFilter(about: string, organisation: PageContext['organisation']): Prisma.NoticeWhereInput {
  if (about === '') return {};
  const words = about.toLocaleLowerCase('sv');
  const holds = (text: string) => text.toLocaleLowerCase('sv').includes(words);
  const persons = organisation.persons.filter(({ name, email }) => holds(name) || holds(email)).map(({ id }) => id);
  const places = organisation.places.filter(({ title }) => holds(title)).map(({ key }) => key);
  return { OR: [{ receiverId: { in: persons } }, { plan: { placeKey: { in: places } } }] };
}
