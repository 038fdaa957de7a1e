import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { waitUntil } from '../../src/supervisor/ports.ts';
import { SupervisedProcess } from '../../src/supervisor/supervised-process.ts';

const PATIENCE = 20_000;
let logDirectory: string;
let supervised: SupervisedProcess;

beforeEach(() => {
  logDirectory = mkdtempSync(path.join(tmpdir(), 'arshjul-supervised-'));
});
afterEach(async () => {
  await supervised.stop();
  rmSync(logDirectory, { recursive: true });
});

test('a part that cannot be started again is said so, tried again more and more seldom, and comes back', async () => {
  let starts = 0;
  let returned = 0;
  const failures: { readonly why: string; readonly retryIn: number }[] = [];
  supervised = new SupervisedProcess({
    part: {
      name: 'mail',
      port: null,
      command: () => {
        starts += 1;
        if (starts === 2 || starts === 3) return Promise.reject(new Error('no space left'));
        return Promise.resolve({ file: process.execPath, args: ['-e', 'setInterval(() => {}, 1000)'] });
      },
      isReady: () => Promise.resolve(true),
      stopSignal: 'SIGTERM',
    },
    environment: {},
    logDirectory,
    events: {
      changed: () => undefined,
      died: () => undefined,
      returned: () => (returned += 1),
      notRestarted: (_name, failure) => failures.push(failure),
      notNoted: () => undefined,
    },
  });
  expect(await supervised.start()).toBe(true);
  supervised.kill();
  expect(await waitUntil(() => Promise.resolve(returned === 1), PATIENCE)).toBe(true);
  expect(failures).toEqual([
    { why: 'no space left', retryIn: 2_000 },
    { why: 'no space left', retryIn: 4_000 },
  ]);
  expect(supervised.pid).toBeDefined();
});

test('a change that cannot be noted is said, and the part runs on', async () => {
  const said: string[] = [];
  let isFull = false;
  supervised = new SupervisedProcess({
    part: {
      name: 'mail',
      port: null,
      command: () => Promise.resolve({ file: process.execPath, args: ['-e', 'setInterval(() => {}, 1000)'] }),
      isReady: () => Promise.resolve(true),
      stopSignal: 'SIGTERM',
    },
    environment: {},
    logDirectory,
    events: {
      changed: () => {
        if (isFull) throw new Error('no space left');
      },
      died: () => undefined,
      returned: () => undefined,
      notRestarted: () => undefined,
      notNoted: (why) => said.push(why),
    },
  });
  await supervised.start();
  const first = supervised.pid;
  isFull = true;
  supervised.kill();
  expect(
    await waitUntil(() => Promise.resolve(supervised.pid !== undefined && supervised.pid !== first), PATIENCE),
  ).toBe(true);
  expect(said).toEqual(['no space left', 'no space left']);
});
