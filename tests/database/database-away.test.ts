import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectDatabase } from '../../src/database/client.ts';
import { isDatabaseAway } from '../../src/database/database-away.ts';
import type { PrismaClient } from '../../src/database/generated/client.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { freezableWay, type FreezableWay } from '../support/freezable-way.ts';

let store: FreshDatabase;
let way: FreezableWay;
let database: PrismaClient;
beforeAll(async () => {
  store = await freshDatabase();
  way = await freezableWay(store.url);
  database = connectDatabase(way.url, { patience: 5_000 });
});
afterAll(async () => {
  await database.$disconnect();
  await way.close();
  await store.close();
});

/** What comes of a transaction whose connection is cut just before its next statement, or before its COMMIT. */
async function cutBefore(next: 'statement' | 'commit'): Promise<unknown> {
  return await database
    .$transaction(async (transaction) => {
      await transaction.$queryRaw`SELECT 1`;
      way.reset();
      if (next === 'statement') await transaction.$queryRaw`SELECT 1`;
    })
    .then(
      () => 'no failure',
      (failure: unknown) => failure,
    );
}

test('a database that hangs up in the middle of a transaction is away, whether a statement or the COMMIT finds it out', async () => {
  for (const next of ['statement', 'commit'] as const) {
    const failure = await cutBefore(next);
    expect(failure).toBeInstanceOf(Error);
    expect({ next, away: isDatabaseAway(failure) }).toEqual({ next, away: true });
  }
});

test('what the database refuses is no sign that it is away', async () => {
  const failure: unknown = await store.database.$queryRaw`SELECT 1 / 0`.catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Error);
  expect(isDatabaseAway(failure)).toBe(false);
});
