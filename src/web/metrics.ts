import type { Instant } from '../domain/time.ts';
import { partsUp } from './administration/parts-up.ts';
import { exposition, gauge, type Metric } from './metrics/exposition.ts';
import { mailMetrics } from './metrics/mail-metrics.ts';
import type { RequestMeter } from './metrics/request-meter.ts';
import { workMetrics } from './metrics/work-metrics.ts';
import { workerExposition } from './metrics/worker-exposition.ts';
import type { WebServices } from './web-services.ts';

/** For so long what the database has been asked stands, in milliseconds of real time: anybody may ask. */
const COUNTS_STAND = 5_000;

type Asked = Pick<WebServices, 'database' | 'temporal' | 'clock' | 'cache' | 'realTime' | 'bounces'> & {
  readonly settings: Pick<WebServices['settings'], 'workerMetricsPort'>;
};

/**
 * Gives what the database knows of the system's work, the requests counted, and what Temporal's SDK measures in the worker beside,
 * where there is one, in Prometheus' text form. Without its database it says so, and what it knows by itself. No personal data.
 */
export function createMetrics(services: Asked, requests: RequestMeter): () => Promise<string> {
  let asked: { readonly at: Instant; readonly text: Promise<string> } | undefined;
  return async () => {
    const now = services.realTime();
    if (asked === undefined || now - asked.at >= COUNTS_STAND) asked = { at: now, text: askedText(services) };
    return exposition(requests.metrics()) + (await asked.text);
  };
}

async function askedText(services: Asked): Promise<string> {
  const { workerMetricsPort: port } = services.settings;
  const [up, worker] = await Promise.all([partsUp(services), port === undefined ? undefined : workerExposition(port)]);
  const parts = gauge(
    'arshjul_part_up',
    'Whether a part answers; of migrations, whether all have been applied',
    Object.entries({ ...up, ...(port !== undefined && { worker: worker !== undefined }) }).map(([part, isUp]) => ({
      labels: { part },
      value: isUp ? 1 : 0,
    })),
  );
  const known = up.database && up.migrations ? await knownToDatabase(services) : [];
  return exposition([parts, ...known]) + (worker ?? '');
}

async function knownToDatabase(services: Asked): Promise<readonly Metric[]> {
  try {
    const now = await services.clock.now();
    return [...(await workMetrics(services, now)), ...(await mailMetrics(services, now))];
  } catch {
    // The database went away in between; the next scrape says so.
    return [];
  }
}
