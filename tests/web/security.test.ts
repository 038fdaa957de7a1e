import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { signIn, type SignedIn } from './support/browser.ts';
import { startCycle, temporalAtOnce } from './support/cycle.ts';
import { addMunicipality, emailOf } from './support/municipality.ts';
import { webForTests, WEB_ADDRESS, type WebForTests } from './support/web-for-tests.ts';

const NOW = Date.UTC(2026, 10, 2, 8, 12);
const TASK = '/plan/oxbacksskolan/2026-2027/rapport';
const TYPED = { 'falt.analys.text': 'Två timmars skrivande', revision: '0', gor: 'spara' };
let store: FreshDatabase;
let web: WebForTests;
let rakel: SignedIn;

beforeAll(async () => {
  store = await freshDatabase();
  await addMunicipality(store.database);
  await startCycle(store.database, NOW);
  web = webForTests(store.database, { now: NOW, temporal: temporalAtOnce(store.database, () => NOW) });
  rakel = await signIn(web, emailOf('rektor'));
});
afterAll(async () => store.close());

test('every answer carries the headers that browsers are told by', async () => {
  for (const path of ['/logga-in', '/finns-inte', '/static/arshjul.css', '/api/v1/openapi.json']) {
    const { headers } = await web.get(path);
    expect(headers.get('content-security-policy')).toMatch(
      /default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/,
    );
    expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('strict-transport-security')).toBeNull();
  }
});

test('no page has script or event handlers of its own', async () => {
  for (const path of ['/', TASK, '/plan/oxbacksskolan/2026-2027']) {
    const page = await (await rakel.get(path)).text();
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(page).not.toMatch(/\son[a-z]+=/);
  }
});

test.each([
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { origin: 'https://evil.example' },
  { origin: 'null' },
])('a post from another site is refused: %j', async (headers) => {
  const { csrf } = await store.database.session.findFirstOrThrow();
  const answer = await web.post(TASK, { ...TYPED, csrf }, { cookie: rakel.cookie, ...headers });
  expect(answer.status).toBe(403);
  expect(await store.database.draft.count()).toBe(0);
});

test('a form without the session’s own token does nothing, and keeps what was typed behind a button', async () => {
  for (const csrf of ['', 'fel', 'A'.repeat(43)]) {
    const answer = await web.post(TASK, { ...TYPED, csrf }, { cookie: rakel.cookie, origin: WEB_ADDRESS });
    expect(answer.status).toBe(403);
    const page = await answer.text();
    expect(page).toContain('Två timmars skrivande');
    expect(page).toContain(`action="${TASK}"`);
  }
  expect(await store.database.draft.count()).toBe(0);
});

test('a form whose session has ended keeps what was typed until it can be sent again', async () => {
  const answer = await web.post(TASK, { ...TYPED, csrf: 'x' }, { origin: WEB_ADDRESS });
  expect(answer.status).toBe(401);
  const page = await answer.text();
  expect(page).toContain('Två timmars skrivande');
  expect(page).toContain('Logga in i en ny flik');
});

test('who posts is known before what is posted is read', async () => {
  const multipart = { 'content-type': 'multipart/form-data; boundary=x', origin: WEB_ADDRESS };
  const broken = await web.request(TASK, { method: 'POST', headers: multipart, body: 'ingen form' });
  expect(broken.status).toBe(401);
  const long = 'a'.repeat(3 * 1024 * 1024);
  const answer = await web.request('/admin/organisation', {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(long.length + 9),
      origin: WEB_ADDRESS,
    },
    body: `innehall=${long}`,
  });
  expect(answer.status).toBe(401);
  expect((await answer.text()).length).toBeLessThan(100_000);
});

test('two megabytes of text are answered clearly and change nothing that was saved', async () => {
  await rakel.post(TASK, TYPED);
  const answer = await rakel.post(TASK, { ...TYPED, revision: '1', 'falt.analys.text': 'a'.repeat(2 * 1024 * 1024) });
  expect(answer.status).toBe(413);
  const page = await answer.text();
  expect(page).toContain('finns kvar');
  expect(page).toContain('Gå tillbaka');
  const draft = await store.database.draft.findFirstOrThrow();
  expect(JSON.stringify(draft.content)).toContain('Två timmars skrivande');
  await store.database.draft.deleteMany();
});

test('one and a half megabytes are saved whole, and stopped at the hand-in with a message at the field', async () => {
  const text = 'a'.repeat(1_500_000);
  const answer = await rakel.post(TASK, { ...TYPED, 'falt.analys.text': text });
  expect(answer.status).toBe(303);
  expect(JSON.stringify((await store.database.draft.findFirstOrThrow()).content)).toContain(text);
  const handIn = await rakel.post(`${TASK}/gor/lamna-in`, { revision: '1', for: 'own' });
  expect(handIn.status).toBe(422);
  expect(await handIn.text()).toMatch(/texten är för lång/i);
  await store.database.draft.deleteMany();
});

test('characters that cannot be stored cost nobody the rest', async () => {
  const answer = await rakel.post(TASK, {
    ...TYPED,
    'falt.analys.text': 'före\u0000efter\r\n<script>alert(1)</script>',
  });
  expect(answer.status).toBe(303);
  const page = await (await rakel.get(TASK)).text();
  expect(page).toContain('föreefter\n&lt;script&gt;alert(1)&lt;/script&gt;');
  await store.database.draft.deleteMany();
});

test('a body that is no form is answered, not thrown at', async () => {
  for (const type of ['multipart/form-data; boundary=x', 'multipart/form-data', 'application/json', 'text/plain']) {
    const answer = await web.request(TASK, {
      method: 'POST',
      headers: { cookie: rakel.cookie, 'content-type': type, origin: WEB_ADDRESS },
      body: '{"csrf": 1',
    });
    expect([type, answer.status]).toEqual([
      type,
      expect.toSatisfy((status: number) => status === 400 || status === 403),
    ]);
  }
});

test('an unforeseen error is a page with a number, without a stack or what somebody typed', async () => {
  const broken = webForTests(store.database, { now: NOW });
  broken.services.clock.now = () => Promise.reject(new Error('hemlig detalj'));
  const answer = await broken.get('/', { cookie: rakel.cookie });
  expect(answer.status).toBe(500);
  const page = await answer.text();
  expect(page).toContain('Något gick fel hos oss');
  expect(page).toContain('Nummer att nämna');
  expect(page).not.toContain('hemlig detalj');
  expect(page).not.toMatch(/at .*\.ts:\d+/);
  expect(broken.logged.join()).not.toContain('hemlig detalj');
});

test('wrong roles are told so with a sentence', async () => {
  for (const path of ['/admin', '/admin/adresser', '/admin/planer']) {
    const answer = await rakel.get(path);
    expect([path, answer.status]).toEqual([path, 403]);
    expect(await answer.text()).toMatch(/<h1>/);
  }
});

test('health and metrics tell no persons', async () => {
  expect((await web.get('/health/live')).status).toBe(200);
  const ready = await web.get('/health/ready');
  expect(await ready.json()).toEqual({ status: 'ok', database: 'ok', migrations: 'ok', temporal: 'ok' });
  const metrics = await (await web.get('/metrics')).text();
  expect(metrics).toMatch(/^arshjul_plans\{year="2026\/2027",chart="drafting"\} \d+$/m);
  expect(metrics).toMatch(/^arshjul_intents_unanswered 0$/m);
  expect(metrics).not.toContain('@');
  expect(metrics).not.toContain('Rakel');
});

test('metrics ask the database again only after some seconds', async () => {
  const asked = webForTests(store.database, { now: NOW });
  const emails = async () => (await (await asked.get('/metrics')).text()).match(/^arshjul_emails.*$/gm) ?? [];
  const before = await emails();
  const { id } = await store.database.email.create({
    data: {
      municipalityId: '0181',
      address: 'prov@kommun.example',
      morning: 'at-once',
      messageId: '<prov@kommun.example>',
      subject: 'Prov',
      raw: new Uint8Array(),
      status: 'accepted',
      frozenAt: new Date(NOW),
    },
  });
  asked.time.real += 4_999;
  expect(await emails()).toEqual(before);
  asked.time.real += 1;
  expect(await emails()).not.toEqual(before);
  await store.database.email.delete({ where: { id } });
});

test('without its database the web is live and not ready', async () => {
  const gone = await freshDatabase();
  const other = webForTests(gone.database, { now: NOW });
  await gone.close();
  expect((await other.get('/health/live')).status).toBe(200);
  expect((await other.get('/health/ready')).status).toBe(503);
  expect((await other.get('/logga-in')).status).toBeGreaterThanOrEqual(500);
});

const NOWHERE = [
  '/plan/finns-inte/2026-2027/rapport',
  '/plan/oxbacksskolan/2026-2027/finns-inte',
  '/plan/oxbacksskolan/2026-2027/__proto__',
  '/plan/oxbacksskolan/2026-2027/constructor',
  '/plan/oxbacksskolan/1900/rapport',
  '/plan/oxbacksskolan/läsår/rapport',
  '/plan/%00/2026-2027/rapport',
  '/plan/oxbacksskolan/2026-2027/rapport/version/99',
  '/plan/oxbacksskolan/2026-2027/rapport/version/abc',
  '/finns-inte',
];

test('an address that leads nowhere is a page that says so, never an error', async () => {
  for (const path of NOWHERE) {
    const answer = await rakel.get(path);
    expect([path, answer.status]).toEqual([path, 404]);
    expect(await answer.text()).toContain('Sidan finns inte');
  }
});
