import { WorkflowNotFoundError } from '@temporalio/common';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { requestLooks, requestLooksOfMunicipality, takeLooks } from '../../src/database/look-store.ts';
import type { Services } from '../../src/services.ts';
import { tellToLook, tellWaiting } from '../../src/temporal/tell-to-look.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

let fresh: FreshDatabase;
let signalled: string[] = [];
let failure: Error | undefined;

const temporal = {
  withDeadline: async (_until: number, run: () => Promise<unknown>) => await run(),
  workflow: {
    getHandle: (id: string) => ({
      signal: async () => {
        await Promise.resolve();
        if (failure) throw failure;
        signalled.push(id);
      },
    }),
  },
} as unknown as Services['temporal'];

beforeAll(async () => {
  fresh = await freshDatabase();
});
beforeEach(async () => {
  await fresh.database.look.deleteMany();
  signalled = [];
  failure = undefined;
});
afterAll(async () => fresh.close());

const teller = () => ({ database: fresh.database, temporal, log: { info: () => undefined, error: () => undefined } });
const waiting = () => fresh.database.look.count();

test('who cannot be told while Temporal is away is told when it is back', async () => {
  failure = new Error('unavailable');
  await tellToLook(teller(), ['plan/a', 'plan/b', 'plan/a']);
  expect([signalled, await waiting()]).toEqual([[], 3]);
  failure = undefined;
  await tellWaiting(teller());
  expect(signalled.sort()).toEqual(['plan/a', 'plan/b']);
});

test('who has been told and has not looked is told again, but not in the round it was told in', async () => {
  await tellToLook(teller(), ['plan/a']);
  const round = await tellWaiting(teller(), 0n);
  expect(signalled).toEqual(['plan/a']);
  await tellWaiting(teller(), round);
  expect(signalled).toEqual(['plan/a', 'plan/a']);
  await takeLooks(fresh.database, 'plan/a');
  await tellWaiting(teller(), round);
  expect(signalled).toHaveLength(2);
});

test('a look is written or not written with what it is about', async () => {
  const broken = fresh.database.$transaction(async (transaction) => {
    await requestLooks(transaction, ['plan/a']);
    throw new Error('rolled back');
  });
  await expect(broken).rejects.toThrow('rolled back');
  expect(await waiting()).toBe(0);
  await fresh.database.$transaction((transaction) => requestLooks(transaction, ['plan/a']));
  await tellWaiting(teller());
  expect(signalled).toEqual(['plan/a']);
});

test('a process that has ended is not told for ever', async () => {
  failure = new WorkflowNotFoundError('already completed', 'plan/a', undefined);
  await tellToLook(teller(), ['plan/a']);
  expect(await waiting()).toBe(0);
});

test('a changed organisation has every open plan of its running läsår look, and no other', async () => {
  const { database } = fresh;
  await database.municipality.createMany({
    data: ['0042', '0043'].map((id) => ({ id, title: id, contact: `kvalitet@${id}.example` })),
  });
  const year = { definition: {}, version: '1', meetings: {}, startedAt: new Date(0), clockId: 'test' };
  await database.schoolYear.createMany({
    data: [
      { ...year, municipalityId: '0042', year: '2026/2027' },
      { ...year, municipalityId: '0042', year: '2025/2026', closedAt: new Date(1) },
      { ...year, municipalityId: '0043', year: '2026/2027' },
    ],
  });
  const plan = (id: string, municipalityId: string, of: string, closed: boolean) => ({
    id,
    municipalityId,
    year: of,
    placeKey: id,
    state: { closed },
    chart: 'drafting',
    openTasks: [],
  });
  await database.plan.createMany({
    data: [
      plan('open', '0042', '2026/2027', false),
      plan('closed', '0042', '2026/2027', true),
      plan('old', '0042', '2025/2026', false),
      plan('elsewhere', '0043', '2026/2027', false),
    ],
  });
  await requestLooksOfMunicipality(database, '0042');
  await tellWaiting(teller());
  expect(signalled).toEqual(['open']);
});
