import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { cookieOf, settled, signIn } from './support/browser.ts';
import { addMunicipality, emailOf } from './support/municipality.ts';
import { webForTests, type WebForTests } from './support/web-for-tests.ts';

const NOW = Date.UTC(2026, 10, 2, 8, 12);
const RAKEL = emailOf('rektor');
let store: FreshDatabase;
let web: WebForTests;

beforeAll(async () => {
  store = await freshDatabase();
  await addMunicipality(store.database);
});
beforeEach(async () => {
  await store.database.signInToken.deleteMany();
  await store.database.session.deleteMany();
  web = webForTests(store.database, { now: NOW });
});
afterAll(async () => store.close());

async function askForLink(email: string, next = '/'): Promise<string> {
  const before = web.mails.length;
  await web.post('/logga-in', { epost: email, next });
  await settled(() => web.mails.length > before);
  return new URL(web.mails.at(-1)?.url ?? '').pathname;
}

test('who has no session is asked to sign in and comes back to where they were going', async () => {
  const answer = await web.get('/plan/oxbacksskolan/2026-2027/rapport?x=1');
  expect(answer.status).toBe(303);
  const signInPage = answer.headers.get('location') ?? '';
  expect(signInPage).toBe('/logga-in?next=%2Fplan%2Foxbacksskolan%2F2026-2027%2Frapport%3Fx%3D1');
  const link = await askForLink(RAKEL, '/plan/oxbacksskolan/2026-2027/rapport?x=1');
  const signedIn = await web.post(link, {});
  expect(signedIn.headers.get('location')).toBe('/plan/oxbacksskolan/2026-2027/rapport?x=1');
});

test('known and unknown addresses get the same answer, and only the known one a link', async () => {
  const known = await (await web.post('/logga-in', { epost: RAKEL })).text();
  const unknown = await (await web.post('/logga-in', { epost: 'ingen.alls@kommun.example' })).text();
  await settled(() => web.mails.length > 0);
  expect(unknown.replaceAll('ingen.alls@kommun.example', RAKEL)).toBe(known);
  expect(web.mails.map(({ email }) => email)).toEqual([RAKEL]);
});

test('the address may be written with other capitals, and _ or % stand for nothing but themselves', async () => {
  await askForLink('REKTOR@Kommun.Example');
  expect(web.mails).toHaveLength(1);
  await web.post('/logga-in', { epost: '%@kommun.example' });
  await web.post('/logga-in', { epost: 'rekto_@kommun.example' });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(web.mails).toHaveLength(1);
});

test('opening a link signs nobody in and changes nothing', async () => {
  const link = await askForLink(RAKEL);
  const first = await web.get(link);
  expect(first.status).toBe(200);
  expect(await first.text()).toContain('Logga in som Rakel Vinterdal');
  expect(first.headers.get('set-cookie')).toBeNull();
  expect((await web.get(link)).status).toBe(200);
  expect(await store.database.session.count()).toBe(0);
  expect(await store.database.signInToken.count({ where: { usedAt: { not: null } } })).toBe(0);
});

test('the button signs in once', async () => {
  const link = await askForLink(RAKEL);
  const answer = await web.post(link, {});
  expect(answer.status).toBe(303);
  expect(answer.headers.get('set-cookie')).toMatch(
    /^arshjul=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/,
  );
  const again = await web.post(link, {});
  expect(again.headers.get('set-cookie')).toBeNull();
  const stale = await web.get(again.headers.get('location') ?? '');
  expect(stale.status).toBe(410);
  expect(await stale.text()).toContain('Länken gäller inte längre');
});

test('of two who press at once one is signed in', async () => {
  const link = await askForLink(RAKEL);
  const answers = await Promise.all([web.post(link, {}), web.post(link, {})]);
  expect(answers.filter((answer) => cookieOf(answer) !== undefined)).toHaveLength(1);
});

test('a link lives fifteen minutes of real time, whatever the clock says', async () => {
  const link = await askForLink(RAKEL);
  web.time.clock = NOW + 30 * 86_400_000;
  web.time.real = NOW + 15 * 60_000 - 1;
  expect((await web.get(link)).status).toBe(200);
  web.time.real = NOW + 15 * 60_000;
  expect((await web.get(link)).status).toBe(410);
  expect(cookieOf(await web.post(link, {}))).toBeUndefined();
});

test('a stale link sends a new one to the same address by a button', async () => {
  const link = await askForLink(RAKEL, '/enheter');
  web.time.real = NOW + 20 * 60_000;
  const answer = await web.post(`${link}/ny`, {});
  expect(answer.status).toBe(200);
  expect(await answer.text()).not.toContain(RAKEL);
  const fresh = new URL(web.mails.at(-1)?.url ?? '').pathname;
  expect(fresh).not.toBe(link);
  expect((await web.post(fresh, {})).headers.get('location')).toBe('/enheter');
});

test('neither the database nor the log holds a link or a session in the clear', async () => {
  const link = await askForLink(RAKEL);
  const cookie = cookieOf(await web.post(link, {})) ?? '';
  const tokens = await store.database.signInToken.findMany();
  const sessions = await store.database.session.findMany();
  const kept = JSON.stringify([tokens, sessions, web.logged]);
  expect(kept).not.toContain(link.split('/').at(-1));
  expect(kept).not.toContain(cookie.split('=')[1]);
});

test('a sixth link within a quarter of an hour is refused, alike for known and unknown', async () => {
  for (const email of [RAKEL, 'ingen@kommun.example']) {
    for (let count = 0; count < 5; count += 1) {
      expect((await web.post('/logga-in', { epost: email })).status).toBe(200);
    }
    const refused = await web.post('/logga-in', { epost: email });
    expect(refused.status).toBe(429);
    expect(await refused.text()).toContain('09.27');
  }
  await settled(() => web.mails.length === 5);
  expect(web.mails).toHaveLength(5);
});

test('a restart of the web does not let more links out', async () => {
  for (let count = 0; count < 5; count += 1) await askForLink(RAKEL);
  const restarted = webForTests(store.database, { now: NOW });
  await restarted.post('/logga-in', { epost: RAKEL });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(restarted.mails).toHaveLength(0);
});

test('links are built from the configured address, whatever host the request names', async () => {
  await web.post('/logga-in', { epost: RAKEL }, { host: 'evil.example' });
  await settled(() => web.mails.length > 0);
  expect(web.mails[0]?.url).toMatch(/^http:\/\/arshjul\.example\/logga-in\//);
});

test.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/..//evil.example',
  'javascript:alert(1)',
  '/logga-ut',
  '/x\r\nSet-Cookie: a=b',
])('next %j leads home', async (next) => {
  const link = await askForLink(RAKEL, next);
  expect((await web.post(link, {})).headers.get('location')).toBe('/');
});

test('over https the cookie is bound to the host and secure', async () => {
  const secure = webForTests(store.database, { now: NOW, webAddress: 'https://arshjul.example' });
  await secure.post('/logga-in', { epost: RAKEL });
  await settled(() => secure.mails.length > 0);
  const answer = await secure.post(new URL(secure.mails[0]?.url ?? '').pathname, {});
  expect(answer.headers.get('set-cookie')).toMatch(/^__Host-arshjul=.*; Secure/);
  expect(answer.headers.get('strict-transport-security')).toContain('max-age');
});

test('signing out ends the session itself, not only the cookie', async () => {
  const rakel = await signIn(web, RAKEL);
  expect(await store.database.session.count()).toBe(1);
  await rakel.post('/logga-ut', {});
  expect(await store.database.session.count()).toBe(0);
  expect((await rakel.get('/')).status).toBe(303);
});

test('a session ends after twelve hours of real time', async () => {
  const rakel = await signIn(web, RAKEL);
  web.time.real = NOW + 12 * 3_600_000 - 1;
  expect((await rakel.get('/')).status).not.toBe(303);
  web.time.real = NOW + 12 * 3_600_000;
  expect((await rakel.get('/')).status).toBe(303);
});

test.each(['', 'rakel', 'rakel@', '@skolan', 'a b@c'])('%j is no address', async (typed) => {
  const answer = await web.post('/logga-in', { epost: typed });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('Skriv din e-postadress');
});

test('a link that never was one leads to a form and not to an error', async () => {
  for (const token of ['x', '%00', 'a'.repeat(5000)]) {
    expect((await web.get(`/logga-in/${token}`)).status).toBe(404);
  }
});
