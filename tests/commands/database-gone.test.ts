import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

let store: FreshDatabase;
let proxy: Server | undefined;
beforeEach(async () => {
  store = await freshDatabase();
});
afterEach(async () => {
  proxy?.close();
  await store.close();
});

/** Stands before the real server, and hangs up after so many bytes of its answers. */
async function hangingUpAfter(bytes: number): Promise<string> {
  const target = new URL(store.url);
  let left = bytes;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    const cut = (): void => {
      client.destroy();
      upstream.destroy();
    };
    client.pipe(upstream);
    upstream.on('data', (data) => {
      left -= data.length;
      if (left < 0) cut();
      else client.write(data);
    });
    for (const socket of [client, upstream]) socket.on('error', cut).on('close', cut);
  });
  proxy = server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(store.url);
  url.host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return url.href;
}

async function arshjul(databaseUrl: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const data = mkdtempSync(path.join(tmpdir(), 'arshjul-'));
  return await new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: databaseUrl, ARSHJUL_DATA: data };
    execFile(process.execPath, ['src/cli.ts', ...args], { env }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

const FILE = 'examples/norrvik/organisation.json';

test.each([0, 100, 450, 1_000, 1_500])(
  'a database that goes away after %i bytes gives one line and exit code 1',
  async (bytes) => {
    const { code, err } = await arshjul(await hangingUpAfter(bytes), 'import', 'organisation', FILE);
    expect([code, err]).toEqual([1, expect.stringMatching(/^Databasen på 127\.0\.0\.1:\d+ svarar inte\..*\n$/)]);
  },
);

test.each([
  ['that lets nobody in', (url: URL) => (url.username = 'ingen'), /släpper inte in|svarar inte/],
  ['whose password is not given', (url: URL) => (url.password = ''), /släpper inte in/],
  ['without TLS', (url: URL) => url.searchParams.set('sslmode', 'verify-full'), /kan inte visa vem den är/],
  ['that is not there', (url: URL) => (url.port = '1'), /svarar inte/],
  ['that has no such name', (url: URL) => (url.pathname = '/finns_inte'), /”finns_inte” finns inte på 127/],
])('a database %s gives one line and exit code 1', async (_what, change, told) => {
  const url = new URL(store.url);
  change(url);
  const { code, err } = await arshjul(url.href, 'cycle', 'dry-run', '2026/2027');
  expect([code, err.trimEnd().split('\n').length]).toEqual([1, 1]);
  expect(err).toMatch(told);
});
