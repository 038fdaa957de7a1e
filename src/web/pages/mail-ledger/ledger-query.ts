import type { Prisma } from '../../../database/generated/client.ts';
import { NOTICE_STATUSES, type NoticeKind, type NoticeStatus, type ReceivedAs } from '../../../domain/notice.ts';
import type { LocalDate } from '../../../domain/time.ts';
import { ledgerSight } from '../../administration/ledger-sight.ts';
import type { PageContext } from '../../page-context.ts';
import { holdsRole } from '../../viewer.ts';

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

/**
 * The newest first: by the time the server took it, else by when it was planned. What the viewer may not read is neither
 * listed nor counted.
 * @throws WebError `not-allowed` for who reads nothing of the ledger.
 */
export async function ledgerPage(context: PageContext, filter: LedgerFilter): Promise<LedgerPage> {
  const { services, viewer, organisation } = context;
  const within = await ledgerSight(context);
  const { database } = services;
  const where: Prisma.NoticeWhereInput = {
    municipalityId: viewer.municipality,
    ...(within !== undefined && { planId: { in: [...within] } }),
    ...(filter.status === '' ? {} : { status: filter.status }),
    ...aboutFilter(filter.about, { organisation, viewer }),
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

/** Persons and places whose name holds the words; to an administrator also addresses. Nothing where none does. */
function aboutFilter(
  about: string,
  { organisation, viewer }: Pick<PageContext, 'organisation' | 'viewer'>,
): Prisma.NoticeWhereInput {
  if (about === '') return {};
  const byAddress = holdsRole(viewer, 'administrator');
  const words = about.toLocaleLowerCase('sv');
  const holds = (text: string) => text.toLocaleLowerCase('sv').includes(words);
  const persons = organisation.persons
    .filter(({ name, email }) => holds(name) || (byAddress && holds(email)))
    .map(({ id }) => id);
  const places = organisation.places.filter(({ title }) => holds(title)).map(({ key }) => key);
  return { OR: [{ receiverId: { in: persons } }, { plan: { placeKey: { in: places } } }] };
}
