import { afterEach, beforeEach, expect, test } from 'vitest';
import { apiClient, expectDescribed } from './support/api-client.ts';
import { signIn } from './support/browser.ts';
import { decidePlan } from '../../activities/decide-plan.ts';
import { decidingServices } from '../support/deciding-services.ts';
import { emailOf, MUNICIPALITY } from './support/municipality.ts';
import { startedYear, type StartedYear } from './support/started-year.ts';

const NOW = Date.UTC(2026, 10, 2, 8, 12);
const AT = '/admin/adresser';
const PLAN = `plan/${MUNICIPALITY}/oxbacksskolan/2026-2027`;
let store: StartedYear['store'];
let web: StartedYear['web'];
let people: StartedYear['people'];
let agnes: StartedYear['agnes'];

beforeEach(async () => {
  ({ store, web, people, agnes } = await startedYear(NOW));
});
afterEach(async () => store.close());

async function rakel() {
  return await store.database.person.findUniqueOrThrow({ where: { id: people.rektor } });
}
async function logged() {
  return await store.database.audit.findMany({ where: { action: { startsWith: 'address-' } }, orderBy: { id: 'asc' } });
}
async function looks() {
  return (await store.database.look.findMany()).map(({ process }) => process);
}

test('a marked address is listed with whose it is, since when, why and what was held back; the log has the reason', async () => {
  await store.database.look.deleteMany();
  await store.database.notice.updateMany({ where: { receiverId: people.rektor }, data: { status: 'refused' } });
  const marked = await agnes.post(AT, {
    gor: 'mark',
    epost: ` ${emailOf('rektor').toUpperCase()} `,
    skal: 'Ringde själv.',
  });
  expect(marked.status).toBe(200);
  expect(await rakel()).toMatchObject({ unreachableSince: '2026-11-02', unreachableBecause: 'marked' });
  expect(await looks()).toContain(PLAN);
  expect(await logged()).toMatchObject([
    {
      actor: people.admin,
      via: 'page',
      action: 'address-marked',
      reason: 'Ringde själv.',
      details: { person: people.rektor, before: null },
    },
  ]);
  const page = await (await agnes.get(AT)).text();
  const text = page.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  expect(text).toContain('Rakel Vinterdal, rektor');
  expect(text).toContain('Märkt av administratör');
  expect(text).toContain('Uppgiften öppnar: Oxbacksskolan');
});

test('a mark that is taken off is logged, and the person’s plans look again; said twice it changes nothing', async () => {
  await agnes.post(AT, { gor: 'mark', epost: emailOf('rektor'), skal: 'Ringde själv.' });
  await agnes.post(AT, { gor: 'mark', epost: emailOf('rektor'), skal: 'En gång till.' });
  expect(await logged()).toHaveLength(1);
  await store.database.look.deleteMany();
  for (const skal of ['Den är lagad.', 'En gång till.']) {
    expect((await agnes.post(AT, { gor: 'avmarkera', person: people.rektor, skal })).status).toBe(200);
  }
  expect(await rakel()).toMatchObject({ unreachableSince: null, unreachableBecause: null });
  expect((await looks()).filter((process) => process === PLAN)).toHaveLength(1);
  expect((await logged()).map(({ action, reason }) => [action, reason])).toEqual([
    ['address-marked', 'Ringde själv.'],
    ['address-unmarked', 'Den är lagad.'],
  ]);
});

test('without a reason, or with an address that nobody has, nothing is changed and what was typed stands there', async () => {
  for (const [epost, skal] of [
    [emailOf('rektor'), ' … '],
    ['ingen@kommun.example', 'Ett skäl'],
    ['%@kommun.example', 'Ett skäl'],
  ] as const) {
    const answer = await agnes.post(AT, { gor: 'mark', epost, skal });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(`value="${epost}"`);
  }
  expect((await agnes.post(AT, { gor: 'avmarkera', person: people.rektor, skal: '' })).status).toBe(422);
  expect((await rakel()).unreachableSince).toBeNull();
  expect(await logged()).toEqual([]);
});

test('a click from nowhere, by another role or on another municipality’s person changes nothing', async () => {
  const body = { gor: 'mark', epost: emailOf('rektor'), skal: 'Ett skäl' };
  expect((await web.post(AT, body, { cookie: agnes.cookie, 'sec-fetch-site': 'same-origin' })).status).toBe(403);
  const head = await signIn(web, emailOf('vc'));
  expect((await head.post(AT, body)).status).toBe(403);
  await store.database.municipality.create({ data: { id: '9999', title: 'Annan', contact: 'annan@kommun.example' } });
  const other = await store.database.person.create({
    data: {
      municipalityId: '9999',
      key: 'x',
      name: 'Xenia',
      email: 'xenia@annan.example',
      unreachableSince: '2026-10-01',
    },
  });
  expect((await agnes.post(AT, { gor: 'avmarkera', person: other.id, skal: 'Ett skäl' })).status).toBe(404);
  expect((await agnes.post(AT, { gor: 'mark', epost: other.email, skal: 'Ett skäl' })).status).toBe(422);
  expect((await rakel()).unreachableSince).toBeNull();
  expect((await store.database.person.findUniqueOrThrow({ where: { id: other.id } })).unreachableSince).toBe(
    '2026-10-01',
  );
  expect(await (await agnes.get(AT)).text()).not.toContain('Xenia');
});

test('what a page can do the API can, as described', async () => {
  const api = await apiClient(web, { person: people.admin, role: 'administrator' });
  const body = { person: people.rektor, reason: 'Ringde själv.' };
  const marked = await api.call('POST', '/admin/addresses/mark', body);
  expectDescribed('markAddress', marked);
  expect(marked.body).toEqual({ changed: true });
  const listed = await api.call('GET', '/admin/addresses');
  expectDescribed('addresses', listed);
  expect(listed.body).toMatchObject({
    addresses: [{ person: { id: people.rektor, name: 'Rakel Vinterdal' }, title: 'rektor', because: 'marked' }],
  });
  const unmarked = await api.call('POST', '/admin/addresses/unmark', body);
  expectDescribed('unmarkAddress', unmarked);
  expect((await api.call('POST', '/admin/addresses/unmark', body)).body).toEqual({ changed: false });
  expect((await logged()).map(({ via }) => via)).toEqual(Array(2).fill('token prov för Agnes Lundmark'));
  const silent = await api.call('POST', '/admin/addresses/mark', { ...body, reason: ' ' });
  expect([silent.status, silent.body['type']]).toEqual([400, '/problems/reason-missing']);
  expect((await api.call('POST', '/admin/addresses/mark', { ...body, person: 'x' })).status).toBe(400);
});

test('an address that stops taking mail takes its plan off the late, and puts it back when it works', async () => {
  const later = Date.UTC(2026, 10, 9, 9);
  web.time.clock = later;
  const decider = decidingServices(store.database, () => later);
  const lateNow = async (): Promise<boolean> => {
    await decidePlan(decider, { plan: PLAN });
    return (await store.database.plan.findUniqueOrThrow({ where: { id: PLAN } })).late;
  };
  expect(await lateNow()).toBe(true);
  await agnes.post(AT, { gor: 'mark', epost: emailOf('rektor'), skal: 'Ringde själv.' });
  expect(await lateNow()).toBe(false);
  await agnes.post(AT, { gor: 'avmarkera', person: people.rektor, skal: 'Den är lagad.' });
  expect(await lateNow()).toBe(true);
});
