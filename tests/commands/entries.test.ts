import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePorts } from '../../src/supervisor/ports.ts';
import { emptyDatabase, freshDatabase, type FreshDatabase } from '../support/database.ts';
import { testTemporal } from '../support/temporal.ts';

const ENTRIES = ['src/worker.ts', 'src/server.ts', 'src/mail-catcher.ts', 'prisma/apply-migrations.ts'];
const data = mkdtempSync(path.join(tmpdir(), 'arshjul-'));
let store: FreshDatabase;
let taken: Server;
let port: string;

beforeAll(async () => {
  store = await freshDatabase();
  taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  port = String((taken.address() as AddressInfo).port);
});
afterAll(async () => {
  taken.close();
  await store.close();
  rmSync(data, { recursive: true });
});

/** Starts an entry as a supervisor would, and gives how it ended. */
async function ended(entry: string, environment: Record<string, string>): Promise<{ code: number; err: string }> {
  const { address, namespace } = testTemporal();
  const env = {
    ...process.env,
    ...{ ARSHJUL_DATA: data, DATABASE_URL: store.url, TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace },
    ...environment,
  };
  return await new Promise((resolve) => {
    execFile(process.execPath, [entry], { env, timeout: 60_000 }, (error, _out, err) => {
      // What a loop logs meanwhile is JSON.
      const told = err.split('\n').filter((line) => !line.startsWith('{'));
      resolve({ code: typeof error?.code === 'number' ? error.code : -1, err: told.join('\n') });
    });
  });
}

test.each(ENTRIES)('%s tells each wrong setting in a line of its own, with exit code 2', async (entry) => {
  const { code, err } = await ended(entry, { DATABASE_URL: 'nonsense', ARSHJUL_WEB_PORT: 'x' });
  expect([code, err.trim().split('\n').sort()]).toEqual([
    2,
    [
      'ARSHJUL_WEB_PORT är ”x”. Det ska vara ett portnummer mellan 1 och 65535.',
      'DATABASE_URL är ”…”. Det ska vara en adress som börjar med postgresql:// och där ett procenttecken skrivs %25.',
    ],
  ]);
});

test.each(['src/worker.ts', 'src/server.ts', 'prisma/apply-migrations.ts'])(
  '%s ends with one line that names a database that cannot be reached, and not its password',
  async (entry) => {
    const { code, err } = await ended(entry, { DATABASE_URL: 'postgresql://a:hemligt@127.0.0.1:1/x' });
    expect([code, err]).toEqual([1, expect.stringMatching(/^Databasen på 127\.0\.0\.1:1 svarar inte\..*\n$/)]);
    expect(err).not.toContain('hemligt');
  },
);

test('a migrating user who is not let in is told by the variable she stands in', async () => {
  const wrong = new URL(store.url);
  wrong.username = 'ingen';
  wrong.password = 'fel';
  const { code, err } = await ended('prisma/apply-migrations.ts', { MIGRATION_DATABASE_URL: wrong.href });
  expect([code, err]).toEqual([1, expect.stringMatching(/^Databasen på .* MIGRATION_DATABASE_URL\?\n$/)]);
});

test('a database without tables is one line', async () => {
  const empty = await emptyDatabase();
  const [free = 0] = await freePorts(1);
  for (const entry of ['src/worker.ts', 'src/server.ts']) {
    const { code, err } = await ended(entry, { DATABASE_URL: empty.url, ARSHJUL_WEB_PORT: String(free) });
    expect([entry, code, err]).toEqual([entry, 1, expect.stringMatching(/^Databasen har inga tabeller än\..*\n$/)]);
  }
  await empty.close();
});

test('a Temporal that the worker cannot reach is one line', async () => {
  const { code, err } = await ended('src/worker.ts', { TEMPORAL_ADDRESS: '127.0.0.1:1' });
  expect([code, err]).toEqual([1, expect.stringMatching(/^Temporal på 127\.0\.0\.1:1 svarar inte\..*\n$/)]);
});

test('a taken port is one line that says for what, and which variable, and nothing is left listening', async () => {
  const web = await ended('src/server.ts', { ARSHJUL_WEB_PORT: port });
  expect(web).toEqual({
    code: 1,
    err: `Port ${port}, för webben, används redan av något annat. Sätt ARSHJUL_WEB_PORT till en annan.\n`,
  });
  const metrics = await ended('src/worker.ts', { ARSHJUL_WORKER_METRICS_PORT: port });
  expect(metrics.err).toMatch(/^Port .*ARSHJUL_WORKER_METRICS_PORT.*\n$/);
  const [free = 0] = await freePorts(1);
  const page = { ARSHJUL_MAIL_PORT: port, ARSHJUL_SMTP_PORT: String(free) };
  const smtp = { ARSHJUL_MAIL_PORT: String(free), ARSHJUL_SMTP_PORT: port };
  expect(await ended('src/mail-catcher.ts', page)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^Port .*ARSHJUL_MAIL_PORT.*\n$/),
  });
  expect(await ended('src/mail-catcher.ts', smtp)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^Port .*ARSHJUL_SMTP_PORT.*\n$/),
  });
});

test('an address that this machine does not have is one line', async () => {
  const { address } = testTemporal();
  const real = { TEMPORAL_ADDRESS: address, SMTP_URL: 'smtp://127.0.0.1:1', ARSHJUL_SENDER: 'a@b.example' };
  const { code, err } = await ended('src/server.ts', { ...real, ARSHJUL_WEB_HOST: '192.0.2.1' });
  expect([code, err]).toEqual([1, expect.stringMatching(/^Det går inte att lyssna på 192\.0\.2\.1:\d+.*\n$/)]);
});
