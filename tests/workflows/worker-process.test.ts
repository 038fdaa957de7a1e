import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planView, TASK_QUEUE } from '../../workflows/messages.ts';
import { processWorld, type ProcessWorld } from '../support/process-world.ts';
import { waitUntil } from '../support/wait-until.ts';

const WORKER = fileURLToPath(new URL('../../src/worker.ts', import.meta.url));
let world: ProcessWorld;
let started: ChildProcess | undefined;

beforeAll(async () => {
  world = await processWorld({ now: Date.parse('2026-10-12T07:00:00Z'), stored: true, taskQueue: TASK_QUEUE });
});
afterAll(async () => {
  started?.kill('SIGKILL');
  await world.close();
});

function environment(): NodeJS.ProcessEnv {
  return { ...process.env, ...world.environment };
}
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('the worker’s process decides, starts what is missing, and ends when asked to', async () => {
  // Kept while Temporal was away: the rows are there, no process is.
  const { temporal } = world.services;
  await world.start();
  await temporal.workflow.getHandle(`schoolYear/${world.people.id}/2026-2027`).terminate('was never started');
  started = spawn(process.execPath, [WORKER], { env: environment(), stdio: 'inherit' });
  await waitUntil(async () => (await temporal.workflow.getHandle(world.plan('ekbacken')).query(planView)) !== null, 60);
  started.kill('SIGTERM');
  const [code] = (await once(started, 'exit')) as [number];
  expect(code).toBe(0);
}, 120_000);

test('a worker whose parent is gone ends by itself', async () => {
  const parent = spawn('/bin/sh', ['-c', `"${process.execPath}" "${WORKER}" & echo $!; wait`], {
    env: environment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  const pid = Number(line.toString());
  expect(isAlive(pid)).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 8_000));
  parent.kill('SIGKILL');
  await waitUntil(() => !isAlive(pid), 40);
}, 120_000);
