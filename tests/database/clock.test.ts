import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openClock, setClock } from '../../src/database/clock.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
beforeEach(async () => {
  await fresh.database.clock.deleteMany();
});
afterAll(() => fresh.close());

test('a database that was told nothing lives in real time', async () => {
  const clock = await openClock(fresh.database);
  expect(clock.kind).toBe('system');
  expect(Math.abs((await clock.now()) - Date.now())).toBeLessThan(1000);
  expect(clock.workflowClock).toEqual({ id: 'system', kind: 'offset', milliseconds: 0 });
});

test('an offset is stored, and the same for everybody who opens the clock', async () => {
  await setClock(fresh.database, { kind: 'offset', milliseconds: -86_400_000 });
  const clock = await openClock(fresh.database);
  expect(clock.workflowClock).toMatchObject({ kind: 'offset', milliseconds: -86_400_000 });
  expect(Math.abs((await clock.now()) + 86_400_000 - Date.now())).toBeLessThan(1000);
});

test('a stepped clock stands still until it is moved, and keeps its id', async () => {
  await setClock(fresh.database, { kind: 'stepped', instant: 1_000 });
  const clock = await openClock(fresh.database);
  expect([await clock.now(), await clock.now()]).toEqual([1_000, 1_000]);
  await setClock(fresh.database, { kind: 'stepped', instant: 2_000 });
  expect(await clock.now()).toBe(2_000);
  expect((await openClock(fresh.database)).id).toBe(clock.id);
});

test('there is never more than one clock', async () => {
  await setClock(fresh.database, { kind: 'offset', milliseconds: 1 });
  await setClock(fresh.database, { kind: 'stepped', instant: 5 });
  expect(await fresh.database.clock.count()).toBe(1);
  expect((await openClock(fresh.database)).kind).toBe('stepped');
});
