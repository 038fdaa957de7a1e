import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectDatabase } from '../../src/database/client.ts';
import type { PrismaClient } from '../../src/database/generated/client.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { freezableWay, type FreezableWay } from '../support/freezable-way.ts';
import { apiClient } from './support/api-client.ts';
import { signIn } from './support/browser.ts';
import { startCycle } from './support/cycle.ts';
import { addMunicipality, emailOf, type PersonKey } from './support/municipality.ts';
import { webForTests, type WebForTests } from './support/web-for-tests.ts';

const NOW = Date.UTC(2026, 10, 2, 8, 12);
const PATIENCE = 1_500;
const FORM = '/plan/oxbacksskolan/2026-2027/rapport';
let store: FreshDatabase;
let way: FreezableWay;
let database: PrismaClient;
let web: WebForTests;
let people: Record<PersonKey, string>;

beforeAll(async () => {
  store = await freshDatabase();
  people = await addMunicipality(store.database);
  await startCycle(store.database, NOW);
  way = await freezableWay(store.url);
  database = connectDatabase(way.url, { patience: PATIENCE });
  web = webForTests(database, { now: NOW });
});
afterAll(async () => {
  await database.$disconnect();
  await way.close();
  await store.close();
});

test('while the database is silent pages and API say so in time, what was typed stays, and all goes on by itself', async () => {
  const { cookie } = await signIn(web, emailOf('rektor'));
  const api = await apiClient(web, { person: people.rektor, role: 'unitHead' });
  expect((await web.get('/', { cookie })).status).toBe(200);

  way.freeze();
  const asked = performance.now();
  const headers = { cookie, 'sec-fetch-site': 'same-origin' };
  const [page, posted, problem] = await Promise.all([
    web.get('/', { cookie }),
    web.post(FORM, { csrf: 'c', text: 'Det "jag" skrev' }, headers),
    api.call('GET', '/me'),
  ]);
  expect(performance.now() - asked).toBeLessThan(2 * PATIENCE);
  expect([page.status, posted.status, problem.status]).toEqual([503, 503, 503]);
  expect(problem.body).toMatchObject({ type: '/problems/unavailable' });
  expect(await posted.text()).toContain('name="text" value="Det &quot;jag&quot; skrev"');

  way.thaw();
  expect((await web.get('/', { cookie })).status).toBe(200);
  expect((await api.call('GET', '/me')).status).toBe(200);
}, 30_000);
