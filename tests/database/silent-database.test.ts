import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectDatabase } from '../../src/database/client.ts';
import type { PrismaClient } from '../../src/database/generated/client.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { freezableWay, type FreezableWay } from '../support/freezable-way.ts';

const PATIENCE = 700;
let store: FreshDatabase;
let way: FreezableWay;
let database: PrismaClient;
const stopped: number[] = [];

beforeEach(async () => {
  store = await freshDatabase();
  way = await freezableWay(store.url);
  database = connectDatabase(store.url, { connections: 1, patience: PATIENCE });
});
afterEach(async () => {
  for (const pid of stopped.splice(0)) goOn(pid);
  await database.$disconnect();
  await way.close();
  await store.close();
});

/** The server's process that serves the only connection of `database`. */
async function server(): Promise<number> {
  const [row] = await database.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
  return row?.pid ?? 0;
}
function stop(pid: number): void {
  stopped.push(pid);
  process.kill(pid, 'SIGSTOP');
}
/** One that noticed that nobody listens any more is gone already. */
function goOn(pid: number): void {
  try {
    process.kill(pid, 'SIGCONT');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
const look = (process: string) => ({ data: { process } });

test('a question that a stopped server does not answer fails, and the next is answered its own', async () => {
  const pid = await server();
  stop(pid);
  await expect(database.$queryRaw`SELECT 1 AS answer`).rejects.toThrow('Query read timeout');
  expect(await database.$queryRaw`SELECT 2 AS answer`).toEqual([{ answer: 2 }]);
  goOn(pid);
  expect(await database.$queryRaw`SELECT 3 AS answer`).toEqual([{ answer: 3 }]);
});

test('a transaction whose server stops in its middle leaves nothing, and nobody else gets its connection', async () => {
  const pid = await server();
  await expect(
    database.$transaction(async (transaction) => {
      await transaction.look.create(look('plan/first'));
      stop(pid);
      await transaction.look.create(look('plan/second'));
    }),
  ).rejects.toThrow('Query read timeout');
  expect(await server()).not.toBe(pid);
  await database.look.create(look('plan/third'));
  goOn(pid);
  await expect
    .poll(async () => await store.owner.$queryRaw`SELECT pid FROM pg_stat_activity WHERE pid = ${pid}`, {
      timeout: 5_000,
    })
    .toEqual([]);
  expect((await store.database.look.findMany()).map((row) => row.process)).toEqual(['plan/third']);
});

test('a transaction that the client gives up before the server is silent long enough leaves its connection to nobody', async () => {
  const pid = await server();
  await expect(
    database.$transaction(
      async (transaction) => {
        await transaction.look.create(look('plan/first'));
        stop(pid);
        await transaction.look.create(look('plan/second'));
      },
      { timeout: PATIENCE / 2 },
    ),
  ).rejects.toThrow();
  goOn(pid);
  await database.look.create(look('plan/third'));
  expect((await store.database.look.findMany()).map((row) => row.process)).toEqual(['plan/third']);
});

test('a server that takes the connection and says nothing is waited for so long, and no longer', async () => {
  const through = connectDatabase(way.url, { patience: PATIENCE });
  way.freeze();
  const asked = performance.now();
  await expect(through.look.count()).rejects.toThrow('connection timeout');
  expect(performance.now() - asked).toBeGreaterThanOrEqual(PATIENCE - 50);
  way.thaw();
  expect(await through.look.count()).toBe(0);
  await through.$disconnect();
});

test('a client without patience waits', async () => {
  const through = connectDatabase(way.url);
  way.freeze();
  const answer = through.look.count();
  const first = await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 3 * PATIENCE, 'waits'))]);
  expect(first).toBe('waits');
  way.thaw();
  expect(await answer).toBe(0);
  await through.$disconnect();
});

test('with slow answers, what the server works at is waited for, alone and in a transaction', async () => {
  const slowly = connectDatabase(way.url, { connections: 2, patience: PATIENCE, slowAnswers: true });
  const slept = (): string => `SELECT 1 AS answer FROM pg_sleep(${(3 * PATIENCE) / 1000})`;
  const [alone, within] = await Promise.all([
    slowly.$queryRawUnsafe(slept()),
    slowly.$transaction(async (transaction) => await transaction.$queryRawUnsafe(slept())),
  ]);
  expect([alone, within]).toEqual([[{ answer: 1 }], [{ answer: 1 }]]);
  await slowly.$disconnect();
});

test('with slow answers, a server that answers nobody is given up, alone and in the middle of a transaction', async () => {
  const slowly = connectDatabase(way.url, { connections: 2, patience: PATIENCE, slowAnswers: true });
  const asked = performance.now();
  const within = slowly.$transaction(async (transaction) => {
    await transaction.look.create(look('plan/first'));
    way.freeze();
    await transaction.look.create(look('plan/second'));
  });
  await expect(within).rejects.toThrow('Connection terminated');
  await expect(slowly.look.count()).rejects.toThrow('connection timeout');
  expect(performance.now() - asked).toBeLessThan(6 * PATIENCE);
  way.reset();
  way.thaw();
  expect(await store.database.look.count()).toBe(0);
  void slowly.$disconnect();
});
