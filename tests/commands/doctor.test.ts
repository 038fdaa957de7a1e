import { randomUUID } from 'node:crypto';
import type { ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { doctorCommand } from '../../src/commands/doctor.ts';
import type { Settings } from '../../src/contract/settings.ts';
import { setClock } from '../../src/database/clock.ts';
import type { PrismaClient } from '../../src/database/generated/client.ts';
import { connectDatabase } from '../../src/database/client.ts';
import { planView } from '../../workflows/messages.ts';
import { asOwner } from '../support/database-users.ts';
import { freezableWay } from '../support/freezable-way.ts';
import { processWorld, type ProcessWorld } from '../support/process-world.ts';
import { waitUntil } from '../support/wait-until.ts';

const START = Date.parse('2026-10-08T14:00:00Z');
const OPENS = Date.parse('2026-10-09T06:00:00Z');
const MINUTE = 60_000;

let world: ProcessWorld;
let worker: ChildProcess;
let owner: PrismaClient;

beforeAll(async () => {
  world = await processWorld({ now: START, stored: true });
  owner = connectDatabase(asOwner(world.settings.databaseUrl), { connections: 1 });
  worker = await world.forkWorker();
  await world.start();
  for (const place of ['kommunen', 'grundskola', 'ekbacken', 'almlunden']) {
    await waitUntil(async () => {
      const handle = world.services.temporal.workflow.getHandle(world.plan(place));
      return (await handle.query(planView).catch(() => null)) !== null;
    });
  }
  await waitUntil(async () => (await world.services.database.look.count()) === 0);
});
afterEach(async () => {
  await setClock(world.services.database, { kind: 'stepped', instant: START });
  expect(await doctor()).toEqual({ code: 0, out: 'Allt är som det ska.\n', err: '' });
});
afterAll(async () => {
  await owner.$disconnect();
  await world.close();
});

type Overrides = {
  readonly settings?: Partial<Settings>;
  readonly now?: () => number;
  readonly taskQueue?: string;
};

async function doctor(args: readonly string[] = [], { settings, ...overrides }: Overrides = {}) {
  const said = { out: '', err: '' };
  const terminal = {
    out: (text: string) => void (said.out += `${text}\n`),
    err: (text: string) => void (text.includes('Undersöker') ? undefined : (said.err += `${text}\n`)),
  };
  const code = await doctorCommand({
    ...{ args, terminal, now: Date.now, taskQueue: world.services.taskQueue, lookWithin: 200 },
    ...overrides,
    settings: { ...world.settings, ...settings },
  });
  return { code, ...said };
}

/** The kinds that are found, and the lines that are said. */
async function found(overrides: Overrides = {}) {
  const { code, out } = await doctor(['--json'], overrides);
  const { ok, findings } = JSON.parse(out) as { ok: boolean; findings: { kind: string; text: string }[] };
  expect([code, ok]).toEqual([findings.length === 0 ? 0 : 1, findings.length === 0]);
  return { kinds: findings.map(({ kind }) => kind), text: findings.map(({ text }) => text).join('\n') };
}

test('nothing is wrong with a system that is well', async () => {
  expect(await found()).toEqual({ kinds: [], text: '' });
  expect((await doctor(['nu'])).code).toBe(2);
});

test.each([
  [
    'the database',
    'database-unreachable',
    (settings: Settings) => ({ databaseUrl: settings.databaseUrl.replace(/:\d+\//, ':1/') }),
    /Databasen på 127\.0\.0\.1:1 svarar inte/,
  ],
  ['Temporal', 'temporal-unreachable', () => ({ temporalAddress: '127.0.0.1:1' }), /Temporal på 127\.0\.0\.1:1 svarar/],
  ['the mail server', 'mail-unreachable', () => ({ smtpUrl: 'smtp://127.0.0.1:1' }), /E-postservern på 127\.0\.0\.1:1/],
])('%s that cannot be reached is named, and nothing else is blamed', async (_what, kind, change, told) => {
  const { kinds, text } = await found({ settings: change(world.settings) });
  expect(kinds).toEqual([kind]);
  expect(text).toMatch(told);
});

test('a database that is stopped, not dead, is told within some seconds', async () => {
  const way = await freezableWay(world.settings.databaseUrl);
  way.freeze();
  const asked = performance.now();
  const { kinds, text } = await found({ settings: { databaseUrl: way.url } });
  expect([kinds, text]).toEqual([['database-unreachable'], expect.stringMatching(/^Databasen på .* svarar inte\./)]);
  expect(performance.now() - asked).toBeLessThan(14_000);
  await way.close();
}, 40_000);

test('of the embedded catcher its log is named, not a setting that nobody has set', async () => {
  const { embeddedParts } = world.settings;
  const silent = { smtpUrl: 'smtp://127.0.0.1:1' };
  const embedded = await found({ settings: { ...silent, embeddedParts: { ...embeddedParts, mail: true } } });
  expect(embedded.text).toMatch(/^E-postfångaren på 127\.0\.0\.1:1 .*npx arshjul status och logs\/mail\.log/);
  expect(embedded.text).not.toContain('SMTP_URL');
  const real = await found({ settings: { ...silent, embeddedParts: { ...embeddedParts, mail: false } } });
  expect(real.text).toContain('SMTP_URL');
});

test('a mail server that greets and then refuses us is named, with what it said', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined).write('220 prov\r\n');
    socket.on('data', () => socket.write('554 inte härifrån\r\n'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { kinds, text } = await found({ settings: { smtpUrl: `smtp://127.0.0.1:${port}` } });
  expect(kinds).toEqual(['mail-unreachable']);
  expect(text).toContain('inte härifrån');
  server.close();
});

test('a clock that is off is told, by how much and which way', async () => {
  const late = await found({ now: () => Date.now() - 10 * MINUTE });
  expect(late.kinds).toEqual(['clock-temporal', 'clock-database']);
  expect(late.text).toMatch(/Databasens klocka går 10 minuter före den här datorns/);
  expect(late.text).toMatch(/Temporals klocka går (9|10) minuter före den här datorns/);
  const early = await found({ now: () => Date.now() + 30_000 });
  expect(early.text).toMatch(/Databasens klocka går (29|30) sekunder efter den här datorns/);
});

test('a click without an answer is told, with its age', async () => {
  const { database } = world.services;
  const plan = world.plan('ekbacken');
  const click = { planId: plan, task: 'autumn', act: { kind: 'withdraw' }, via: 'page', byId: world.people.ekbacken };
  const { id } = await database.intent.create({ data: { ...click, clickedAt: new Date(START - 30_000) } });
  expect((await found()).kinds).toEqual([]);
  await setClock(database, { kind: 'stepped', instant: START + 5 * MINUTE });
  const { kinds, text } = await found();
  expect([kinds, text]).toEqual([
    ['intents-unanswered'],
    expect.stringContaining('Ett klick väntar på svar, det äldsta sedan fem minuter.'),
  ]);
  await database.intent.delete({ where: { id } });
});

test('plans that should have decided an hour ago are named', async () => {
  await setClock(world.services.database, { kind: 'stepped', instant: OPENS });
  const { kinds, text } = await found();
  expect(kinds).toEqual(['plans-overdue']);
  expect(text).toContain(world.plan('ekbacken'));
});

test('a plan that nobody waits for, and a process that waits for no plan', async () => {
  const { temporal, taskQueue } = world.services;
  const workflowId = `plan/${world.people.id}/borta/2026-2027`;
  await temporal.workflow.getHandle(world.plan('almlunden')).terminate('lost');
  const { kinds, text } = await found();
  expect([kinds, text]).toEqual([['plans-without-process'], expect.stringContaining(world.plan('almlunden'))]);
  const { startPlans } = await import('../../src/temporal/start-plans.ts');
  await startPlans(world.services, { municipality: world.people.id, year: '2026/2027', again: true });
  await waitUntil(async () => (await found()).kinds.length === 0);

  await temporal.workflow.start('plan', { workflowId, taskQueue, args: [{}], workflowTaskTimeout: '1 minute' });
  await temporal.workflow.getHandle(workflowId).terminate('first');
  await temporal.workflow.start('mailDispatch', { workflowId, taskQueue, startDelay: '1 hour', args: [{}] });
  await waitUntil(async () => (await found()).kinds.includes('processes-unknown'));
  expect((await found()).text).toContain(workflowId);
  await temporal.workflow.getHandle(workflowId).terminate('done');
  await waitUntil(async () => (await found()).kinds.length === 0);
});

test('a ledger that stands still: a morning without its mail, e-mails nobody offers, a server that says not now', async () => {
  const { database } = world.services;
  const ids = { municipalityId: world.people.id, planId: world.plan('ekbacken'), receiverId: world.people.ekbacken };
  const notice = await database.notice.create({
    data: {
      ...{
        ...ids,
        key: randomUUID(),
        task: 'autumn',
        kind: 'task',
        lateness: 1,
        rung: 'opening',
        receivedAs: 'responsible',
      },
      ...{ morning: '2026-10-08', plannedAt: new Date(START) },
    },
  });
  expect(await found()).toMatchObject({ kinds: ['notices-still'], text: expect.stringContaining('En sak skulle') });
  await database.notice.update({ where: { id: notice.id }, data: { morning: '2026-10-09' } });
  expect((await found()).kinds).toEqual([]);
  await database.notice.delete({ where: { id: notice.id } });

  const email = {
    ...{ municipalityId: world.people.id, address: 'a@b.example', morning: '2026-10-08', messageId: randomUUID() },
    ...{ subject: 'x', raw: new Uint8Array(), frozenAt: new Date(START - 60 * MINUTE) },
  };
  const { id } = await database.email.create({ data: { ...email, status: 'frozen' } });
  const old = new Date(Date.now() - 60 * MINUTE);
  expect((await found()).kinds).toEqual(['emails-still']);
  await database.email.update({ where: { id }, data: { status: 'offered', leaseUntil: old } });
  expect((await found()).kinds).toEqual(['emails-still']);
  const retryAt = new Date(Date.now() + 10 * MINUTE);
  await database.email.update({ where: { id }, data: { status: 'frozen', leaseUntil: null, attempts: 1, retryAt } });
  expect((await found()).kinds).toEqual(['emails-postponed']);
  await database.email.delete({ where: { id } });
});

test('looks that nobody takes are counted', async () => {
  const { database } = world.services;
  await database.look.create({ data: { process: 'plan/x' } });
  expect((await found()).kinds).toEqual(['looks-waiting']);
  await database.look.deleteMany();
});

test('addresses that refuse mail are counted, and named only when asked for', async () => {
  const { person } = world.services.database;
  const { email } = await person.update({
    where: { id: world.people.ekbacken },
    data: { unreachableSince: '2026-10-01' },
  });
  const { kinds, text } = await found();
  expect([kinds, text]).toEqual([['addresses-refused'], expect.stringMatching(/^En adress tar inte emot e-post\./)]);
  expect((await doctor(['--json'])).out).not.toContain(email);
  expect((await doctor(['--addresses'])).out).toContain(email);
  await person.update({ where: { id: world.people.ekbacken }, data: { unreachableSince: null } });
});

test.each([
  ['migrations-missing', `DELETE FROM "_prisma_migrations" WHERE migration_name = '0002_look'`],
  ['migrations-edited', `UPDATE "_prisma_migrations" SET checksum = 'x' WHERE migration_name = '0002_look'`],
  ['migrations-failed', `UPDATE "_prisma_migrations" SET finished_at = NULL WHERE migration_name = '0002_look'`],
  ['migrations-newer', `UPDATE "_prisma_migrations" SET migration_name = '9999_later' WHERE migration_name = 'copy'`],
])('%s is told by the migration’s name', async (kind, sql) => {
  await owner.$executeRawUnsafe('CREATE TABLE kept AS SELECT * FROM "_prisma_migrations"');
  await owner.$executeRawUnsafe(`
    INSERT INTO "_prisma_migrations" SELECT 'copy', checksum, finished_at, 'copy', logs, rolled_back_at, started_at
    FROM kept WHERE migration_name = '0002_look' AND ${kind === 'migrations-newer'}`);
  await owner.$executeRawUnsafe(sql);
  const { kinds, text } = await found();
  expect([kinds, text]).toEqual([[kind], expect.stringMatching(/0002_look|9999_later/)]);
  await owner.$executeRawUnsafe('DELETE FROM "_prisma_migrations"');
  await owner.$executeRawUnsafe('INSERT INTO "_prisma_migrations" SELECT * FROM kept');
  await owner.$executeRawUnsafe('DROP TABLE kept');
});

test.each([
  ['is switched off', 'DISABLE', 'audit_stands'],
  ['can be passed by', 'ENABLE', 'audit_chain'],
])('an audit log whose guard %s is told', async (_how, change, trigger) => {
  await owner.$executeRawUnsafe(`ALTER TABLE "Audit" ${change} TRIGGER ${trigger}`);
  const { kinds, text } = await found();
  expect([kinds, text]).toEqual([['audit-unguarded'], expect.stringMatching(`${trigger} .*ENABLE ALWAYS TRIGGER`)]);
  await owner.$executeRawUnsafe(`ALTER TABLE "Audit" ENABLE ALWAYS TRIGGER ${trigger}`);
});

test('a database user that owns the tables, or may act as who does, is told; one with rights of its own is not', async () => {
  const settings = { databaseUrl: asOwner(world.settings.databaseUrl) };
  const { kinds, text } = await found({ settings });
  expect([kinds, text]).toEqual([['tables-owned'], expect.stringContaining('DATABASE_URL (postgres)')]);
  expect(text).toContain('MIGRATION_DATABASE_URL');

  const address = new URL(settings.databaseUrl);
  const member = `medlem_${world.people.id}`;
  await owner.$executeRawUnsafe(`CREATE ROLE ${member} LOGIN SUPERUSER PASSWORD '${address.password}'`);
  address.username = member;
  expect((await found({ settings: { databaseUrl: address.href } })).kinds).toEqual(['tables-owned']);
  await owner.$executeRawUnsafe(`DROP ROLE ${member}`);
});

test('a queue that no worker asks for work is named', async () => {
  const { kinds, text } = await found({ taskQueue: `ingen-${world.people.id}` });
  expect(kinds[0]).toBe('worker-missing');
  expect(text).toContain(`ingen-${world.people.id}, ingen-${world.people.id}-mail`);
});

test('a namespace without our search attributes is told', async () => {
  const namespace = `tom-${world.people.id}`;
  const retention = { seconds: 86_400 as never, nanos: 0 };
  const { workflowService } = world.services.temporal;
  await workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: retention });
  await waitUntil(async () => (await found({ settings: { temporalNamespace: namespace } })).kinds.length > 1);
  const { kinds, text } = await found({ settings: { temporalNamespace: namespace } });
  expect(kinds).toContain('attributes-missing');
  expect(text).toContain('ArshjulKommun');
  expect((await found({ settings: { temporalNamespace: 'finns-inte' } })).kinds).toEqual(['temporal-unreachable']);
});

test('plans that do not answer because their worker was killed are named', async () => {
  worker.kill('SIGKILL');
  const { kinds } = await found();
  expect(kinds).toEqual(['processes-silent']);
  worker = await world.forkWorker();
  await waitUntil(async () => (await found()).kinds.length === 0);
});
