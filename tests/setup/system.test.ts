import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PORTS } from '../../src/contract/settings.ts';
import { connectDatabase } from '../../src/database/client.ts';
import { openClock } from '../../src/database/clock.ts';
import { freePorts, waitUntil } from '../../src/supervisor/ports.ts';
import { readPrometheus, valueOf } from '../support/prometheus.ts';
import type { SystemRecord } from '../../src/contract/system-record.ts';
import { isStillRunning, readSystemRecord } from '../../src/supervisor/process-record.ts';

const NODE = process.execPath;
const directory = mkdtempSync(path.join(tmpdir(), 'arshjul-system-'));
let environment: Record<string, string>;
let system: Started;

type Started = { readonly child: ChildProcess; output(): string; ended: Promise<number | null> };

/** Runs one of the project's entries with ports and data of this test. */
function run(entry: string, args: readonly string[] = [], further: Record<string, string> = {}): Started {
  const child = spawn(NODE, [path.resolve('src', entry), ...args], {
    env: { ...process.env, ...environment, ...further },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return { child, output: () => output, ended: new Promise((resolve) => child.once('close', resolve)) };
}

function start(args: readonly string[] = []): Started {
  return run('start.ts', args);
}
async function untilUp(started: Started): Promise<void> {
  const isUp = await waitUntil(() => Promise.resolve(started.output().includes('Avsluta med Ctrl-C')), 90_000);
  expect(isUp, started.output()).toBe(true);
}
function recorded(): SystemRecord {
  const record = readSystemRecord(directory);
  if (record === undefined) throw new Error('nothing recorded');
  return record;
}
async function status(): Promise<{ processes: readonly { name: string; pid: number; health: string }[] }> {
  const asked = run('cli.ts', ['status', '--json']);
  await asked.ended;
  return JSON.parse(asked.output());
}

beforeAll(async () => {
  const ports = await freePorts(Object.keys(PORTS).length);
  environment = {
    ARSHJUL_DATA: directory,
    ...Object.fromEntries(Object.values(PORTS).map(({ variable }, index) => [variable, String(ports[index])])),
  };
  system = start(['--clock', '2026-10-08T16:00']);
  await untilUp(system);
});
afterAll(async () => {
  system.child.kill('SIGTERM');
  await system.ended;
  rmSync(directory, { recursive: true, force: true });
});

test('every part is a process of its own, and ready', async () => {
  const { processes } = await status();
  expect(processes.map(({ name }) => name)).toEqual(['postgres', 'temporal', 'mail', 'worker', 'web']);
  expect(new Set(processes.map(({ health }) => health))).toEqual(new Set(['ready']));
  expect(new Set(processes.map(({ pid }) => pid)).size).toBe(5);
});

test('a part that is stopped, not dead, is told, and alone', async () => {
  for (const { name, pid } of recorded().processes) {
    if (name === 'postgres') continue;
    process.kill(pid, 'SIGSTOP');
    const asked = run('cli.ts', ['status', '--json']);
    const code = await asked.ended;
    process.kill(pid, 'SIGCONT');
    const { processes } = JSON.parse(asked.output()) as Awaited<ReturnType<typeof status>>;
    const notReady = processes.filter(({ health }) => health !== 'ready').map((one) => `${one.name} ${one.health}`);
    expect([code, notReady]).toEqual([1, [`${name} silent`]]);
  }
}, 60_000);

test('a database that is stopped is told; everything is ready again when it goes on', async () => {
  const { pid } = recorded().processes.find(({ name }) => name === 'postgres') ?? { pid: 0 };
  process.kill(pid, 'SIGSTOP');
  const { processes } = await status();
  process.kill(pid, 'SIGCONT');
  expect(processes.find(({ name }) => name === 'postgres')?.health).toBe('silent');
  const allReady = async (): Promise<boolean> => (await status()).processes.every(({ health }) => health === 'ready');
  expect(await waitUntil(allReady, 30_000), system.output()).toBe(true);
}, 60_000);

test('one address tells what the web, the database and the worker measure', async () => {
  const metrics = `http://127.0.0.1:${environment[PORTS.web.variable] ?? ''}/metrics`;
  const ask = async () => readPrometheus(await (await fetch(metrics)).text());
  // What a busy machine did not answer in time is asked for again after five seconds.
  await waitUntil(async () => valueOf(await ask(), 'arshjul_part_up', { part: 'worker' }) === 1, 30_000);
  const told = await ask();
  expect(valueOf(told, 'arshjul_intents_unanswered')).toBe(0);
  expect(valueOf(told, 'temporal_worker_task_slots_available', { worker_type: 'ActivityWorker' })).toBeGreaterThan(0);
});

test('every part that is killed is back within five seconds', async () => {
  for (const { name, pid } of recorded().processes) {
    process.kill(pid, 'SIGKILL');
    const isBack = await waitUntil(
      () => Promise.resolve(recorded().processes.some((one) => one.name === name && one.pid !== pid)),
      5_000,
    );
    expect(isBack, `${name}\n${system.output()}`).toBe(true);
  }
  const allReady = async (): Promise<boolean> => (await status()).processes.every(({ health }) => health === 'ready');
  expect(await waitUntil(allReady, 30_000), system.output()).toBe(true);
});

test('a second start on the same data says that it is running already', async () => {
  const second = start();
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain('redan igång');
});

test('a taken port gives one line that says which, and what to set', async () => {
  const other = mkdtempSync(path.join(tmpdir(), 'arshjul-other-'));
  const free = await freePorts(Object.keys(PORTS).length);
  const variables = Object.values(PORTS).map(({ variable }, index) => [variable, String(free[index])]);
  const web = environment[PORTS.web.variable] ?? '';
  const second = run('start.ts', [], {
    ...(Object.fromEntries(variables) as Record<string, string>),
    ARSHJUL_DATA: other,
    [PORTS.web.variable]: web,
  });
  expect(await second.ended).toBe(1);
  expect(second.output().trim()).toBe(
    `Port ${web}, för webben, används redan av något annat. Välj en annan: ARSHJUL_WEB_PORT=${Number(web) + 1} npm start`,
  );
  rmSync(other, { recursive: true });
});

test('an address that others can reach is refused while Temporal or the mail catcher is embedded', async () => {
  const open = run('start.ts', [], { ARSHJUL_WEB_HOST: '0.0.0.0' });
  expect(await open.ended).toBe(1);
  expect(open.output()).toContain('ARSHJUL_WEB_HOST');
});

test('everything embedded listens on loopback alone', async () => {
  const outside = addressOfThisMachine();
  if (outside === undefined) return;
  for (const { variable } of Object.values(PORTS)) {
    const answers = await new Promise((resolve) => {
      const socket = net.connect({ host: outside, port: Number(environment[variable]), timeout: 1000 });
      socket.once('connect', () => resolve(variable));
      socket.once('error', () => resolve('refused'));
      socket.once('timeout', () => resolve('refused'));
    });
    expect(answers).toBe('refused');
  }
});

function addressOfThisMachine(): string | undefined {
  return Object.values(networkInterfaces())
    .flat()
    .find((one) => one?.internal === false && one.family === 'IPv4')?.address;
}

test('when it is killed outright, nothing is left running', async () => {
  const { processes } = recorded();
  system.child.kill('SIGKILL');
  await system.ended;
  expect(await waitUntil(() => Promise.resolve(!processes.some(isStillRunning)), 15_000)).toBe(true);
});

test('started again it goes on with its clock, and Ctrl-C ends everything in good order', async () => {
  system = start();
  await untilUp(system);
  expect(system.output()).toMatch(/torsdag 8\soktober\s2026 kl\. 16/);
  const url = `postgresql://postgres:arshjul@127.0.0.1:${environment[PORTS.postgres.variable] ?? ''}/arshjul`;
  const database = connectDatabase(url);
  expect((await openClock(database)).kind).toBe('offset');
  await database.$disconnect();
  const { processes } = recorded();
  system.child.kill('SIGINT');
  expect(await system.ended).toBe(0);
  expect(processes.filter(isStillRunning)).toEqual([]);
});
