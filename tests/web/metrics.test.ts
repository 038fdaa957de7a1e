import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePorts } from '../../src/supervisor/ports.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { readPrometheus, valueOf } from '../support/prometheus.ts';
import { signIn } from './support/browser.ts';
import { startCycle, temporalAtOnce } from './support/cycle.ts';
import { addMunicipality, emailOf, MUNICIPALITY, type PersonKey } from './support/municipality.ts';
import { webForTests, type WebForTests } from './support/web-for-tests.ts';

const NOW = Date.UTC(2026, 10, 2, 8, 12);
const PLAN = `plan/${MUNICIPALITY}/oxbacksskolan/2026-2027`;
let store: FreshDatabase;
let web: WebForTests;
let people: Record<PersonKey, string>;

beforeEach(async () => {
  store = await freshDatabase();
  people = await addMunicipality(store.database);
  await startCycle(store.database, NOW);
  web = webForTests(store.database, { now: NOW, temporal: temporalAtOnce(store.database, () => NOW) });
});
afterEach(async () => store.close());

/** What is told now, as strictly read as Prometheus does. */
async function measured() {
  web.time.real += 5_000;
  const answer = await web.get('/metrics');
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  return readPrometheus(await answer.text());
}
function minutes(count: number): Date {
  return new Date(NOW - count * 60_000);
}
function letter(more: { morning: string; status: string; frozenAt: Date }) {
  const raw = new Uint8Array();
  return {
    municipalityId: MUNICIPALITY,
    address: emailOf('rektor'),
    messageId: randomUUID(),
    subject: 'x',
    raw,
    ...more,
  };
}

test('clicks, looks and plans that wait are counted, with the age of the oldest', async () => {
  const { database } = store;
  await database.plan.updateMany({ data: { nextWake: new Date(NOW + 1) } });
  const quiet = await measured();
  expect(valueOf(quiet, 'arshjul_intents_unanswered')).toBe(0);
  expect(valueOf(quiet, 'arshjul_intents_unanswered_oldest_seconds')).toBe(0);
  expect(valueOf(quiet, 'arshjul_plans_due')).toBe(0);

  const click = { planId: PLAN, task: 'rapport', byId: people.rektor, act: { kind: 'hand-in' }, via: 'page' };
  await database.intent.createMany({
    data: [
      { ...click, clickedAt: minutes(7) },
      { ...click, clickedAt: minutes(3) },
      { ...click, clickedAt: minutes(60), answeredAt: minutes(59) },
    ],
  });
  await database.plan.update({ where: { id: PLAN }, data: { nextWake: minutes(20) } });
  await database.look.createMany({ data: [{ process: PLAN }, { process: `mailDispatch/${MUNICIPALITY}` }] });
  const busy = await measured();
  expect(valueOf(busy, 'arshjul_intents_unanswered')).toBe(2);
  expect(valueOf(busy, 'arshjul_intents_unanswered_oldest_seconds')).toBe(7 * 60);
  expect(valueOf(busy, 'arshjul_plans_due')).toBe(1);
  expect(valueOf(busy, 'arshjul_plans_due_oldest_seconds')).toBe(20 * 60);
  expect(valueOf(busy, 'arshjul_looks_waiting')).toBe(2);
  expect(valueOf(busy, 'arshjul_clock_timestamp_seconds')).toBe(NOW / 1000);
});

test('the ledger, the outbox’s age and addresses that do not work are told', async () => {
  const { database } = store;
  expect(valueOf(await measured(), 'arshjul_emails', { status: 'refused' })).toBe(0);
  await database.email.createMany({
    data: [
      letter({ morning: '2026-11-02', status: 'frozen', frozenAt: minutes(12) }),
      letter({ morning: '2026-11-02', status: 'offered', frozenAt: minutes(11) }),
      letter({ morning: '2026-10-30', status: 'refused', frozenAt: minutes(4_000) }),
      letter({ morning: 'at-once', status: 'frozen', frozenAt: minutes(2) }),
    ],
  });
  await database.person.update({ where: { id: people.rektor2 }, data: { unreachableSince: '2026-10-30' } });
  const told = await measured();
  expect(valueOf(told, 'arshjul_emails', { status: 'refused' })).toBe(1);
  expect(valueOf(told, 'arshjul_outbox_emails', { queue: 'morning' })).toBe(2);
  expect(valueOf(told, 'arshjul_outbox_oldest_seconds', { queue: 'morning' })).toBe(12 * 60);
  expect(valueOf(told, 'arshjul_outbox_oldest_seconds', { queue: 'at-once' })).toBe(2 * 60);
  expect(valueOf(told, 'arshjul_outbox_oldest_seconds', { queue: 'sign-in' })).toBe(0);
  expect(valueOf(told, 'arshjul_addresses_unreachable')).toBe(1);
  expect(valueOf(told, 'arshjul_notices', { status: 'planned' })).toBe(
    await database.notice.count({ where: { status: 'planned' } }),
  );
});

test('a morning that was not written is overdue from its sending time, and not before; a weekend is none', async () => {
  const { database } = store;
  const overdue = async () =>
    valueOf(await measured(), 'arshjul_morning_overdue_seconds', { municipality: MUNICIPALITY });
  // Friday 30 October 08.00, by winter time.
  const friday = Date.UTC(2026, 9, 30, 7);
  await database.morning.create({
    data: { municipalityId: MUNICIPALITY, date: '2026-10-30', frozenAt: new Date(friday + 1_000) },
  });
  await database.email.create({
    data: letter({ morning: '2026-10-30', status: 'offered', frozenAt: new Date(friday) }),
  });
  web.time.clock = Date.UTC(2026, 10, 2, 6, 59);
  expect(await overdue()).toBe(0);
  web.time.clock = Date.UTC(2026, 10, 2, 8);
  expect(await overdue()).toBe(3_600);
  const told = await measured();
  expect(valueOf(told, 'arshjul_mornings_frozen', { municipality: MUNICIPALITY })).toBe(1);
  expect(valueOf(told, 'arshjul_mornings_unsent', { municipality: MUNICIPALITY })).toBe(1);
  expect(valueOf(told, 'arshjul_morning_last_frozen_timestamp_seconds')).toBe(friday / 1000 + 1);
});

test('requests are counted and timed by status class; a word that a client makes up names no series', async () => {
  await web.get('/logga-in');
  await web.get('/finns-inte');
  await web.request('/finns-inte', { method: 'HITTEPAA' });
  const told = await measured();
  expect(valueOf(told, 'arshjul_http_requests_total', { method: 'GET', class: '2xx' })).toBe(1);
  expect(valueOf(told, 'arshjul_http_requests_total', { method: 'GET', class: '4xx' })).toBe(1);
  expect(valueOf(told, 'arshjul_http_requests_total', { method: 'other', class: '4xx' })).toBe(1);
  const name = 'arshjul_http_request_duration_seconds';
  expect(valueOf(told, `${name}_bucket`, { method: 'GET', class: '2xx', le: '0.01' })).toBe(1);
  expect(valueOf(told, `${name}_count`, { method: 'GET', class: '2xx' })).toBe(1);
});

test('no metric tells of a person, whatever people are called and have done', async () => {
  const rakel = await signIn(web, emailOf('rektor'));
  await rakel.get('/plan/oxbacksskolan/2026-2027/rapport');
  await store.database.person.update({ where: { id: people.rektor }, data: { unreachableSince: '2026-10-30' } });
  web.time.real += 5_000;
  const text = await (await web.get('/metrics')).text();
  for (const { id, name, email } of await store.database.person.findMany()) {
    for (const planted of [id, email, ...name.split(' ')]) expect(text).not.toContain(planted);
  }
  expect(text).not.toMatch(/@|oxback/i);
});

test('ready says of each part whether it answers; without a migration the web is not ready', async () => {
  expect(await (await web.get('/health/ready')).json()).toEqual({
    status: 'ok',
    database: 'ok',
    migrations: 'ok',
    temporal: 'ok',
  });
  const away = webForTests(store.database, { now: NOW });
  const answer = await away.get('/health/ready');
  expect([answer.status, await answer.json()]).toEqual([
    200,
    { status: 'ok', database: 'ok', migrations: 'ok', temporal: 'unavailable' },
  ]);
  await store.owner.$executeRaw`DELETE FROM "_prisma_migrations" WHERE migration_name = '0002_look'`;
  const behind = await web.get('/health/ready');
  expect([behind.status, await behind.json()]).toEqual([
    503,
    { status: 'unavailable', database: 'ok', migrations: 'missing', temporal: 'ok' },
  ]);
  expect(valueOf(await measured(), 'arshjul_part_up', { part: 'migrations' })).toBe(0);
});

test('without its database the metrics say so, and what the web knows by itself', async () => {
  const gone = await freshDatabase();
  const other = webForTests(gone.database, { now: NOW });
  await gone.close();
  await other.get('/health/live');
  const answer = await other.get('/metrics');
  expect(answer.status).toBe(200);
  const told = readPrometheus(await answer.text());
  expect(valueOf(told, 'arshjul_part_up', { part: 'database' })).toBe(0);
  expect(valueOf(told, 'arshjul_http_requests_total', { class: '2xx' })).toBe(1);
});

test('each request has an id of ours: in its line, on its error page, whatever the client calls it', async () => {
  const lines: [string, Record<string, unknown>][] = [];
  const { log } = web.services as { log: { info: unknown } };
  log.info = (message: string, details: Record<string, unknown>) => lines.push([message, details]);
  const headers = { 'x-request-id': 'min-egen', 'x-correlation-id': 'min-egen', traceparent: '00-min-egen-01' };
  const pages = [await web.get('/finns-inte/hemligt?token=hemligt', headers), await web.get('/finns-inte', headers)];
  const texts = await Promise.all(pages.map((page) => page.text()));
  const ids = lines.map(([, { requestId }]) => String(requestId));
  expect(new Set(ids).size).toBe(2);
  ids.forEach((id, index) => {
    expect(id).toMatch(/^[0-9a-f]{8}$/);
    expect(texts[index]).toContain(id);
  });
  expect(JSON.stringify([lines, texts])).not.toContain('min-egen');
  expect(JSON.stringify(lines)).not.toContain('hemligt');
  expect(lines[0]).toMatchObject(['request answered', { method: 'GET', status: 404 }]);
});

test('a line says which of our addresses was asked, never what stood in it', async () => {
  const lines: Record<string, unknown>[] = [];
  const { log } = web.services as { log: { info: unknown } };
  log.info = (_message: string, details: Record<string, unknown>) => lines.push(details);
  await web.get('/logga-in/hemlig-nyckel');
  await web.get('/api/v1/plans/oxbacksskolan/2026-2027');
  await web.get('/health/live');
  await web.get('/static/arshjul.css');
  expect(lines.map(({ route }) => route)).toEqual(['/logga-in/:token', '/api/v1/plans/:place/:year']);
});

test('a worker that does not answer is told as away, and the rest is told all the same', async () => {
  const [workerMetricsPort = 0] = await freePorts(1);
  web = webForTests(store.database, { now: NOW, workerMetricsPort });
  const told = await measured();
  expect(valueOf(told, 'arshjul_part_up', { part: 'worker' })).toBe(0);
  expect(valueOf(told, 'arshjul_intents_unanswered')).toBe(0);
});
