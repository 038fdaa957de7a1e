import type { Instant } from '../domain/time.ts';
import { partsUp } from './administration/parts-up.ts';
import { exposition, gauge, type Metric } from './metrics/exposition.ts';
import { mailMetrics } from './metrics/mail-metrics.ts';
import type { RequestMeter } from './metrics/request-meter.ts';
import { workMetrics } from './metrics/work-metrics.ts';
import type { WebServices } from './web-services.ts';

/** For so long what the database has been asked stands, in milliseconds of real time: anybody may ask. */
const COUNTS_STAND = 5_000;

/**
 * Gives what the database knows of the system's work, and the requests counted, in Prometheus' text form. Without its
 * database it says so, and what it knows by itself. No personal data.
 */
export function createMetrics(
  services: Pick<WebServices, 'database' | 'temporal' | 'clock' | 'cache' | 'realTime'>,
  requests: RequestMeter,
): () => Promise<string> {
  let asked: { readonly at: Instant; readonly metrics: Promise<readonly Metric[]> } | undefined;
  return async () => {
    const now = services.realTime();
    if (asked === undefined || now - asked.at >= COUNTS_STAND) asked = { at: now, metrics: askedMetrics(services) };
    return exposition([...requests.metrics(), ...(await asked.metrics)]);
  };
}

async function askedMetrics(services: Parameters<typeof createMetrics>[0]): Promise<readonly Metric[]> {
  const up = await partsUp(services);
  const parts = gauge(
    'arshjul_part_up',
    'Whether a part answers; of migrations, whether all have been applied',
    Object.entries(up).map(([part, isUp]) => ({ labels: { part }, value: isUp ? 1 : 0 })),
  );
  if (!up.database || !up.migrations) return [parts];
  try {
    const now = await services.clock.now();
    return [parts, ...(await workMetrics(services, now)), ...(await mailMetrics(services, now))];
  } catch {
    // The database went away in between; the next scrape says so.
    return [parts];
  }
}
