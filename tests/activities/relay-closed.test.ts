import { WorkflowNotFoundError } from '@temporalio/common';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plansOfYear } from '../../src/database/plan-store.ts';
import { relayUnanswered } from '../../src/relay/relay-unanswered.ts';
import type { Services } from '../../src/services.ts';
import { processWorld, YEAR, type ProcessWorld } from '../support/process-world.ts';

/** A Temporal in which no process runs any more. */
const temporal = {
  withDeadline: async (_until: number, run: () => Promise<unknown>) => await run(),
  workflow: {
    getHandle: (id: string) => ({
      executeUpdate: () => Promise.reject(new WorkflowNotFoundError('already completed', id, undefined)),
    }),
  },
} as unknown as Services['temporal'];
let world: ProcessWorld;

beforeAll(async () => {
  world = await processWorld({ now: Date.parse('2027-12-31T22:59:00Z'), overrides: { temporal } });
  await world.start();
});
afterAll(async () => world.close());

test('a click that came after its plan’s process had ended is refused; while the plan is open it waits', async () => {
  const { database } = world.services;
  const plan = world.plan('ekbacken');
  const intent = await world.record({ plan, task: 'spring', by: world.people.ekbacken, act: { kind: 'withdraw' } });
  expect(await relayUnanswered(world.services, { olderThan: 0 })).toBe(0);
  const [stored] = (await plansOfYear(database, { municipality: world.people.id, year: YEAR })).filter(
    ({ id }) => id === plan,
  );
  await database.plan.update({ where: { id: plan }, data: { state: { ...stored?.state, closed: true } } });
  expect(await relayUnanswered(world.services, { olderThan: 0 })).toBe(1);
  expect((await database.intent.findUniqueOrThrow({ where: { id: intent } })).verdict).toEqual({
    accepted: false,
    refusal: 'plan-closed',
  });
});
