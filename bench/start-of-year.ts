import { randomUUID } from 'node:crypto';
import { instantAt } from '../src/domain/calendar/local-time.ts';
import type { Services } from '../src/services.ts';
import { startPlans } from '../src/temporal/start-plans.ts';
import { bareOnce } from './bare-workflows.ts';
import { DRAWN_UP_AT, exampleYear, YEAR, type ExampleYear } from './example-year.ts';
import { loadYear } from './load-year.ts';
import { multiply } from './multiply.ts';
import { withSystem } from './own-system.ts';
import { atLeast, shown, type Section } from './section.ts';
import { until } from './until.ts';
import { BARE_QUEUE, withBareWorker } from './with-bare-worker.ts';

/** The first morning is over: a plan that starts now decides it at its first look. */
const NOW = instantAt('Europe/Stockholm', '2026-08-03', '07:00');
/** As many starts at a time as the product makes. */
const AT_A_TIME = 20;

/** Plans started and their first morning decided, against as many workflows with one activity. */
export async function startOfYear({ small }: { small: boolean }): Promise<Section> {
  const count = small ? 100 : 2_000;
  const year = multiply(await exampleYear(), count);
  const { plans, bare, notices } = await withSystem(NOW, async (services) => {
    await loadYear(services, year, DRAWN_UP_AT);
    const before = await withBareWorker(services, () => bareWorkflows(services, count / 2));
    const measured = await startedPlans(services, year);
    const after = await withBareWorker(services, () => bareWorkflows(services, count / 2));
    return { plans: measured, bare: before + after, notices: await services.database.notice.count() };
  });
  return {
    part: 'b',
    title: 'A läsår starts',
    how:
      `${count} plans of one municipality started and their first morning decided (Södertälje's cycle, its operations repeated; ` +
      `${notices} notices written), against ${count} workflows with one activity that writes one row. Worker, server and database ` +
      'as `npm start` has them; autoscaling pollers and 200 slots for both.',
    lines: [
      { what: 'plans per second', measured: shown(count / plans, '/s') },
      { what: 'bare workflows per second', measured: shown(count / bare, '/s') },
      atLeast({ what: 'rate against bare', value: bare / plans, limit: 0.7, unit: '' }),
    ],
  };
}

/** Seconds until every plan has decided its morning. */
async function startedPlans(services: Services, { organisation }: ExampleYear): Promise<number> {
  const started = performance.now();
  await startPlans(services, { municipality: organisation.municipality, year: YEAR });
  await until(
    'first morning',
    async () => (await services.database.plan.count({ where: { nextWake: null, revision: 0 } })) === 0,
  );
  return (performance.now() - started) / 1_000;
}

/** Seconds until every bare workflow has written its row. */
async function bareWorkflows({ temporal, database }: Services, count: number): Promise<number> {
  const before = await rows(database);
  const started = performance.now();
  for (let first = 0; first < count; first += AT_A_TIME) {
    const batch = Array.from({ length: Math.min(AT_A_TIME, count - first) }, () => `bare/${randomUUID()}`);
    await Promise.all(
      batch.map((id) => temporal.workflow.start(bareOnce, { workflowId: id, taskQueue: BARE_QUEUE, args: [id] })),
    );
  }
  await until('bare workflows', async () => (await rows(database)) === before + count);
  return (performance.now() - started) / 1_000;
}

async function rows(database: Services['database']): Promise<number> {
  const [row] = await database.$queryRaw<{ count: bigint }[]>`SELECT count(*) AS count FROM bare_row`;
  return Number(row?.count ?? 0);
}
