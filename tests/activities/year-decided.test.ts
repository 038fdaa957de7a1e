import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeYear } from '../../activities/close-year.ts';
import { decidePlan } from '../../activities/decide-plan.ts';
import { plansOfYear } from '../../src/database/plan-store.ts';
import type { PlanState } from '../../src/domain/plan-state.ts';
import type { Services } from '../../src/services.ts';
import { schoolYearId } from '../../workflows/messages.ts';
import { processWorld, YEAR, type ProcessWorld } from '../support/process-world.ts';

const told: string[] = [];
/** A Temporal that starts nothing and notes who is told to look. */
const temporal = {
  withDeadline: async (_until: number, run: () => Promise<unknown>) => await run(),
  workflow: { getHandle: (id: string) => ({ signal: () => Promise.resolve(told.push(id)) }) },
} as unknown as Services['temporal'];
let world: ProcessWorld;

beforeAll(async () => {
  world = await processWorld({ now: Date.parse('2027-11-01T09:00:00Z'), overrides: { temporal } });
  await world.start();
});
afterAll(async () => world.close());

test('the läsår is told when the last of its plans is decided, and closes then', async () => {
  const { database } = world.services;
  const key = { municipality: world.people.id, year: YEAR };
  const decided = (state: PlanState): PlanState => ({
    ...state,
    chart: 'inForce',
    tasks: Object.fromEntries(
      Object.entries(state.tasks).map(([name, task]) => [name, { ...task, chart: 'approved' }]),
    ),
  });
  const plans = await plansOfYear(database, key);
  for (const { id, state } of plans) await database.plan.update({ where: { id }, data: { state: decided(state) } });
  const plan = world.plan('ekbacken');
  const last = decided(plans.find(({ id }) => id === plan)?.state ?? expect.fail());
  const tasks = { ...last.tasks, spring: { ...last.tasks['spring'], chart: 'open', beforeStart: false } };
  await database.plan.update({ where: { id: plan }, data: { state: { ...last, tasks } as PlanState } });
  expect(await closeYear(world.services, key)).toMatchObject({ closed: false });

  const act = { kind: 'except', reason: 'Enheten har inga elever' } as const;
  const intent = await world.record({ plan, task: 'spring', by: world.people.head, act });
  expect((await decidePlan(world.services, { plan, intent })).verdict).toMatchObject({ accepted: true });
  expect(told).toContain(schoolYearId(world.people.id, YEAR));
  expect(await closeYear(world.services, key)).toMatchObject({ closed: true });
});
