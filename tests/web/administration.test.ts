import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { signIn, type SignedIn } from './support/browser.ts';
import { addMunicipality, emailOf } from './support/municipality.ts';
import { webForTests, WEB_ADDRESS, type WebForTests } from './support/web-for-tests.ts';
import type { YearStartRequest } from '../../src/web/web-services.ts';

const NOW = Date.UTC(2026, 5, 8, 8, 12);
const EXAMPLE = 'examples/sodertalje/organisation.csv';
let store: FreshDatabase;
let web: WebForTests;
let started: YearStartRequest[];
let changed: number;

beforeEach(async () => {
  store = await freshDatabase();
  started = [];
  changed = 0;
  web = webForTests(store.database, {
    now: NOW,
    administration: {
      startYear: (request) => {
        started.push(request);
        return Promise.resolve({ kind: 'started', before: false, plans: 42, added: 42, running: true });
      },
      organisationChanged: () => {
        changed += 1;
        return Promise.resolve();
      },
    },
  });
});
afterEach(async () => store.close());

async function agnes(): Promise<SignedIn> {
  await addMunicipality(store.database);
  return await signIn(web, emailOf('admin'));
}

async function upload(path: string, fields: Record<string, string>, file?: Uint8Array, cookie = ''): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (file) form.set('fil', new File([Uint8Array.from(file)], 'organisation.csv', { type: 'text/csv' }));
  return await web.request(path, { method: 'POST', body: form, headers: { cookie, origin: WEB_ADDRESS } });
}

test('an empty system starts by asking for an organisation, and the example can be tried', async () => {
  expect((await web.get('/')).headers.get('location')).toBe('/kom-igang');
  const page = await web.get('/kom-igang');
  expect(page.status).toBe(200);
  const loaded = await web.post('/kom-igang', { gor: 'exempel' });
  expect(loaded.status).toBe(200);
  expect(await store.database.place.count()).toBe(42);
  expect((await web.get('/')).headers.get('location')).toBe('/logga-in');
  const administrator = await store.database.post.findFirstOrThrow({
    where: { role: 'administrator' },
    include: { person: true },
  });
  expect(await loaded.text()).toContain(administrator.person.email);
});

test('once there is an organisation nobody loads one without signing in', async () => {
  await addMunicipality(store.database);
  expect((await web.get('/kom-igang')).status).toBe(303);
  const answer = await web.post('/kom-igang', { gor: 'exempel' });
  expect(answer.status).toBe(403);
  expect(await store.database.place.count()).toBe(4);
});

test('a file that is none loads nothing and names what is wrong', async () => {
  const answer = await upload('/kom-igang', { gor: 'fil' }, new TextEncoder().encode('okänd;kolumn\n1;2\n'));
  expect(answer.status).toBe(422);
  expect(await store.database.municipality.count()).toBe(0);
  const none = await upload('/kom-igang', { gor: 'fil' });
  expect(none.status).toBe(422);
  const text = await none.text();
  expect(text).toContain('Ingen fil är vald');
  expect(text).not.toContain('Ett fel i filen');
});

test('where the system does not run embedded, the first file comes from the command line', async () => {
  const bare = webForTests(store.database, { now: NOW });
  const outside = { ...bare.services, settings: { ...bare.services.settings, embedded: false } };
  const { createApp } = await import('../../src/web/app.ts');
  const answer = await createApp(outside).request(`${WEB_ADDRESS}/kom-igang`, {
    method: 'POST',
    body: new URLSearchParams({ gor: 'exempel' }),
  });
  expect(answer.status).toBe(403);
  expect(await store.database.municipality.count()).toBe(0);
});

test('an administrator sees what a file changes before it is loaded', async () => {
  await web.post('/kom-igang', { gor: 'exempel' });
  const { person } = await store.database.post.findFirstOrThrow({
    where: { role: 'administrator' },
    include: { person: true },
  });
  const other = await store.database.person.findFirstOrThrow({ where: { id: { not: person.id } } });
  const admin = await signIn(web, person.email);
  const { csrf } = await store.database.session.findFirstOrThrow();
  changed = 0;
  const file = Buffer.from((await readFile(EXAMPLE, 'utf8')).replace(`;${other.name};`, ';Nytt Namnsson;'));

  const shown = await upload('/admin/organisation', { csrf, gor: 'visa' }, file, admin.cookie);
  const page = await shown.text();
  expect(page).toContain('Nytt Namnsson');
  expect([shown.status, changed]).toEqual([200, 0]);
  expect(await store.database.person.count({ where: { name: 'Nytt Namnsson' } })).toBe(0);

  const contents = /name="innehall" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const loaded = await admin.post('/admin/organisation', { gor: 'las-in', innehall: contents });
  expect([loaded.status, changed]).toEqual([200, 1]);
  expect(await store.database.person.count({ where: { name: 'Nytt Namnsson' } })).toBe(1);
  expect(await store.database.audit.count({ where: { actor: person.id } })).toBeGreaterThan(0);
});

test('a file that ends the last administrators’ posts is warned of where it is shown, and once it is loaded', async () => {
  await web.post('/kom-igang', { gor: 'exempel' });
  const { person } = await store.database.post.findFirstOrThrow({
    where: { role: 'administrator' },
    include: { person: true },
  });
  const admin = await signIn(web, person.email);
  const ending = (await readFile(EXAMPLE, 'utf8')).replaceAll(
    ';administratör;;;;;;;',
    ';administratör;;;;;;2027-01-31;',
  );
  const innehall = Buffer.from(ending).toString('base64');
  for (const gor of ['visa', 'las-in', 'visa']) {
    const answer = await admin.post('/admin/organisation', { gor, innehall });
    expect([answer.status, await answer.text()]).toEqual([
      200,
      expect.stringContaining('från och med 2027-02-01 är ingen i organisationen administratör'),
    ]);
  }
});

test('an administrator loads no other municipality', async () => {
  const admin = await agnes();
  const other = (await readFile(EXAMPLE, 'utf8')).replaceAll('0181', '0180');
  const answer = await admin.post('/admin/organisation', {
    gor: 'las-in',
    innehall: Buffer.from(other).toString('base64'),
  });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain('väntade 0181');
  expect(await store.database.municipality.count()).toBe(1);
});

test('a läsår is started with the meetings as typed, and by whom', async () => {
  const admin = await agnes();
  expect((await admin.get('/admin/lasar')).status).toBe(200);
  const answer = await admin.post('/admin/lasar', { year: '2026/2027', 'mote.utbildningsnamnden': '2027-10-26' });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('42 planer är skapade. De första mejlen går måndag 3\u00a0augusti.');
  const person = await store.database.person.findFirstOrThrow({ where: { key: 'admin' } });
  expect(started).toMatchObject([{ year: '2026/2027', meetings: { utbildningsnamnden: '2027-10-26' }, by: person.id }]);
});

test.each([
  [{ year: '2026/2028' }, '2026/2028'],
  [{ year: '2199/2200' }, 'ligger för långt från i dag'],
  [{ year: '2024/2025' }, 'är redan över'],
  [{ year: '2026/2027', 'mote.utbildningsnamnden': '2027-02-30' }, '2027-02-30'],
  [{ year: '2026/2027', 'mote.okand': '2027-10-26' }, 'okand'],
  [{ year: '2026/2027', definition: 'format: 1\nokand: 2' }, 'okand'],
])('%j starts nothing and keeps what was typed', async (form, told) => {
  const admin = await agnes();
  const answer = await admin.post('/admin/lasar', form);
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain(told);
  expect(started).toEqual([]);
});

test('a default definition that cannot be read is told by its name, not by where the machine keeps it', async () => {
  const bare = webForTests(store.database, {
    now: NOW,
    administration: { defaultCycle: '/srv/hemligt/cycles/standard.yaml' },
  });
  await addMunicipality(store.database);
  const admin = await signIn(bare, emailOf('admin'));
  for (const page of [await admin.get('/admin/lasar'), await admin.post('/admin/lasar', { year: '2026/2027' })]) {
    const text = await page.text();
    expect(text).toContain('standard.yaml');
    expect(text).not.toContain('hemligt');
  }
});

test('nobody but an administrator opens or posts these pages', async () => {
  await addMunicipality(store.database);
  const head = await signIn(web, emailOf('vc'));
  for (const path of ['/admin/lasar', '/admin/organisation']) {
    expect((await head.get(path)).status).toBe(403);
    expect((await head.post(path, { year: '2026/2027', gor: 'las-in', innehall: 'eA==' })).status).toBe(403);
  }
  expect(started).toEqual([]);
});
