// CommonJS: a named import compiles, but fails when it runs.
import proto from '@temporalio/proto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planView } from '../../workflows/messages.ts';
import { loadPlan } from '../../src/database/plan-store.ts';
import { historyCost } from '../support/history-cost.ts';
import { PLAN_YEAR, recordHistory } from '../support/history-file.ts';
import { playPlanYear } from '../support/play-plan-year.ts';
import { processWorld, type ProcessWorld } from '../support/process-world.ts';
import { waitUntil } from '../support/wait-until.ts';

let world: ProcessWorld;

beforeAll(async () => {
  world = await processWorld({ now: Date.parse('2026-08-03T06:00:00Z'), municipality: '7001' });
  await world.startWorkers();
  await world.start();
});
afterAll(async () => world.close());

test('a plan lives through its year on the server, is closed, and stays small', async () => {
  const plan = world.plan('ekbacken');
  const handle = world.services.temporal.workflow.getHandle(plan);
  await waitUntil(async () => (await handle.query(planView)) !== null);
  const { mornings, clicks } = await playPlanYear(world, plan);

  const history = await handle.fetchHistory();
  const cost = historyCost(history);
  console.log(
    `a plan-year: ${mornings} waking mornings, ${clicks} clicks, ${cost.events} events, ${cost.actions} actions`,
  );
  expect(cost.events).toBeLessThanOrEqual(20 + 12 * mornings + 14 * clicks);
  expect(cost.actions).toBeLessThanOrEqual(6 + 3 * mornings + 4 * clicks);

  const bytes = Buffer.from(proto.temporal.api.history.v1.History.encode(history).finish()).toString('utf8');
  expect(bytes).toContain('Resultatredovisning 2');
  expect(bytes).not.toMatch(/Eka Backen|Vera Chefdotter|Dag Direktörsson|@\d+\.example|Komplettera avsnittet/);

  const stored = await loadPlan(world.services.database, plan);
  expect(stored?.state).toMatchObject({ chart: 'inForce', closed: true });
  const kinds = await world.services.database.notice.groupBy({ by: ['kind'], where: { planId: plan }, _count: true });
  expect(kinds.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['task', 'reminder', 'overdue', 'returned', 'approved', 'receipt']),
  );
  if (process.env['ARSHJUL_RECORD_HISTORIES'] === '1') await recordHistory(handle, PLAN_YEAR);
}, 180_000);
