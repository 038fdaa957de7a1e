import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mailDispatchId, schoolYearId } from '../../workflows/messages.ts';
import type { Deed, Order } from '../support/killable-part.ts';
import { local } from '../support/mornings.ts';
import { processWorld, YEAR, type ProcessWorld } from '../support/process-world.ts';
import { smallDefinition } from '../support/small-municipality.ts';
import { waitUntil } from '../support/wait-until.ts';
import { IS_LONG } from './support/runs.ts';

/** With these the plans are started in three batches. */
const FURTHER_UNITS = 46;

let world: ProcessWorld;

beforeEach(async () => {
  world = await processWorld({ now: local('2026-10-08T16:00'), stored: true });
  await world.services.database.place.createMany({
    data: Array.from({ length: FURTHER_UNITS }, (_, number) => ({
      ...{
        municipalityId: world.people.id,
        key: `skola-${String(number)}`,
        level: 'unit',
        title: `Skola ${String(number)}`,
      },
      ...{ parentKey: 'grundskola', operation: 'grundskola', schoolForms: [], yearGroups: [] },
    })),
  });
});
afterEach(async () => world.close());

/** How often each process has been started, by its id. */
async function startedProcesses(): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  const { temporal, taskQueue } = world.services;
  for await (const { workflowId } of temporal.workflow.list({ query: `TaskQueue = "${taskQueue}"` }))
    counts.set(workflowId, (counts.get(workflowId) ?? 0) + 1);
  return counts;
}

test.runIf(IS_LONG)(
  'whoever starts a läsår and is killed leaves a whole one or none, and starting it again ends in one',
  async () => {
    const { database } = world.services;
    const { id } = world.people;
    const pinned = { definition: smallDefinition(id), meetings: {}, by: 'system' };
    const deed: Deed = { kind: 'start-cycle', request: { municipality: id, year: YEAR, ...pinned } };
    const kept = async () => [
      await database.schoolYear.count(),
      await database.plan.count(),
      await database.audit.count({ where: { action: 'year-started' } }),
    ];
    for (const at of ['SchoolYear.createMany', 'Plan.createMany', 'commit']) {
      expect(await world.perform(deed, { at })).toContain(at);
      expect(await kept()).toEqual([0, 0, 0]);
    }
    for (const at of ['committed', 'start', 'started']) {
      expect(await world.perform(deed, { at })).toContain(at);
      expect(await kept()).toEqual([1, FURTHER_UNITS + 4, 1]);
    }
    await world.perform(deed);
    expect(await kept()).toEqual([1, FURTHER_UNITS + 4, 1]);
    await waitUntil(async () => (await startedProcesses()).get(schoolYearId(id, YEAR)) === 1);
  },
  60_000,
);

test.runIf(IS_LONG)(
  'a worker killed in the middle of a batch start: every plan is started once, none is missing',
  async () => {
    const first = await world.forkWorker();
    first.send({ point: { at: 'started', nth: 30 } } satisfies Order);
    await world.start();
    await once(first, 'exit');
    const begun = await startedProcesses();
    expect(begun.size).toBeGreaterThan(20);
    expect(begun.size).toBeLessThan(FURTHER_UNITS + 6);

    await world.forkWorker();
    const { database } = world.services;
    await waitUntil(async () => (await database.plan.count({ where: { revision: 0 } })) === 0, 90);
    const { id } = world.people;
    const expected = [
      ...(await database.plan.findMany()).map((plan) => plan.id),
      schoolYearId(id, YEAR),
      mailDispatchId(id),
    ];
    await waitUntil(async () => (await startedProcesses()).size === expected.length);
    expect(await startedProcesses()).toEqual(new Map(expected.map((process) => [process, 1])));
  },
  180_000,
);
