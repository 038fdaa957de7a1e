import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Role } from '../../src/domain/cycle-definition.ts';
import { OPERATIONS } from '../../src/web/api/api-routes.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { apiClient, expectDescribed, ROLE_OF, type ApiClient } from './support/api-client.ts';
import { startCycle, temporalAtOnce } from './support/cycle.ts';
import { addMunicipality, MUNICIPALITY, type PersonKey } from './support/municipality.ts';
import { webForTests, type WebForTests } from './support/web-for-tests.ts';

const NOW = Date.UTC(2026, 10, 2, 8, 12);
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

async function as(key: PersonKey, role: Role = ROLE_OF[key]): Promise<ApiClient> {
  return await apiClient(web, { person: people[key], role });
}

test('administration is for administrators', async () => {
  const rakel = await as('rektor');
  for (const [method, path, body] of [
    ['GET', '/admin/status', undefined],
    ['POST', '/admin/years', { year: '2027/2028' }],
    ['POST', '/admin/organisation', 'typ;nyckel'],
    ['POST', '/admin/organisation/preview', 'typ;nyckel'],
    ['GET', '/admin/mail/00000000-0000-4000-8000-000000000000', undefined],
  ] as const) {
    expect([path, (await rakel.call(method, path, body)).status]).toEqual([path, 403]);
  }
  const agnes = await as('admin');
  expectDescribed('status', await agnes.call('GET', '/admin/status'));
  const ledger = await agnes.call('GET', '/admin/mail?limit=2');
  expectDescribed('ledger', ledger);
  expect((await agnes.call('POST', '/admin/years', { year: '2027/2029' })).status).toBe(409);
  const over = await agnes.call('POST', '/admin/years', { year: '2024/2025' });
  expect([over.status, JSON.stringify(over.body)]).toEqual([409, expect.stringContaining('är redan över')]);
  const oneLine = `${'å'.repeat(1_000_000)};typ`;
  for (const path of ['/admin/organisation/preview', '/admin/organisation']) {
    const refused = await agnes.call('POST', path, oneLine);
    expect([refused.status, JSON.stringify(refused.body).length < 2_000]).toEqual([409, true]);
  }
  expect((await agnes.call('POST', '/admin/organisation', 'okänd;kolumn\n1;2')).status).toBe(409);
});

test('an administrator starts a läsår with the definition and the meetings given', async () => {
  const requests: unknown[] = [];
  web = webForTests(store.database, {
    now: NOW,
    administration: {
      startYear: (request) => {
        requests.push(request);
        return Promise.resolve({ kind: 'started', before: false, plans: 4, added: 4, running: true });
      },
    },
  });
  const agnes = await as('admin');
  const answer = await agnes.call('POST', '/admin/years', {
    year: '2027/2028',
    meetings: { 'for-och-grundskolenamnden': '2028-10-17' },
  });
  expect(answer.status).toBe(201);
  expectDescribed('startYear', answer);
  expect(requests).toMatchObject([
    {
      municipality: MUNICIPALITY,
      year: '2027/2028',
      meetings: { 'for-och-grundskolenamnden': '2028-10-17' },
      by: people.admin,
      via: 'token prov för Agnes Lundmark',
    },
  ]);
  const far = await agnes.call('POST', '/admin/years', { year: '2150/2151' });
  expect([far.status, far.body['detail']]).toEqual([409, expect.stringContaining('2025–2028')]);
  const wrong = await agnes.call('POST', '/admin/years', { year: '2027/2028', meetings: { okand: '2028-10-17' } });
  expect(wrong.status).toBe(409);
  expect(requests).toHaveLength(1);
});

test('OpenAPI describes every operation, and its references lead somewhere', async () => {
  const document = (await (await web.get('/api/v1/openapi.json')).json()) as Record<string, unknown>;
  expect(document['openapi']).toBe('3.1.0');
  const paths = document['paths'] as Record<
    string,
    Record<string, { operationId: string; parameters: { name: string; in: string }[] }>
  >;
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => `${method} ${path} ${operationId}`),
  );
  expect(described.toSorted()).toEqual(OPERATIONS.map(({ method, path, id }) => `${method} ${path} ${id}`).toSorted());
  for (const [path, methods] of Object.entries(paths)) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const { parameters } of Object.values(methods)) {
      expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(inPath);
    }
  }
  const text = JSON.stringify(document);
  for (const [, pointer] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const target = (pointer ?? '')
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
    expect([pointer, typeof target]).toEqual([pointer, 'object']);
  }
  expect(text).not.toContain('"$schema"');
  expect(text).not.toContain('"$defs"');
});
