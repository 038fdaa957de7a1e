import { frozenMornings } from '../../database/morning-store.ts';
import { newestYear } from '../../database/school-year-store.ts';
import { nextSendingMorning, sendInstant } from '../../domain/calendar/working-days.ts';
import type { Instant } from '../../domain/time.ts';
import type { WebServices } from '../web-services.ts';
import { gauge, type Metric, type Sample } from './exposition.ts';

/** How the mornings of each municipality stand: frozen, sent, and whether one has been missed. */
export async function morningMetrics(
  { database, cache }: Pick<WebServices, 'database' | 'cache'>,
  now: Instant,
): Promise<readonly Metric[]> {
  const frozen: Sample[] = [];
  const unsent: Sample[] = [];
  const last: Sample[] = [];
  const overdue: Sample[] = [];
  for (const morning of await frozenMornings(database)) {
    const { municipality, lastAt, startedAt } = morning;
    const labels = { municipality };
    frozen.push({ labels, value: morning.frozen });
    unsent.push({ labels, value: morning.unsent });
    if (lastAt !== null) last.push({ labels, value: lastAt / 1000 });
    const newest = await newestYear(database, municipality);
    if (newest === undefined) continue;
    const { calendar } = await cache.rules(database, newest);
    const expected = sendInstant(calendar, nextSendingMorning(calendar, lastAt ?? startedAt));
    overdue.push({ labels, value: Math.max(now - expected, 0) / 1000 });
  }
  return [
    gauge('arshjul_mornings_frozen', 'Sending mornings whose e-mails have been written', frozen),
    gauge('arshjul_mornings_unsent', 'Of them, those with e-mail that has no answer for good yet', unsent),
    gauge(
      'arshjul_morning_last_frozen_timestamp_seconds',
      'When the last of them was written, by the system’s clock',
      last,
    ),
    gauge('arshjul_morning_overdue_seconds', 'For how long the next sending morning should have been written', overdue),
  ];
}
