import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { matchedRoutes } from 'hono/route';
import type { Instant } from '../../domain/time.ts';
import type { WebEnvironment } from '../web-environment.ts';
import type { Log } from '../web-services.ts';
import type { Labels, Metric, Sample } from './exposition.ts';

export type RequestMeter = {
  readonly middleware: ReturnType<typeof createMiddleware<WebEnvironment>>;
  metrics(): readonly Metric[];
};

/** Upper bounds in seconds: a page takes some hundredths, a click some seconds at the most, then it is told to wait. */
const BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** A client may say any word as its method. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS', 'DELETE', 'PATCH'];
/** Asked every few seconds by programs, or by every page. */
const UNLOGGED = /^\/(health|metrics|static)(\/|$)/;

type Series = { readonly labels: Labels; readonly within: number[]; count: number; sum: number };

/**
 * Counts and times answers by method and status class since the process started, and writes a line for each: the request's
 * id, and which of our addresses it was, never what stood in it.
 */
export function createRequestMeter({ log, realTime }: { log: Log; realTime: () => Instant }): RequestMeter {
  const all = new Map<string, Series>();
  return {
    middleware: createMiddleware<WebEnvironment>(async (http, next) => {
      const began = realTime();
      await next();
      const milliseconds = Math.max(realTime() - began, 0);
      const { status } = http.res;
      const method = METHODS.includes(http.req.method) ? http.req.method : 'other';
      observe(all, { method, class: `${Math.floor(status / 100)}xx` }, milliseconds / 1000);
      if (UNLOGGED.test(http.req.path) && status < 500) return;
      const requestId = http.get('requestId');
      log.info('request answered', { requestId, method, route: routeOf(http), status, milliseconds });
    }),
    metrics: () => [
      {
        name: 'arshjul_http_requests_total',
        help: 'Answered requests by status class',
        type: 'counter',
        samples: [...all.values()].map(({ labels, count }) => ({ labels, value: count })),
      },
      {
        name: 'arshjul_http_request_duration_seconds',
        help: 'Real time from the head of a request to its answer',
        type: 'histogram',
        samples: [...all.values()].flatMap(histogram),
      },
    ],
  };
}

/** The address as `app.ts` registers it; empty where there is none. */
function routeOf(http: Context): string {
  const paths = matchedRoutes(http).map(({ path }) => path);
  return paths.findLast((path) => !path.endsWith('*')) ?? '';
}

function observe(all: Map<string, Series>, labels: Labels, seconds: number): void {
  const key = JSON.stringify(labels);
  const series = all.get(key) ?? { labels, within: BUCKETS.map(() => 0), count: 0, sum: 0 };
  BUCKETS.forEach((bound, index) => {
    if (seconds <= bound) series.within[index] = (series.within[index] ?? 0) + 1;
  });
  series.count += 1;
  series.sum += seconds;
  all.set(key, series);
}

function histogram({ labels, within, count, sum }: Series): readonly Sample[] {
  const buckets = [
    ...BUCKETS.map((bound, index) => [String(bound), within[index] ?? 0] as const),
    ['+Inf', count] as const,
  ];
  return [
    ...buckets.map(([le, value]) => ({ labels: { ...labels, le }, value, suffix: '_bucket' })),
    { labels, value: sum, suffix: '_sum' },
    { labels, value: count, suffix: '_count' },
  ];
}
