import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { freezableWay, type FreezableWay } from '../support/freezable-way.ts';
import { testTemporal } from '../support/temporal.ts';

const FILE = 'examples/norrvik/organisation.json';
/** Municipality, posts, entries of the audit log. */
const ALL_OF_IT = [1, 7, 20];
/** Milliseconds: fifteen seconds of silence, and what a busy machine takes to start so many. */
const BOUND = 60_000;
const data = mkdtempSync(path.join(tmpdir(), 'arshjul-'));
let store: FreshDatabase;
let toDatabase: FreezableWay;
let toTemporal: FreezableWay;

beforeEach(async () => {
  store = await freshDatabase();
  toDatabase = await freezableWay(store.url);
  toTemporal = await freezableWay(`http://${testTemporal().address}`);
});
afterEach(async () => {
  await Promise.all([toDatabase.close(), toTemporal.close()]);
  await store.close();
});

type Ended = { readonly code: number | undefined; readonly out: string; readonly err: string };

/** The command as it ended; without a code where it had to be ended. */
async function arshjul(...args: string[]): Promise<Ended> {
  const temporal = { TEMPORAL_ADDRESS: new URL(toTemporal.url).host, TEMPORAL_NAMESPACE: testTemporal().namespace };
  const env = { ...process.env, DATABASE_URL: toDatabase.url, ARSHJUL_DATA: data, ...temporal };
  return await new Promise((resolve) => {
    execFile(process.execPath, ['src/cli.ts', ...args], { env, timeout: BOUND }, (error, out, err) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : undefined;
      resolve({ code, out, err: err.replace(/^.* …\n/gm, '') });
    });
  });
}

test('a database that is silent ends every command that asks it, with one line that names it', async () => {
  toDatabase.freeze();
  const calls = [
    ['backup', path.join(data, 'copy')],
    ['verify', 'audit'],
    ['reconcile'],
    ['import', 'organisation', FILE],
    ['cycle', 'start', '2026/2027'],
    ['token', 'create', '--role', 'rektor', '--for', 'a@b.example'],
  ];
  const ended = await Promise.all(calls.map((call) => arshjul(...call)));
  for (const [at, { code, err }] of ended.entries()) {
    expect([calls[at], code, err]).toEqual([
      calls[at],
      1,
      expect.stringMatching(/^Databasen på 127\.0\.0\.1:\d+ svarar inte\..*\n$/),
    ]);
  }
  expect(readdirSync(data)).toEqual([]);
}, 150_000);

test.each([500, 1_200, 1_500])(
  'a database that falls silent after %i bytes of an import leaves nothing half-done',
  async (bytes) => {
    toDatabase.freezeAfter(bytes);
    const { code, err } = await arshjul('import', 'organisation', FILE);
    expect([code, err]).toEqual([1, expect.stringMatching(/^Databasen på 127\.0\.0\.1:\d+ svarar inte\..*\n$/)]);
    toDatabase.reset();
    const { municipality, post, audit } = store.owner;
    const held = await Promise.all([municipality.count(), post.count(), audit.count()]);
    // The last answer may be the one that is lost.
    expect([[0, 0, 0], ALL_OF_IT]).toContainEqual(held);
  },
  60_000,
);

test('a database that falls silent in the middle of a backup leaves no file', async () => {
  expect((await arshjul('import', 'organisation', FILE)).code).toBe(0);
  toDatabase.freezeAfter(9_000);
  const { code, err } = await arshjul('backup', path.join(data, 'copy'));
  expect([code, err]).toEqual([1, expect.stringMatching(/^Databasen på .* svarar inte\..*\n$/)]);
  expect([existsSync(path.join(data, 'copy')), readdirSync(data)]).toEqual([false, []]);
}, 90_000);

test('a Temporal that is silent ends reconcile with one line, and what does not need it is done', async () => {
  toTemporal.freeze();
  expect(await arshjul('import', 'organisation', FILE)).toMatchObject({ code: 0, err: '' });
  expect(await arshjul('reconcile')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^Temporal på 127\.0\.0\.1:\d+ svarar inte\..*\n$/),
  });
}, 90_000);
