import { createMiddleware } from 'hono/factory';
import type { PrismaClient } from '../database/generated/client.ts';
import type { Instant } from '../domain/time.ts';
import type { WebEnvironment } from './web-environment.ts';

type Labels = Readonly<Record<string, string>>;
type Sample = { readonly labels: Labels; readonly value: number };
type Metric = {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge';
  readonly samples: readonly Sample[];
};

export type RequestCounter = {
  readonly middleware: ReturnType<typeof createMiddleware<WebEnvironment>>;
  samples(): readonly Sample[];
};

/** Counts answers by method and status since the process started. */
export function createRequestCounter(): RequestCounter {
  const counts = new Map<string, { labels: Labels; value: number }>();
  return {
    middleware: createMiddleware<WebEnvironment>(async (http, next) => {
      await next();
      const labels = { method: http.req.method, status: String(http.res.status) };
      const key = `${labels.method} ${labels.status}`;
      const count = counts.get(key) ?? { labels, value: 0 };
      counts.set(key, { labels, value: count.value + 1 });
    }),
    samples: () => [...counts.values()],
  };
}

/** For so long what the database has been asked stands, in milliseconds of real time: anybody may ask. */
const COUNTS_STAND = 5_000;

/** Gives what the database knows of the system's work, and the requests counted, in Prometheus' text form. No personal data. */
export function createMetrics(
  { database, realTime }: { database: PrismaClient; realTime: () => Instant },
  requests: RequestCounter,
): () => Promise<string> {
  let asked: { readonly at: Instant; readonly metrics: Promise<readonly Metric[]> } | undefined;
  return async () => {
    const now = realTime();
    if (asked === undefined || now - asked.at >= COUNTS_STAND) {
      const asking = { at: now, metrics: countedMetrics(database) };
      asked = asking;
      asking.metrics.catch(() => {
        if (asked === asking) asked = undefined;
      });
    }
    return render([requestMetric(requests), ...(await asked.metrics)]);
  };
}

function requestMetric(requests: RequestCounter): Metric {
  return {
    name: 'arshjul_http_requests_total',
    help: 'Answered requests',
    type: 'counter',
    samples: requests.samples(),
  };
}

async function countedMetrics(database: PrismaClient): Promise<readonly Metric[]> {
  const [plans, late, unanswered, notices, emails] = await Promise.all([
    database.plan.groupBy({ by: ['year', 'chart'], _count: true }),
    database.plan.groupBy({ by: ['year'], where: { late: true }, _count: true }),
    database.intent.count({ where: { answeredAt: null } }),
    database.notice.groupBy({ by: ['status'], _count: true }),
    database.email.groupBy({ by: ['status'], _count: true }),
  ]);
  return [
    {
      name: 'arshjul_plans',
      help: 'Plans by cycle and state',
      type: 'gauge',
      samples: plans.map(({ year, chart, _count }) => ({ labels: { year, chart }, value: _count })),
    },
    {
      name: 'arshjul_plans_late',
      help: 'Plans with a late task',
      type: 'gauge',
      samples: late.map(({ year, _count }) => ({ labels: { year }, value: _count })),
    },
    {
      name: 'arshjul_intents_unanswered',
      help: 'Clicks received and not yet judged',
      type: 'gauge',
      samples: [{ labels: {}, value: unanswered }],
    },
    {
      name: 'arshjul_notices',
      help: 'Notices by what became of them',
      type: 'gauge',
      samples: notices.map(({ status, _count }) => ({ labels: { status }, value: _count })),
    },
    {
      name: 'arshjul_emails',
      help: 'E-mails by what became of them',
      type: 'gauge',
      samples: emails.map(({ status, _count }) => ({ labels: { status }, value: _count })),
    },
  ];
}

function render(metrics: readonly Metric[]): string {
  return metrics
    .map(({ name, help, type, samples }) =>
      [
        `# HELP ${name} ${help}`,
        `# TYPE ${name} ${type}`,
        ...samples.map(({ labels, value }) => `${name}${labelText(labels)} ${value}`),
        '',
      ].join('\n'),
    )
    .join('');
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}
