import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PORTS } from '../../src/contract/settings.ts';
import { connectDatabase } from '../../src/database/client.ts';
import { setClock } from '../../src/database/clock.ts';
import type { PrismaClient } from '../../src/database/generated/client.ts';
import { instantAt } from '../../src/domain/calendar/local-time.ts';
import { freePorts } from '../../src/supervisor/ports.ts';
import type { ProcessName } from '../../src/contract/system-record.ts';
import { pidOfPart } from '../support/pid-of-part.ts';
import { DEFINITION, ORGANISATION, PLANT } from '../support/planted-town.ts';
import { smtpSink, type SmtpSink } from '../support/smtp-sink.ts';
import { waitUntil } from '../support/wait-until.ts';

const directory = mkdtempSync(path.join(tmpdir(), 'arshjul-planted-'));
const REPORT = '/plan/ekbacken/2026-2027/rapport';
let environment: Record<string, string>;
let origin: string;
let sink: SmtpSink;
let database: PrismaClient;
let system: { stop(): Promise<void>; output(): string };
/** Everything that a command or an open address has told. */
const told: Record<string, string> = {};

function run(entry: string, args: readonly string[] = []) {
  const child = spawn(process.execPath, [path.resolve('src', entry), ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return { child, output: () => output, ended: new Promise((resolve) => child.once('close', resolve)) };
}
async function command(...args: string[]): Promise<string> {
  const { output, ended } = run('cli.ts', args);
  await ended;
  return output();
}
async function allReady(): Promise<boolean> {
  const { processes } = JSON.parse(await command('status', '--json')) as { processes: { health: string }[] };
  return processes.every(({ health }) => health === 'ready');
}
/** Killed outright, and back. */
async function kill(...names: ProcessName[]): Promise<void> {
  for (const name of names) process.kill(pidOfPart(directory, name), 'SIGKILL');
  await new Promise((resolve) => setTimeout(resolve, 500));
  await waitUntil(allReady, 90);
}
/** Sets the clock of the whole system, which its processes read when they start. */
async function clockAt(local: string): Promise<void> {
  const instant =
    instantAt('Europe/Stockholm', local.slice(0, 10), local.slice(11, 16)) + Number(local.slice(17)) * 1_000;
  await waitUntil(async () => {
    await setClock(database, { kind: 'offset', milliseconds: instant - Date.now() });
    return true;
  });
  await kill('worker', 'web');
}

type Person = {
  readonly get: (path: string) => Promise<string>;
  readonly post: (path: string, form: Record<string, string>) => Promise<Response>;
};
async function signIn(name: string): Promise<Person> {
  const to = `${name}.${PLANT}@norrvik.example`;
  const link = (): string | undefined => {
    const mail = sink.mails.findLast((one) => one.to === to && one.raw.includes('logga-in'));
    return /\/logga-in\/([\w-]{43})/.exec(mail?.raw.replaceAll('=\r\n', '') ?? '')?.[1];
  };
  const send = async (at: string, form: Record<string, string>, cookie = ''): Promise<Response> =>
    await fetch(`${origin}${at}`, {
      ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams(form) },
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
    });
  await send('/logga-in', { epost: to, next: `/?${PLANT}` });
  await waitUntil(() => link() !== undefined, 30);
  const cookie = (await send(`/logga-in/${link() ?? ''}`, {})).headers.get('set-cookie')?.split(';')[0] ?? '';
  const get = async (at: string): Promise<string> =>
    await (await fetch(`${origin}${at}`, { headers: { cookie } })).text();
  const csrfOn = async (at: string): Promise<string> =>
    /name="csrf" value="([^"]+)"/.exec(await get(at.replace(/\/gor\/.*/, '')))?.[1] ?? '';
  return { get, post: async (at, form) => await send(at, { csrf: await csrfOn(at), ...form }, cookie) };
}

async function startSystem(): Promise<void> {
  const started = run('start.ts');
  system = {
    output: started.output,
    stop: async () => {
      started.child.kill('SIGTERM');
      await started.ended;
    },
  };
  await waitUntil(() => started.output().includes('Avsluta med Ctrl-C'), 120);
}

beforeAll(async () => {
  sink = await smtpSink();
  const [workerMetrics, ...ports] = await freePorts(Object.keys(PORTS).length + 1);
  environment = {
    ...{ ARSHJUL_DATA: directory, SMTP_URL: sink.url, ARSHJUL_SENDER: 'arshjul@norrvik.example' },
    ARSHJUL_WORKER_METRICS_PORT: String(workerMetrics),
    ...Object.fromEntries(Object.values(PORTS).map(({ variable }, index) => [variable, String(ports[index])])),
  };
  origin = `http://127.0.0.1:${environment[PORTS.web.variable] ?? ''}`;
  await startSystem();
  database = connectDatabase(
    `postgresql://postgres:arshjul@127.0.0.1:${environment[PORTS.postgres.variable] ?? ''}/arshjul`,
  );
  await clockAt('2026-10-08T16:00:00');
  await playAutumn();
}, 400_000);
afterAll(async () => {
  await database.$disconnect();
  await system.stop();
  await sink.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Everything that people, programs and faults do, with the plant in whatever they write. */
async function playAutumn(): Promise<void> {
  const upload = new FormData();
  upload.set('gor', 'fil');
  upload.set('fil', new File([`${ORGANISATION}person;${PLANT};${PLANT}\n`], `${PLANT}.csv`));
  await fetch(`${origin}/kom-igang`, { method: 'POST', body: upload });
  upload.set('fil', new File([ORGANISATION], `${PLANT}.csv`));
  const loaded = await fetch(`${origin}/kom-igang`, { method: 'POST', body: upload });
  expect(loaded.status, readFileSync(path.join(directory, 'logs/web.log'), 'utf8')).toBe(200);

  sink.refuse(`alma.${PLANT}@norrvik.example`);
  const adam = await signIn('adam');
  await adam.post('/admin/lasar', { gor: 'starta', year: PLANT, definition: `name: ${PLANT}\nsteps: ${PLANT}` });
  await adam.post('/admin/organisation', { gor: 'visa', innehall: Buffer.from(`typ;${PLANT}\n`).toString('base64') });
  expect((await adam.post('/admin/lasar', { gor: 'starta', year: '2026/2027', definition: DEFINITION })).status).toBe(
    200,
  );
  const plan = { id: 'plan/9901/ekbacken/2026-2027' };
  await waitUntil(async () => (await stateOf(plan.id, 'rapport'))?.chart === 'open', 90);

  const eka = await signIn('eka');
  const typed = { 'falt.analys.text': `Vi ${PLANT} har arbetat`, revision: '0' };
  await eka.post(`${REPORT}/gor/be-om-anstand`, { due: '2026-11-20', reason: `Därför ${PLANT}` });
  const vera = await signIn('vera');
  await vera.post(`${REPORT}/gor/neka-anstand`, { reason: `Nej ${PLANT}` });
  await eka.post(REPORT, { ...typed, gor: 'lamna-in' });
  await waitUntil(async () => (await stateOf(plan.id, 'rapport'))?.chart === 'handedIn', 60);
  const hash = (await stateOf(plan.id, 'rapport'))?.handedIn?.hash ?? '';
  await vera.post(`${REPORT}/gor/aterlamna`, { hash: PLANT, reason: `Åter ${PLANT}` });
  await vera.post(`${REPORT}/gor/aterlamna`, { hash, reason: `Åter ${PLANT}` });
  await waitUntil(async () => (await stateOf(plan.id, 'rapport'))?.chart === 'returned', 60);
  await vera.post('/plan/almen/2026-2027/rapport/gor/undanta', { reason: `Undantag ${PLANT}` });
  await wrongInput(eka);
  await faults(eka, typed);
}

async function stateOf(id: string, task: string) {
  const row = await database.plan.findUnique({ where: { id }, select: { state: true } });
  const state = row?.state as { tasks: Record<string, { chart: string; handedIn?: { hash: string } }> } | undefined;
  return state?.tasks[task];
}

async function wrongInput(eka: Person): Promise<void> {
  for (const at of [
    `/${PLANT}?${PLANT}`,
    `/plan/${PLANT}/2026-2027/${PLANT}`,
    `/kvitto/${PLANT}`,
    `/logga-in/${PLANT}`,
  ]) {
    await eka.get(at);
  }
  const post = { method: 'POST', headers: { 'content-type': 'application/json' } };
  await fetch(`${origin}/logga-in`, {
    method: 'POST',
    body: new URLSearchParams({ epost: `${PLANT}@x.example`, next: `//${PLANT}` }),
  });
  await fetch(`${origin}${REPORT}`, { ...post, body: `{"${PLANT}` });
  const made = await command('token', 'create', '--role', 'rektor', '--for', `eka.${PLANT}@norrvik.example`);
  const secret = /arshjul_[\w-]{43}/.exec(made)?.[0] ?? '';
  for (const token of [secret, PLANT]) {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'user-agent': PLANT };
    const tasks = `${origin}/api/v1/plans/ekbacken/2026-2027/tasks`;
    await fetch(`${tasks}/rapport/acts?${PLANT}`, { method: 'POST', headers, body: JSON.stringify({ kind: PLANT }) });
    await fetch(`${tasks}/${PLANT}`, { headers });
    await fetch(`${tasks}/rapport/draft`, { method: 'PUT', headers, body: `{"${PLANT}` });
  }
  // What a race of two imports would make PostgreSQL say, with the row in it.
  const twice = database.person.create({
    data: { municipalityId: '9901', key: 'x', name: PLANT, email: `eka.${PLANT}@norrvik.example` },
  });
  await expect(twice).rejects.toThrow();
  await expect(database.$executeRawUnsafe(`SELECT '${PLANT}'::uuid`)).rejects.toThrow();
}

/** Parts that die under what people write, a mail server that quotes the address it refuses, and a morning of e-mails. */
async function faults(eka: Person, typed: Record<string, string>): Promise<void> {
  process.kill(pidOfPart(directory, 'postgres'), 'SIGKILL');
  await Promise.all(
    Array.from(
      { length: 10 },
      async () => await eka.post(REPORT, { ...typed, gor: 'lamna-in' }).catch(() => undefined),
    ),
  );
  await waitUntil(allReady, 90);
  process.kill(pidOfPart(directory, 'temporal'), 'SIGKILL');
  await eka.post(`${REPORT}/gor/be-om-anstand`, { due: '2026-11-27', reason: `Igen ${PLANT}` }).catch(() => undefined);
  await waitUntil(allReady, 90);
  sink.busy(true);
  await clockAt('2026-10-09T07:59:50');
  await waitUntil(
    async () => (await database.email.count({ where: { morning: '2026-10-09', attempts: { gt: 0 } } })) > 0,
    90,
  );
  sink.busy(false);
  await waitUntil(async () => (await database.email.count({ where: { status: 'refused' } })) > 0, 120);
  for (const at of ['/metrics', '/health/live', '/health/ready', '/logga-in', '/tillganglighet']) {
    told[at] = await (await fetch(`${origin}${at}`)).text();
  }
  const ofWorker = environment['ARSHJUL_WORKER_METRICS_PORT'] ?? '';
  told['metrics of the worker'] = await (await fetch(`http://127.0.0.1:${ofWorker}/metrics`)).text();
  told['status --json'] = await command('status', '--json');
  told['doctor'] = await command('doctor');
  told['reconcile'] = await command('reconcile');
  told['npm start'] = system.output();
}

/** Where the plant stands in what has been found; a few letters around it. */
function plantsIn(text: string): readonly string[] {
  return [...text.matchAll(new RegExp(`.{0,60}${PLANT}.{0,20}`, 'gis'))].map(([found]) => found);
}

test('the plant is where it belongs: in the database and in the e-mails', async () => {
  expect(await database.person.count({ where: { name: { contains: PLANT } } })).toBe(5);
  const { state } = await database.plan.findUniqueOrThrow({ where: { id: 'plan/9901/ekbacken/2026-2027' } });
  expect(JSON.stringify(state)).toContain(PLANT);
  expect(sink.mails.some(({ raw }) => raw.includes(PLANT))).toBe(true);
  const refused = await database.email.findFirstOrThrow({ where: { status: 'refused' } });
  expect(refused.answer).toContain(PLANT);
});

test('no log, no list of processes and no other file holds it', () => {
  const files = (folder: string): readonly string[] =>
    readdirSync(folder).flatMap((name) => {
      const file = path.join(folder, name);
      // PostgreSQL's own tables are where it belongs.
      if (file === path.join(directory, 'postgres')) return [];
      return statSync(file).isDirectory() ? files(file) : [file];
    });
  const all = files(directory);
  for (const name of ['postgres', 'temporal', 'worker', 'web'])
    expect(all).toContain(path.join(directory, 'logs', `${name}.log`));
  expect(all).toContain(path.join(directory, 'temporal.db'));
  const found = all.flatMap((file) => plantsIn(readFileSync(file, 'latin1')).map((place) => `${file}: ${place}`));
  expect(found).toEqual([]);
});

test('nothing that commands and open addresses tell holds it', () => {
  for (const [what, text] of Object.entries(told)) expect([what, plantsIn(text)]).toEqual([what, []]);
  expect(told['/metrics']).toContain('arshjul_');
  expect(told['metrics of the worker']).toContain('temporal_');
});

/** Every text in a message of Temporal's, payloads and what lies in them included. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value, Buffer.from(value, 'base64').toString('utf8')];
  if (value instanceof Uint8Array) return [Buffer.from(value).toString('utf8')];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)]);
}

test('no process of Temporal’s holds it: not its id, history, memo, search attributes, summaries or details', async () => {
  const connection = await Connection.connect({ address: `127.0.0.1:${environment[PORTS.temporal.variable] ?? ''}` });
  try {
    const client = new Client({ connection });
    let events = 0;
    let details = 0;
    for await (const { workflowId, runId, raw } of client.workflow.list()) {
      const handle = client.workflow.getHandle(workflowId, runId);
      const history = await handle.fetchHistory();
      events += history.events?.length ?? 0;
      const { raw: described } = await handle.describe();
      const metadata: unknown = await handle.query('__temporal_workflow_metadata').catch(() => undefined);
      if (JSON.stringify(metadata ?? '').includes('currentDetails')) details += 1;
      const texts = [workflowId, raw, history.events, described, metadata].flatMap(textsIn).join('\n');
      expect([workflowId, plantsIn(texts)]).toEqual([workflowId, []]);
    }
    for await (const schedule of client.schedule.list()) expect(plantsIn(textsIn(schedule).join('\n'))).toEqual([]);
    expect(events).toBeGreaterThan(60);
    expect(details).toBeGreaterThan(2);
  } finally {
    await connection.close();
  }
});
