import type { Instant } from '../../domain/time.ts';
import type { WebServices } from '../web-services.ts';
import { gauge, type Metric } from './exposition.ts';

/** Plans, clicks and looks, as the database has them at `now` of the system's clock. */
export async function workMetrics(
  { database }: Pick<WebServices, 'database'>,
  now: Instant,
): Promise<readonly Metric[]> {
  const unanswered = { answeredAt: null };
  const due = { nextWake: { lte: new Date(now) } };
  const [plans, late, waiting, behind, looks] = await Promise.all([
    database.plan.groupBy({ by: ['year', 'chart'], _count: true }),
    database.plan.groupBy({ by: ['year'], where: { late: true }, _count: true }),
    database.intent.aggregate({ where: unanswered, _count: true, _min: { clickedAt: true } }),
    database.plan.aggregate({ where: due, _count: true, _min: { nextWake: true } }),
    database.look.count(),
  ]);
  return [
    gauge('arshjul_clock_timestamp_seconds', 'What time it is by the clock that the system lives by', now / 1000),
    gauge(
      'arshjul_plans',
      'Plans by cycle and state',
      plans.map(({ year, chart, _count }) => ({ labels: { year, chart }, value: _count })),
    ),
    gauge(
      'arshjul_plans_late',
      'Plans with a late task',
      late.map(({ year, _count }) => ({ labels: { year }, value: _count })),
    ),
    gauge('arshjul_plans_due', 'Plans whose instant has come and is not decided yet', behind._count),
    gauge(
      'arshjul_plans_due_oldest_seconds',
      'For how long the first of them has been due',
      age(behind._min.nextWake, now),
    ),
    gauge('arshjul_intents_unanswered', 'Clicks received and not yet judged', waiting._count),
    gauge(
      'arshjul_intents_unanswered_oldest_seconds',
      'For how long the first of them has waited',
      age(waiting._min.clickedAt, now),
    ),
    gauge(
      'arshjul_looks_waiting',
      'Processes that something they read has changed for, and that have not looked',
      looks,
    ),
  ];
}

/** Seconds from then until now; 0 where there is nothing, or it lies ahead. */
export function age(since: Date | null, now: Instant): number {
  return since === null ? 0 : Math.max(now - since.getTime(), 0) / 1000;
}
