import { afterAll, beforeAll, expect, test } from 'vitest';
import { decidePlan } from '../../activities/decide-plan.ts';
import { processWorld, type ProcessWorld } from '../support/process-world.ts';

let world: ProcessWorld;

beforeAll(async () => {
  world = await processWorld({ now: Date.parse('2026-10-12T14:00:00Z') });
  await world.start();
  await decidePlan(world.services, { plan: world.plan('ekbacken') });
});
afterAll(async () => world.close());

test('posts that change between a token’s click and its verdict give the token nothing but its role', async () => {
  const { services, people } = world;
  const plan = world.plan('ekbacken');
  const act = { kind: 'extend', due: '2026-11-12', reason: 'Sent resultat' } as const;
  const pressed = { plan, task: 'autumn', by: people.head, act };
  const byToken = await world.record({ ...pressed, asRole: 'operationHead' });
  // The head becomes the director, who may do the same, and somebody else becomes the head.
  const { post } = services.database;
  await post.updateMany({ where: { personId: people.director }, data: { personId: people.almlunden } });
  await post.updateMany({
    where: { personId: people.head },
    data: { role: 'director', placeKey: 'kommunen', title: 'utbildningsdirektör' },
  });
  await post.updateMany({
    where: { personId: people.almlunden, role: 'director' },
    data: { role: 'operationHead', placeKey: 'grundskola', title: 'verksamhetschef' },
  });
  expect((await decidePlan(services, { plan, intent: byToken })).verdict).toEqual({
    accepted: false,
    refusal: 'not-approver',
  });
  const byPage = await world.record(pressed);
  expect((await decidePlan(services, { plan, intent: byPage })).verdict).toMatchObject({ accepted: true });
  const { details } = await services.database.audit.findFirstOrThrow({ where: { action: 'extend-refused' } });
  expect(details).toMatchObject({ intent: byToken, asRole: 'operationHead' });
});
