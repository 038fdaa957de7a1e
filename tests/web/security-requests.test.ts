import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { apiClient } from './support/api-client.ts';
import { signIn, type SignedIn } from './support/browser.ts';
import { startCycle, temporalAtOnce } from './support/cycle.ts';
import { addMunicipality, emailOf, type PersonKey } from './support/municipality.ts';
import { webForTests, WEB_ADDRESS, type WebForTests } from './support/web-for-tests.ts';

const NOW = Date.UTC(2026, 10, 2, 8, 12);
const PLAN = '/plan/oxbacksskolan/2026-2027';
const TASK = `${PLAN}/rapport`;
let store: FreshDatabase;
let web: WebForTests;
let people: Record<PersonKey, string>;
let rakel: SignedIn;
let agnes: SignedIn;

beforeAll(async () => {
  store = await freshDatabase();
  people = await addMunicipality(store.database);
  await startCycle(store.database, NOW);
  web = webForTests(store.database, { now: NOW, temporal: temporalAtOnce(store.database, () => NOW) });
  rakel = await signIn(web, emailOf('rektor'));
  agnes = await signIn(web, emailOf('admin'));
});
afterAll(async () => store.close());

test('nothing of a page’s style or script may stand in the page', async () => {
  for (const path of ['/', TASK, `${TASK}/lamna-in`, PLAN]) {
    const answer = await rakel.get(path);
    expect(answer.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(await answer.text()).not.toMatch(/\sstyle=|<style|javascript:/);
  }
});

test('what is only read is left in no browser; what is typed into is found on the way back', async () => {
  const keeping = async (path: string): Promise<string | null> => (await rakel.get(path)).headers.get('cache-control');
  for (const path of ['/', PLAN, `${TASK}/lamna-in`]) expect([path, await keeping(path)]).toEqual([path, 'no-store']);
  expect(await keeping(TASK)).toBe('private, no-cache');
  for (const path of ['/admin', '/admin/planer', '/admin/mejl']) {
    expect([path, (await agnes.get(path)).headers.get('cache-control')]).toEqual([path, 'no-store']);
  }
  const token = await apiClient(web, { person: people.rektor, role: 'unitHead' });
  const answer = await web.get('/api/v1/me', { authorization: `Bearer ${token.secret}` });
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test('over https every answer asks for https from then on', async () => {
  const secure = webForTests(store.database, { now: NOW, webAddress: 'https://arshjul.example' });
  for (const path of ['/logga-in', '/finns-inte', '/static/arshjul.css', '/api/v1/me', '/health/live']) {
    expect((await secure.get(path)).headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/);
  }
});

const TRICKS = [
  '/plan/oxbacksskolan/2026-2027/../../../admin',
  '/plan/oxbacksskolan/2026-2027/%2e%2e/%2e%2e/admin',
  '/plan/..%2f..%2fadmin/2026-2027/rapport',
  '/static/../server.ts',
  '/static/..%2f..%2fserver.ts',
  '/static/%2e%2e%2fapp.ts',
  '/static/....//app.ts',
  '/static/arshjul.css%00.ts',
  '//admin',
  '/admin//',
  '/admin/',
  '/ADMIN',
  '/admin/mejl/',
  '/admin/mejl/%00',
  '/admin/mejl/..%2f..%2fadmin',
  "/admin/mejl/' OR 1=1--",
  `/plan/${'a'.repeat(8_000)}/2026-2027/rapport`,
  '/plan/oxbacksskolan/2026-2027%00/rapport',
  '/plan/oxbacksskolan/99999-99999/rapport',
  '/plan/oxbacksskolan/2026-2027/rapport~x',
  '/plan/oxbacksskolan/2026-2027/rapport%2Fgor',
  '/plan/0181%2Foxbacksskolan/2026-2027/rapport',
  '/plan/soldala/2026-2027/rapport',
  '/plan/soldala/2026-2027',
  '/kvitto/%00',
  '/kvitto/..%2fadmin',
  '/%e0%a4%a',
  '/%ff',
  '/?next=//evil.example',
  '/plan/oxbacksskolan/2026-2027/rapport/version/1e3',
  '/plan/oxbacksskolan/2026-2027/rapport/version/-1',
  '/plan/oxbacksskolan/2026-2027/rapport/version/999999999999999999999',
];

test('an address with a trick in it leads a chef nowhere she may not be, and is no fault of ours', async () => {
  for (const path of TRICKS) {
    const answer = await rakel.get(path);
    const text = await answer.text();
    expect([path, answer.status]).toEqual([path, expect.toSatisfy((status: number) => status < 500)]);
    expect([path, /Soldala skola|<dt>|import \{|Agnes/.test(text.replace(/<header[\s\S]*?<\/header>/, ''))]).toEqual([
      path,
      false,
    ]);
  }
  expect(web.logged.filter((line) => line.includes('request failed'))).toEqual([]);
});

test('a method that an address does not take does nothing, however it is asked for', async () => {
  const { csrf } = await store.database.session.findFirstOrThrow({ where: { personId: people.rektor } });
  const form = { csrf, due: '2026-11-20', reason: 'Skäl', _method: 'POST' };
  const own = { cookie: rakel.cookie, origin: WEB_ADDRESS, 'content-type': 'application/x-www-form-urlencoded' };
  for (const method of ['PUT', 'PATCH', 'DELETE', 'PROPFIND', 'post']) {
    const body = new URLSearchParams(form).toString();
    const answer = await web.request(`${TASK}/gor/be-om-anstand`, {
      method: method === 'post' ? 'POSTX' : method,
      headers: own,
      body,
    });
    expect([method, answer.status]).toEqual([method, 405]);
  }
  for (const header of ['x-http-method-override', 'x-http-method', 'x-method-override']) {
    await web.get(`${TASK}/gor/be-om-anstand?${new URLSearchParams(form).toString()}`, { ...own, [header]: 'POST' });
    await web.post(
      TASK,
      { ...form, 'falt.analys.text': 'x' },
      { cookie: rakel.cookie, [header]: 'DELETE', 'sec-fetch-site': 'cross-site' },
    );
  }
  expect(await store.database.intent.count()).toBe(0);
  expect(await store.database.draft.count()).toBe(0);
});

test.each([
  ['no file', undefined, 422],
  ['an empty file', new File([], 'organisation.csv'), 422],
  ['a picture', new File([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')], 'organisation.csv'), 422],
  ['an archive', new File([Buffer.from('504b03041400000008000000', 'hex')], 'organisation.csv'), 422],
  ['a page', new File(['<script>alert(1)</script>'], 'organisation.csv', { type: 'text/html' }), 422],
  ['nothing but NUL', new File([new Uint8Array(10_000)], 'organisation.csv'), 422],
  ['half of a letter', new File([Buffer.from('ff fe 00 d8'.replaceAll(' ', ''), 'hex')], 'organisation.json'), 422],
  ['a deep JSON', new File(['['.repeat(200_000)], 'organisation.json'), 422],
  ['a file named to be elsewhere', new File(['x'], '../../etc/passwd'), 422],
])(
  '%s as an organisation file is refused with a sentence, and its text is never a page’s',
  async (_what, file, status) => {
    const { csrf } = await store.database.session.findFirstOrThrow({ where: { personId: people.admin } });
    for (const gor of ['visa', 'las-in']) {
      const body = new FormData();
      body.set('csrf', csrf);
      body.set('gor', gor);
      if (file !== undefined) body.set('fil', file);
      const headers = { cookie: agnes.cookie, origin: WEB_ADDRESS };
      const answer = await web.request('/admin/organisation', { method: 'POST', headers, body });
      expect(answer.status).toBe(status);
      expect(answer.headers.get('content-type')).toContain('text/html');
      expect(await answer.text()).not.toContain('<script>');
    }
    expect(await store.database.person.count()).toBe(Object.keys(people).length);
  },
);

test('fifty megabytes are too many for a file, and are not kept', async () => {
  const { csrf } = await store.database.session.findFirstOrThrow({ where: { personId: people.admin } });
  const body = new FormData();
  body.set('csrf', csrf);
  body.set('fil', new File([new Uint8Array(49 * 1024 * 1024)], 'organisation.csv'));
  const headers = { cookie: agnes.cookie, origin: WEB_ADDRESS };
  expect((await web.request('/admin/organisation', { method: 'POST', headers, body })).status).toBe(413);
});

test('an error that quotes what somebody wrote, in the shape of a stack, is logged without it', async () => {
  const broken = webForTests(store.database, { now: NOW });
  broken.services.clock.now = () => Promise.reject(new Error('Fel\n    at Rakel Vinterdal (hemligt:1:1)'));
  expect((await broken.get('/', { cookie: rakel.cookie })).status).toBe(500);
  expect(broken.logged.join()).not.toMatch(/Rakel|hemligt/);
  expect(broken.logged.join()).toContain('security-requests.test.ts');
});

test('a database that is starting up, or has a full disk, is told as one that is away, and what was typed is on the page', async () => {
  for (const originalCode of ['57P01', '57P03', '53300', '53100']) {
    const away = webForTests(store.database, { now: NOW });
    const thrown = Object.assign(new Error('x'), {
      code: 'P2039',
      meta: { driverAdapterError: { cause: { originalCode } } },
    });
    away.services.clock.now = () => Promise.reject(thrown);
    expect((await away.get('/', { cookie: rakel.cookie })).status).toBe(503);
    const headers = { cookie: rakel.cookie, 'sec-fetch-site': 'same-origin' };
    const posted = await away.post(
      '/plan/oxbacksskolan/2026-2027/rapport',
      { csrf: 'c', text: 'Det "jag" skrev' },
      headers,
    );
    expect(posted.status).toBe(503);
    const page = await posted.text();
    expect(page).toContain('action="/plan/oxbacksskolan/2026-2027/rapport"');
    expect(page).toContain('name="text" value="Det &quot;jag&quot; skrev"');
    expect(page).toContain('name="csrf" value="c"');
  }
});
