import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailDispatchId, nextYearScheduleId, planView, schoolYearId } from '../../workflows/messages.ts';
import { plansOfYear } from '../../src/database/plan-store.ts';
import { loadSchoolYear } from '../../src/database/school-year-store.ts';
import { reconcile } from '../../src/temporal/reconcile.ts';
import { startCycle } from '../../src/school-year/start-cycle.ts';
import { smallDefinition } from '../support/small-municipality.ts';
import { processWorld, YEAR, type ProcessWorld } from '../support/process-world.ts';
import { waitUntil } from '../support/wait-until.ts';

let world: ProcessWorld;
const CLOSED = Date.parse('2027-12-31T23:00:00Z');

beforeAll(async () => {
  world = await processWorld({ now: Date.parse('2026-11-22T09:00:00Z') });
  await world.startWorkers();
});
afterAll(async () => world.close());

const places = ['kommunen', 'grundskola', 'ekbacken', 'almlunden'];
function status(id: string) {
  return world.services.temporal.workflow
    .getHandle(id)
    .describe()
    .then(({ status: { name } }) => name);
}

test('a läsår started in the middle of the year has a plan for every place, each waiting on the server, and its mail', async () => {
  await world.start();
  const { database, temporal } = world.services;
  const plans = await plansOfYear(database, { municipality: world.people.id, year: YEAR });
  expect(plans.map(({ address, parent }) => [address.place, parent])).toEqual([
    ['almlunden', world.plan('grundskola')],
    ['ekbacken', world.plan('grundskola')],
    ['grundskola', world.plan('kommunen')],
    ['kommunen', null],
  ]);
  expect(plans.find(({ address }) => address.place === 'ekbacken')?.state.tasks['autumn']).toMatchObject({
    beforeStart: true,
  });
  for (const place of places)
    await waitUntil(async () => (await temporal.workflow.getHandle(world.plan(place)).query(planView)) !== null);
  expect(await status(mailDispatchId(world.people.id))).toBe('RUNNING');
  expect(await status(schoolYearId(world.people.id, YEAR))).toBe('RUNNING');
});

test('started again it changes nothing, whatever definition it is given', async () => {
  const { services, people } = world;
  const definition = { ...smallDefinition(people.id), version: '2' };
  const again = await startCycle(services, {
    municipality: people.id,
    year: YEAR,
    definition,
    meetings: {},
    by: 'system',
  });
  expect(again).toMatchObject({ kind: 'started', before: true, plans: 4, added: 0, running: true });
  const pinned = await loadSchoolYear(services.database, { municipality: people.id, year: YEAR });
  expect(pinned?.definition.version).toBe('1');
});

test('a schedule reminds of next year each July', async () => {
  const handle = world.services.temporal.schedule.getHandle(nextYearScheduleId(world.people.id));
  const next = (await handle.describe()).info.nextActionTimes.map((time) => time.toISOString().slice(5, 16));
  expect(next.length).toBeGreaterThan(0);
  expect(new Set(next)).toEqual(new Set(['07-01T04:30']));
  await handle.trigger();
  await waitUntil(
    async () => (await world.services.database.audit.count({ where: { action: 'next-year-due' } })) === 1,
  );
  await handle.trigger();
  await handle.delete();
});

test('a plan whose process is gone waits again after reconcile, with its state', async () => {
  const plan = world.plan('ekbacken');
  const { temporal, database } = world.services;
  await temporal.workflow.getHandle(plan).terminate('lost');
  const before = await database.plan.findUniqueOrThrow({ where: { id: plan } });
  expect(await reconcile(world.services)).toEqual({ years: 1, plans: 4 });
  await waitUntil(async () => (await temporal.workflow.getHandle(plan).query(planView)) !== null);
  const after = await database.plan.findUniqueOrThrow({ where: { id: plan } });
  expect(after.chart).toBe(before.chart);
  expect(after.revision).toBeGreaterThanOrEqual(before.revision);
});

test('it is closed on 31 December after it, and every plan’s process ends', async () => {
  await world.forward(schoolYearId(world.people.id, YEAR), CLOSED);
  await world.services.temporal.workflow.getHandle(schoolYearId(world.people.id, YEAR)).result();
  expect((await loadSchoolYear(world.services.database, { municipality: world.people.id, year: YEAR }))?.closedAt).toBe(
    CLOSED,
  );
  for (const place of places) {
    await world.services.temporal.workflow.getHandle(world.plan(place)).result();
    expect(
      (await world.services.database.plan.findUniqueOrThrow({ where: { id: world.plan(place) } })).nextWake,
    ).toBeNull();
  }
}, 120_000);
