import { countRead } from '../../database/bounce-store.ts';
import { outstandingSince } from '../../database/outbox-age.ts';
import { NOTICE_STATUSES } from '../../domain/notice.ts';
import type { Instant } from '../../domain/time.ts';
import type { WebServices } from '../web-services.ts';
import { gauge, type Metric, type Sample } from './exposition.ts';
import { morningMetrics } from './morning-metrics.ts';
import { age } from './work-metrics.ts';

const EMAIL_STATUSES = ['frozen', 'offered', 'accepted', 'refused', 'bounced', 'dissolved'];

/** The ledger, the outbox and the mornings, as the database has them at `now` of the system's clock. */
export async function mailMetrics(
  services: Pick<WebServices, 'database' | 'cache' | 'realTime' | 'bounces'>,
  now: Instant,
): Promise<readonly Metric[]> {
  const { database, realTime, bounces } = services;
  const up = bounces?.isUp();
  const [notices, emails, unreachable, outbox, returned, mornings] = await Promise.all([
    database.notice.groupBy({ by: ['status'], _count: true }),
    database.email.groupBy({ by: ['status'], _count: true }),
    database.person.count({ where: { unreachableSince: { not: null } } }),
    outstandingSince(database),
    countRead(database),
    morningMetrics(services, now),
  ]);
  return [
    gauge('arshjul_notices', 'Notices by what became of them', byStatus(NOTICE_STATUSES, notices)),
    gauge('arshjul_emails', 'E-mails by what became of them', byStatus(EMAIL_STATUSES, emails)),
    gauge('arshjul_addresses_unreachable', 'Persons whose address does not take mail', unreachable),
    gauge(
      'arshjul_outbox_emails',
      'E-mails that no mail server has answered for good',
      outbox.map(({ queue, count }) => ({ labels: { queue }, value: count })),
    ),
    gauge(
      'arshjul_outbox_oldest_seconds',
      'For how long the first of them has waited',
      outbox.map(({ queue, since }) => ({
        labels: { queue },
        // Links that sign in live in real time, everything else by the system's clock.
        value: age(since, queue === 'sign-in' ? realTime() : now),
      })),
    ),
    gauge(
      'arshjul_bounces_read',
      'Messages found in the mailbox for bounces: reports that counted, and what was left for people',
      Object.entries(returned).map(([outcome, value]) => ({ labels: { outcome }, value })),
    ),
    ...(up === undefined
      ? []
      : [gauge('arshjul_bounce_mailbox_up', 'Whether the mailbox for bounces could be read', up ? 1 : 0)]),
    ...mornings,
  ];
}

function byStatus(
  statuses: readonly string[],
  rows: readonly { readonly status: string; readonly _count: number }[],
): readonly Sample[] {
  return statuses.map((status) => ({
    labels: { status },
    value: rows.find((row) => row.status === status)?._count ?? 0,
  }));
}
