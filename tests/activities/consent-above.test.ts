import { afterAll, beforeAll, expect, test } from 'vitest';
import { decidePlan } from '../../activities/decide-plan.ts';
import { processWorld, type ProcessWorld } from '../support/process-world.ts';

let world: ProcessWorld;

beforeAll(async () => {
  world = await processWorld({ now: Date.parse('2026-10-12T14:00:00Z') });
  await world.start();
  for (const place of ['grundskola', 'ekbacken']) await decidePlan(world.services, { plan: world.plan(place) });
});
afterAll(async () => world.close());

test('only who answers for the step above extends past it', async () => {
  const plan = world.plan('ekbacken');
  const extend = async (by: string) => {
    const act = { kind: 'extend', due: '2026-11-25', reason: 'Sent resultat' } as const;
    const intent = await world.record({ plan, task: 'autumn', by, act });
    return (await decidePlan(world.services, { plan, intent })).verdict;
  };
  expect(await extend(world.people.director)).toEqual({ accepted: false, refusal: 'date-outside-cycle' });
  expect(await extend(world.people.head)).toMatchObject({ accepted: true });
});
