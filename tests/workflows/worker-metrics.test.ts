import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePorts } from '../../src/supervisor/ports.ts';
import { planView, TASK_QUEUE } from '../../workflows/messages.ts';
import { processWorld, type ProcessWorld } from '../support/process-world.ts';
import { readPrometheus, valueOf } from '../support/prometheus.ts';
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

test('the worker tells what the SDK measures on this machine’s port, and its lines are JSON', async () => {
  await world.start();
  const [port = 0] = await freePorts(1);
  const environment = { ...process.env, ...world.environment, ARSHJUL_WORKER_METRICS_PORT: String(port) };
  started = spawn(process.execPath, [WORKER], { env: environment, stdio: ['ignore', 'inherit', 'pipe'] });
  const said: string[] = [];
  started.stderr?.setEncoding('utf8').on('data', (text: string) => said.push(text));
  const { temporal, database } = world.services;
  await waitUntil(async () => (await temporal.workflow.getHandle(world.plan('ekbacken')).query(planView)) !== null, 60);

  const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
  const text = await answer.text();
  const metrics = readPrometheus(text);
  const decided = { activity_type: 'decide', task_queue: TASK_QUEUE };
  expect(valueOf(metrics, 'temporal_activity_execution_latency_seconds_count', decided)).toBeGreaterThan(0);
  expect(valueOf(metrics, 'temporal_worker_task_slots_available', { worker_type: 'WorkflowWorker' })).toBeGreaterThan(
    0,
  );
  for (const { id, name, email } of await database.person.findMany()) {
    for (const planted of [id, name, email]) expect(text).not.toContain(planted);
  }

  started.kill('SIGTERM');
  await once(started, 'exit');
  for (const line of said.join('').split('\n').slice(0, -1)) {
    expect(JSON.parse(line)).toMatchObject({ at: expect.any(String), level: expect.any(String) });
  }
}, 120_000);
