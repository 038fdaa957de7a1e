import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PORTS } from '../../src/contract/settings.ts';
import { connectDatabase } from '../../src/database/client.ts';
import { freePorts, waitUntil } from '../../src/supervisor/ports.ts';

const root = mkdtempSync(path.join(tmpdir(), 'arshjul-backup-'));
const file = path.join(root, 'kopia.gz');
let ports: Record<string, string>;
let system: { readonly child: ChildProcess; readonly ended: Promise<unknown> } | undefined;

type Ran = { readonly code: number | null; readonly out: string; readonly err: string };

function started(data: string, entry: string, args: readonly string[]) {
  const env = { ...process.env, ...ports, ARSHJUL_DATA: path.join(root, data) };
  const child = spawn(process.execPath, [path.resolve('src', entry), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  const ended = new Promise<Ran>((resolve) => child.once('close', (code) => resolve({ code, ...said })));
  return { child, ended, said };
}

async function arshjul(data: string, ...args: string[]): Promise<Ran> {
  return await started(data, 'cli.ts', args).ended;
}

async function start(data: string, clock?: string): Promise<void> {
  await stop();
  const up = started(data, 'start.ts', clock === undefined ? [] : ['--clock', clock]);
  system = up;
  expect(await waitUntil(() => Promise.resolve(up.said.out.includes('Avsluta med Ctrl-C')), 90_000), up.said.out).toBe(
    true,
  );
}

async function stop(): Promise<void> {
  system?.child.kill('SIGTERM');
  await system?.ended;
  system = undefined;
}

function database() {
  return connectDatabase(`postgresql://postgres:arshjul@127.0.0.1:${ports[PORTS.postgres.variable] ?? ''}/arshjul`);
}

/** Message-IDs of everything the catcher of this data folder has caught. */
function caught(data: string): readonly string[] {
  const folder = path.join(root, data, 'mail');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => /^Message-ID: (.+)$/im.exec(readFileSync(path.join(folder, name), 'utf8'))?.[1] ?? '');
}

/** Every person and thing that an e-mail has told. */
async function told(): Promise<readonly string[]> {
  const store = database();
  const notices = await store.notice.findMany({ where: { status: 'sent' } });
  await store.$disconnect();
  return notices.map(({ receiverId, planId, task, rung, kind, lateness }) =>
    [receiverId, planId, task, rung, kind, lateness].join(' '),
  );
}

beforeAll(async () => {
  const free = await freePorts(Object.keys(PORTS).length);
  ports = Object.fromEntries(Object.values(PORTS).map(({ variable }, index) => [variable, String(free[index])]));
});
afterAll(async () => {
  await stop();
  rmSync(root, { recursive: true, force: true });
});

test('a backup from the middle of a year is put back on an empty machine, and the year goes on', async () => {
  await start('first', '2026-10-09T07:59');
  expect(
    await arshjul('first', 'import', 'organisation', 'examples/sodertalje/organisation.csv', '--yes'),
  ).toMatchObject({ code: 0 });
  expect(await arshjul('first', 'cycle', 'start', '2026/2027')).toMatchObject({ code: 0 });
  const store = database();
  const allAccepted = async (): Promise<boolean> => {
    const [accepted, others] = await Promise.all([
      store.email.count({ where: { status: 'accepted' } }),
      store.notice.count({ where: { status: 'planned', morning: { lte: '2026-10-09' } } }),
    ]);
    return accepted > 5 && others === 0;
  };
  expect(await waitUntil(allAccepted, 120_000)).toBe(true);
  await store.$disconnect();
  const before = await told();
  expect(await arshjul('first', 'backup', file)).toMatchObject({ code: 0 });
  const firstMail = caught('first');
  await stop();

  expect(await arshjul('second', 'restore', file, '--yes')).toMatchObject({ code: 0, err: expect.anything() });
  await start('second');
  const healthy = async (): Promise<boolean> => (await arshjul('second', 'doctor')).code === 0;
  const isWell = await waitUntil(healthy, 60_000);
  expect(isWell, isWell ? '' : (await arshjul('second', 'doctor')).out).toBe(true);
  expect((await arshjul('second', 'reconcile')).code).toBe(0);
  expect((await arshjul('second', 'verify', 'audit')).code).toBe(0);

  const made = await arshjul(
    'second',
    'token',
    'create',
    '--role',
    'rektor',
    '--for',
    'rakel.vinterdal@oxbacksskolan.example',
  );
  const authorization = `Bearer ${made.out.trim()}`;
  const api = async (route: string, init: RequestInit = {}) => {
    const address = `http://127.0.0.1:${ports[PORTS.web.variable] ?? ''}/api/v1${route}`;
    const headers = { authorization, 'content-type': 'application/json' };
    const answer = await fetch(address, { ...init, headers });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const { body } = await api('/tasks');
  expect(JSON.stringify(body)).toContain('Oxbacksskolan');
  const plans = database();
  const { id, openTasks } = await plans.plan.findFirstOrThrow({ where: { placeKey: 'oxbacksskolan' } });
  const [task = ''] = openTasks;
  const reason = 'Provrättningen tar längre tid.';
  const asked = await api(`/plans/oxbacksskolan/2026-2027/tasks/${task.replaceAll('/', '~')}/acts`, {
    method: 'POST',
    body: JSON.stringify({ kind: 'ask-extension', due: '2026-11-13', reason }),
  });
  expect(asked).toMatchObject({ body: { verdict: { accepted: true } } });
  expect(await plans.intent.count({ where: { planId: id } })).toBe(1);
  await plans.$disconnect();

  await start('second', '2026-10-12T07:59');
  const newMail = async (): Promise<boolean> => (await told()).length > before.length;
  expect(await waitUntil(newMail, 120_000)).toBe(true);
  const after = await told();
  expect(new Set(after).size).toBe(after.length);
  expect(caught('second').filter((messageId) => firstMail.includes(messageId))).toEqual([]);
}, 400_000);
