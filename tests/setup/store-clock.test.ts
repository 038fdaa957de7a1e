import { afterAll, beforeAll, expect, test } from 'vitest';
import { openClock } from '../../src/database/clock.ts';
import { StartRefused } from '../../src/supervisor/start-refused.ts';
import { storeClock } from '../../src/supervisor/store-clock.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

const HOUR = 3_600_000;
let fresh: FreshDatabase;

beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(async () => fresh.close());

test('the clock of a running läsår is moved on, never back, and never to one of another kind', async () => {
  const { database, url } = fresh;
  await storeClock(url, { kind: 'offset', milliseconds: 10 * HOUR });
  await storeClock(url, { kind: 'offset', milliseconds: HOUR });
  await database.municipality.create({ data: { id: '9999', title: 'Lilla kommun', contact: 'post@kommun.example' } });
  await database.schoolYear.create({
    data: {
      municipalityId: '9999',
      year: '2026/2027',
      definition: {},
      version: '1',
      meetings: {},
      startedAt: new Date(0),
      clockId: 'offset',
    },
  });
  await storeClock(url, { kind: 'offset', milliseconds: 20 * HOUR });
  expect(await openClock(database)).toMatchObject({ id: 'offset', workflowClock: { milliseconds: 20 * HOUR } });
  await expect(storeClock(url, { kind: 'offset', milliseconds: 19 * HOUR })).rejects.toThrow(StartRefused);
  await expect(storeClock(url, { kind: 'system' })).rejects.toThrow(StartRefused);
  expect(await openClock(database)).toMatchObject({ workflowClock: { milliseconds: 20 * HOUR } });
});
