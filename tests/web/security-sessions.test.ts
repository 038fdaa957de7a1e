import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { hashSecret } from '../../src/database/session-store.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { cookieOf, settled, signIn, type SignedIn } from './support/browser.ts';
import { startCycle, temporalAtOnce } from './support/cycle.ts';
import { addMunicipality, emailOf, type PersonKey } from './support/municipality.ts';
import { webForTests, WEB_ADDRESS, type WebForTests } from './support/web-for-tests.ts';

const NOW = Date.UTC(2026, 10, 2, 8, 12);
const TASK = '/plan/oxbacksskolan/2026-2027/rapport';
const TYPED = { 'falt.analys.text': 'Nyskrivet', revision: '0', gor: 'spara' };
let store: FreshDatabase;
let web: WebForTests;

beforeAll(async () => {
  store = await freshDatabase();
  await addMunicipality(store.database);
  await startCycle(store.database, NOW);
});
beforeEach(async () => {
  await store.database.draft.deleteMany();
  await store.database.session.deleteMany();
  await store.database.signInToken.deleteMany();
  web = webForTests(store.database, { now: NOW, temporal: temporalAtOnce(store.database, () => NOW) });
});
afterAll(async () => store.close());

async function as(key: PersonKey): Promise<SignedIn> {
  return await signIn(web, emailOf(key));
}
async function csrfOf({ cookie }: SignedIn): Promise<string> {
  const tokenHash = hashSecret(cookie.split('=')[1] ?? '');
  return (await store.database.session.findUniqueOrThrow({ where: { tokenHash } })).csrf;
}
async function linkFor(key: PersonKey, headers: Record<string, string> = {}): Promise<string> {
  const before = web.mails.length;
  await web.post('/logga-in', { epost: emailOf(key) }, headers);
  await settled(() => web.mails.length > before);
  return web.mails.at(-1)?.url ?? '';
}

test('a cookie that was there before signing in is not the one that is signed in', async () => {
  const planted = 'A'.repeat(43);
  const answer = await web.post(new URL(await linkFor('rektor')).pathname, {}, { cookie: `arshjul=${planted}` });
  const given = cookieOf(answer) ?? '';
  expect(given).toMatch(/^arshjul=[\w-]{43}$/);
  expect(given).not.toContain(planted);
  expect((await web.get('/', { cookie: `arshjul=${planted}` })).status).toBe(303);
});

test('signing in anew ends the session that the browser had', async () => {
  const rakel = await as('rektor');
  const answer = await web.post(new URL(await linkFor('vc')).pathname, {}, { cookie: rakel.cookie });
  expect((await rakel.get('/')).status).toBe(303);
  expect((await web.get('/', { cookie: cookieOf(answer) ?? '' })).status).toBe(200);
});

test('another’s cookie gives what is hers and her form’s token does not go with it', async () => {
  const rakel = await as('rektor');
  const elin = await as('vc');
  const stolen = await csrfOf(elin);
  const answer = await web.post(TASK, { ...TYPED, csrf: stolen }, { cookie: rakel.cookie, origin: WEB_ADDRESS });
  expect(answer.status).toBe(403);
  expect((await elin.post(TASK, TYPED)).status).toBe(403);
  expect(await store.database.draft.count()).toBe(0);
});

test('the token of an earlier session of one’s own is refused', async () => {
  const before = await csrfOf(await as('rektor'));
  const rakel = await as('rektor');
  const answer = await web.post(TASK, { ...TYPED, csrf: before }, { cookie: rakel.cookie, origin: WEB_ADDRESS });
  expect(answer.status).toBe(403);
});

test.each([
  ['the session’s id', async (one: SignedIn) => (await rowOf(one)).id],
  ['its hash in the database', async (one: SignedIn) => (await rowOf(one)).tokenHash],
  ['its form token', csrfOf],
  ['the cookie in capitals', (one: SignedIn) => Promise.resolve((one.cookie.split('=')[1] ?? '').toUpperCase())],
  [
    'the cookie but for its last letter',
    (one: SignedIn) => Promise.resolve((one.cookie.split('=')[1] ?? '').slice(0, -1)),
  ],
])('%s is no cookie', async (_what, valueOf) => {
  const value = await valueOf(await as('rektor'));
  expect((await web.get('/', { cookie: `arshjul=${value}` })).status).toBe(303);
});

async function rowOf({ cookie }: SignedIn) {
  const tokenHash = hashSecret(cookie.split('=')[1] ?? '');
  return await store.database.session.findUniqueOrThrow({ where: { tokenHash } });
}

test('over https a cookie that plain http could have planted is not read', async () => {
  const secure = webForTests(store.database, { now: NOW, webAddress: 'https://arshjul.example' });
  const rakel = await as('rektor');
  expect((await secure.get('/', { cookie: rakel.cookie })).status).toBe(303);
  const hostCookie = rakel.cookie.replace('arshjul=', '__Host-arshjul=');
  expect((await secure.get('/', { cookie: hostCookie })).status).toBe(200);
});

test('who has lost her post sees nothing more by a session that still lives', async () => {
  const rakel = await as('rektor');
  expect((await rakel.get(TASK)).status).toBe(200);
  web.time.clock = NOW + 86_400_000;
  const moved = { validTo: '2026-11-02' };
  await store.database.post.updateMany({ where: { person: { email: emailOf('rektor') } }, data: moved });
  web = webForTests(store.database, { now: NOW + 86_400_000, temporal: temporalAtOnce(store.database, () => NOW) });
  web.time.real = NOW;
  const answer = await web.get(TASK, { cookie: rakel.cookie });
  expect(answer.status).toBe(403);
  await store.database.post.updateMany({ data: { validTo: null } });
});

test('scanners that open a link, by whatever method, spend nothing', async () => {
  const link = new URL(await linkFor('rektor')).pathname;
  for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE']) {
    const answer = await web.request(link, { method });
    expect([method, answer.headers.get('set-cookie')]).toEqual([method, null]);
  }
  expect(await store.database.session.count()).toBe(0);
  expect(cookieOf(await web.post(link, {}))).toBeDefined();
});

test('a link that is forged, expired, spent or another’s hash signs nobody in', async () => {
  const link = new URL(await linkFor('rektor')).pathname;
  const { tokenHash } = await store.database.signInToken.findFirstOrThrow();
  const forged = ['A'.repeat(43), tokenHash, '..%2f..%2fadmin', '%', `${link.split('/').at(-1) ?? ''}A`];
  for (const token of forged) {
    const answer = await web.post(`/logga-in/${token}`, {});
    expect([token, answer.status < 500, cookieOf(answer)]).toEqual([token, true, undefined]);
  }
  web.time.real = NOW + 15 * 60_000;
  expect(cookieOf(await web.post(link, {}))).toBeUndefined();
  expect(await store.database.session.count()).toBe(0);
});

test.each([
  { host: 'evil.example' },
  { 'x-forwarded-host': 'evil.example' },
  { forwarded: 'host=evil.example;proto=https' },
  { 'x-original-url': '/admin', 'x-rewrite-url': '/admin' },
])('no header %j finds its way into a link or a redirect', async (headers) => {
  expect(new URL(await linkFor('rektor', headers)).origin).toBe(WEB_ADDRESS);
  const answer = await web.get(TASK, headers);
  expect(answer.headers.get('location')).toBe(`/logga-in?next=${encodeURIComponent(TASK)}`);
  expect(await (await web.get('/logga-in', headers)).text()).not.toContain('evil.example');
});

test.each([
  '//evil.example',
  '/\\evil.example',
  '/\\/evil.example',
  '\\\\evil.example',
  '/%2f%2fevil.example/..%2f',
  'https:evil.example',
  'http://arshjul.example@evil.example/',
  '/x\r\nLocation: https://evil.example',
  '/%0d%0aLocation:%20https://evil.example',
  '/.//evil.example',
  '///evil.example',
  '/\u2028//evil.example',
  'data:text/html,x',
])('next %j never leads away', async (next) => {
  await web.post('/logga-in', { epost: emailOf('rektor'), next });
  await settled(() => web.mails.length > 0);
  const answer = await web.post(new URL(web.mails.at(-1)?.url ?? '').pathname, {});
  const to = new URL(answer.headers.get('location') ?? '', `${WEB_ADDRESS}/logga-in/x`);
  expect(to.origin).toBe(WEB_ADDRESS);
  expect(answer.headers.get('location')).not.toMatch(/[\r\n]/);
});
