import { afterEach, beforeEach, expect, test } from 'vitest';
import { problemSchema } from '../../src/contract/api/problem-schema.ts';
import type { Role } from '../../src/domain/cycle-definition.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { apiClient, expectDescribed, ROLE_OF, type ApiClient } from './support/api-client.ts';
import { startCycle, temporalAtOnce } from './support/cycle.ts';
import { addMunicipality, MUNICIPALITY, type PersonKey } from './support/municipality.ts';
import { temporalAway, webForTests, type WebForTests } from './support/web-for-tests.ts';

const NOW = Date.UTC(2026, 10, 2, 8, 12);
const TASK = '/plans/oxbacksskolan/2026-2027/tasks/rapport';
const CONTENT = {
  sections: { resultat: { elever: '54', behoriga: '49' }, analys: { text: 'Vi har arbetat med läsningen.' } },
};
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

test('a report goes from draft to approval over the API', async () => {
  const rakel = await as('rektor');
  const me = await rakel.call('GET', '/me');
  expectDescribed('me', me);
  const tasks = await rakel.call('GET', '/tasks');
  expectDescribed('tasks', tasks);
  expect((tasks.body['tasks'] as { task: string }[]).map(({ task }) => task)).toEqual(['rapport', 'rapport-2']);
  expectDescribed('task', await rakel.call('GET', TASK));
  expectDescribed('draft', await rakel.call('GET', `${TASK}/draft`));
  const saved = await rakel.call('PUT', `${TASK}/draft`, { revision: 0, content: CONTENT });
  expectDescribed('saveDraft', saved);
  const handedIn = await rakel.call('POST', `${TASK}/acts`, { kind: 'hand-in', revision: 1 });
  expectDescribed('act', handedIn);
  expect(handedIn.body).toMatchObject({
    version: 1,
    verdict: { accepted: true, late: false },
    clickedAt: '2026-11-02T08:12:00Z',
  });
  expectDescribed('version', await rakel.call('GET', `${TASK}/versions/1`));
  expectDescribed('intent', await rakel.call('GET', `/intents/${String(handedIn.body['intent'])}`));

  const elin = await as('vc');
  const reviews = await elin.call('GET', '/reviews');
  expectDescribed('reviews', reviews);
  expect(reviews.body['tasks']).toHaveLength(1);
  const hash = handedIn.body['hash'];
  expect((await elin.call('POST', `${TASK}/acts`, { kind: 'begin-review', hash })).status).toBe(200);
  const approved = await elin.call('POST', `${TASK}/acts`, { kind: 'approve', hash });
  expectDescribed('act', approved);
  expectDescribed('plan', await elin.call('GET', '/plans/oxbacksskolan/2026-2027'));
  const plans = await elin.call('GET', '/plans?year=2026/2027');
  expectDescribed('plans', plans);
  expect(plans.body['plans']).toHaveLength(3);
});

test('a click that came through a token says so for ever', async () => {
  const rakel = await as('rektor');
  await rakel.call('POST', `${TASK}/acts`, { kind: 'hand-in', content: CONTENT });
  expect((await store.database.intent.findFirstOrThrow()).via).toBe('token prov för Rakel Vinterdal');
});

test('while Temporal is away the click is received with 202, and its verdict is asked for later', async () => {
  web = webForTests(store.database, { now: NOW, temporal: temporalAway() });
  const rakel = await as('rektor');
  const answer = await rakel.call('POST', `${TASK}/acts`, { kind: 'hand-in', content: CONTENT });
  expect(answer.status).toBe(202);
  expectDescribed('act', answer);
  expect(answer.body['verdict']).toBeNull();
  const later = await rakel.call('GET', `/intents/${String(answer.body['intent'])}`);
  expect(later.body['verdict']).toBeNull();
});

test('a refusal is a problem document with a stable type and its sentence', async () => {
  const rakel = await as('rektor');
  const answer = await rakel.call('POST', `${TASK}/acts`, { kind: 'withdraw' });
  expect(answer.status).toBe(409);
  expect(answer.type).toContain('application/problem+json');
  expect(problemSchema.parse(answer.body)).toMatchObject({
    type: '/problems/not-handed-in',
    refusal: 'not-handed-in',
    status: 409,
    detail: expect.stringContaining('inte inlämnad'),
  });
});

test('an address that exists says which methods it answers', async () => {
  const rakel = await as('rektor');
  for (const [method, path, allow] of [
    ['DELETE', '/me', 'GET, HEAD'],
    ['PATCH', `${TASK}/draft`, 'GET, PUT, HEAD'],
    ['PUT', `${TASK}/acts`, 'POST'],
  ] as const) {
    const answer = await web.request(`/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${rakel.secret}` },
    });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow]);
  }
});

test('malformed numbers are saved as typed, told, and stop the hand-in with every field named', async () => {
  const rakel = await as('rektor');
  const content = { sections: { resultat: { elever: '12,5', behoriga: '9999999999' }, analys: { text: '' } } };
  const saved = await rakel.call('PUT', `${TASK}/draft`, { revision: 0, content });
  expect(saved.body['faults']).toHaveLength(2);
  const answer = await rakel.call('POST', `${TASK}/acts`, { kind: 'hand-in', revision: 1 });
  expect(answer.status).toBe(409);
  expect((answer.body['faults'] as { place: string }[]).map(({ place }) => place)).toEqual([
    'sections.resultat.elever',
    'sections.resultat.behoriga',
    'sections.analys.text',
  ]);
  expect((await rakel.call('GET', `${TASK}/draft`)).body['content']).toEqual(content);
  expect(await store.database.version.count()).toBe(0);
});

test('a draft over the highest revision that may be said is over none: saved where there is none, refused where there is', async () => {
  const rakel = await as('rektor');
  const over = 2 ** 31 - 1;
  expect((await rakel.call('PUT', `${TASK}/draft`, { revision: over, content: CONTENT })).status).toBe(200);
  expect((await rakel.call('PUT', `${TASK}/draft`, { revision: over, content: { sections: {} } })).status).toBe(409);
});

test('an old revision overwrites nothing and gives the newer text', async () => {
  const rakel = await as('rektor');
  await rakel.call('PUT', `${TASK}/draft`, { revision: 0, content: CONTENT });
  const answer = await rakel.call('PUT', `${TASK}/draft`, { revision: 0, content: { sections: {} } });
  expect(answer.status).toBe(409);
  expect(answer.body).toMatchObject({ type: '/problems/old-page', theirs: { content: CONTENT, revision: 1 } });
});

test.each([
  ['PUT', `${TASK}/draft`, '{"revision": 0'],
  ['PUT', `${TASK}/draft`, '{"revision": 0, "content": {"sections": {"__proto__": {"text": "borta"}}}}'],
  ['POST', `${TASK}/acts`, '{"kind": "hand-in", "content": {"sections": {"resultat": {"__proto__": "borta"}}}}'],
  ['PUT', `${TASK}/draft`, { revision: -1, content: CONTENT }],
  ['PUT', `${TASK}/draft`, { revision: 0, content: { sections: { resultat: { elever: 5 } } } }],
  ['PUT', `${TASK}/draft`, { revision: 0, content: CONTENT, extra: 1 }],
  ['POST', `${TASK}/acts`, { kind: 'radera' }],
  ['POST', `${TASK}/acts`, { kind: 'approve', hash: 'x' }],
  ['POST', `${TASK}/acts`, { kind: 'return', hash: 'a'.repeat(64) }],
  ['POST', `${TASK}/acts`, { kind: 'extend', due: '2026-02-30', reason: 'x' }],
  ['POST', `${TASK}/acts`, []],
  ['GET', `${TASK}/draft?as=nobody`, undefined],
])('%s %s %j is refused by place and expectation', async (method, path, body) => {
  const rakel = await as('rektor');
  const answer = await rakel.call(method, path, body);
  expect(answer.status).toBe(400);
  expect(problemSchema.parse(answer.body).faults?.length).toBeGreaterThan(0);
  expect(await store.database.intent.count()).toBe(0);
});

test.each([
  [{ kind: 'approve', hash: 'x' }, 'body.hash: ”x”. Väntat: en kontrollsumma, 64 tecken 0–9 och a–f.'],
  [{ kind: 'radera' }, 'body.kind: ”radera”. Väntat: någon av hand-in, withdraw, '],
  [{ kind: 'except' }, 'body.reason: saknas. Väntat: en text.'],
  [{ kind: 'except', reason: 5 }, 'body.reason: ”5”. Väntat: en text.'],
  [{ kind: 'except', reason: 'x'.repeat(10_001) }, 'Väntat: högst 10\u00a0000 tecken.'],
  [{ kind: 'extend', due: '2026-02-30', reason: 'x' }, 'body.due: ”2026-02-30”. Väntat: ett datum som finns'],
  [{ kind: 'withdraw', why: 'x' }, 'body.why: ”x”. Väntat: inget fält med det namnet.'],
  ['{"kind":', 'body: ”{"kind":”. Väntat: giltig JSON.'],
  ['{"kind":"\\u0000"}', 'body.kind: ”"\\u0000"”. Väntat: text utan nolltecken'],
])('%j is refused in Swedish, by place, value and expectation', async (body, sentence) => {
  const answer = await (await as('rektor')).call('POST', `${TASK}/acts`, body);
  expect([answer.status, answer.body['type']]).toEqual([400, '/problems/malformed']);
  expect(answer.body['detail']).toContain(sentence);
});

test.each(['', ' ', '…'])('the reason ”%s” is no reason, over the API as on the page', async (reason) => {
  const answer = await (await as('vc')).call('POST', `${TASK}/acts`, { kind: 'except', reason });
  expect([answer.status, answer.body['type']]).toEqual([400, '/problems/reason-missing']);
  expect(await store.database.intent.count()).toBe(0);
});

test('what is missing is named by the headings of the form', async () => {
  const rakel = await as('rektor');
  const content = { sections: { resultat: { elever: '54' } } };
  const answer = await rakel.call('POST', `${TASK}/acts`, { kind: 'hand-in', content });
  expect(answer.status).toBe(409);
  expect(answer.body['missing']).toEqual(['Analys']);
  expect(answer.body['detail']).toContain('I vägen står: Analys.');
});

test('a field that the form does not have is refused in a draft, not left out', async () => {
  const rakel = await as('rektor');
  const content = { sections: { okand: { falt: 'x' } } };
  const answer = await rakel.call('PUT', `${TASK}/draft`, { revision: 0, content });
  expect(answer.status).toBe(409);
  expect(problemSchema.parse(answer.body).faults).toMatchObject([{ place: 'sections.okand.falt' }]);
  expect(await store.database.draft.count()).toBe(0);
});

test('a field that the form does not have is refused in a hand-in too, not left out', async () => {
  const content = { sections: { ...CONTENT.sections, okand: { falt: 'x' } } };
  const answer = await (await as('rektor')).call('POST', `${TASK}/acts`, { kind: 'hand-in', content });
  expect(answer.status).toBe(409);
  expect(answer.body['detail']).toContain('sections.okand.falt');
  expect(await store.database.version.count()).toBe(0);
});

test('who calls without a living token is told how, and learns nothing', async () => {
  const rakel = await as('rektor');
  for (const authorization of ['', 'Bearer', 'Bearer fel', `Basic ${rakel.secret}`]) {
    const answer = await web.get('/api/v1/tasks', authorization === '' ? {} : { authorization });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    problemSchema.parse(await answer.json());
  }
  web.time.real = NOW + 3_600_000;
  expect((await rakel.call('GET', '/me')).status).toBe(401);
  web.time.real = NOW;
  await store.database.apiToken.updateMany({ data: { revokedAt: new Date(NOW) } });
  expect((await rakel.call('GET', '/me')).status).toBe(401);
});

test('a token is stored hashed, and its making is in the audit log', async () => {
  const { secret } = await as('rektor');
  const kept = JSON.stringify([
    await store.database.apiToken.findMany(),
    await store.database.audit.findMany({ select: { action: true, details: true } }),
  ]);
  expect(kept).not.toContain(secret);
  expect(kept).toContain('token-created');
});

test('a token carries its role only while its person holds it', async () => {
  const rakel = await as('rektor');
  await store.database.post.updateMany({ where: { personId: people.rektor }, data: { validTo: '2026-11-01' } });
  const answer = await rakel.call('GET', '/tasks');
  expect(answer.status).toBe(403);
  expect((await (await as('rektor', 'operationHead')).call('GET', '/tasks')).status).toBe(403);
});

test('a token of one role does not do what its person may do in another', async () => {
  await store.database.post.create({
    data: {
      municipalityId: MUNICIPALITY,
      personId: people.rektor2,
      role: 'operationHead',
      placeKey: 'grundskola',
      title: 'verksamhetschef',
    },
  });
  const rakel = await as('rektor');
  const { body } = await rakel.call('POST', `${TASK}/acts`, { kind: 'hand-in', content: CONTENT });
  const approve = { kind: 'approve', hash: body['hash'] };
  const asHead = await as('rektor2', 'unitHead');
  expect((await asHead.call('POST', `${TASK}/acts`, approve)).status).toBe(403);
  expect((await asHead.call('GET', `${TASK}/versions/1`)).status).toBe(403);
  const asOperationHead = await as('rektor2', 'operationHead');
  expect((await asOperationHead.call('POST', `${TASK}/acts`, approve)).status).toBe(200);
});

test.each(['rektor2', 'admin'] as const)('%s gets no draft, no version and no act of another school', async (key) => {
  const rakel = await as('rektor');
  await rakel.call('PUT', `${TASK}/draft`, { revision: 0, content: CONTENT });
  const other = await as(key);
  expect((await other.call('GET', `${TASK}/draft`)).status).toBe(403);
  expect((await other.call('GET', `${TASK}/draft?as=unit`)).status).toBe(403);
  expect((await other.call('PUT', `${TASK}/draft`, { revision: 1, content: CONTENT })).status).toBe(403);
  expect((await other.call('POST', `${TASK}/acts`, { kind: 'hand-in', content: CONTENT })).status).toBe(403);
  const { body } = await rakel.call('POST', `${TASK}/acts`, { kind: 'hand-in', content: CONTENT });
  expect((await other.call('POST', `${TASK}/acts`, { kind: 'approve', hash: body['hash'] })).status).toBe(403);
  expect((await other.call('POST', `${TASK}/acts`, { kind: 'withdraw' })).status).toBe(403);
  expect((await other.call('GET', `/intents/${String(body['intent'])}`)).status).toBe(404);
  expect(await store.database.intent.count()).toBe(1);
});

test('the director reads what is handed in, and sees every plan', async () => {
  const dir = await as('dir');
  const rakel = await as('rektor');
  await rakel.call('POST', `${TASK}/acts`, { kind: 'hand-in', content: CONTENT });
  expect((await dir.call('GET', `${TASK}/versions/1`)).status).toBe(200);
  expect((await dir.call('GET', '/plans')).body['plans']).toHaveLength(4);
});

test('two megabytes are too many, whoever sends them', async () => {
  const rakel = await as('rektor');
  const content = { sections: { analys: { text: 'a'.repeat(2 * 1024 * 1024) } } };
  const answer = await rakel.call('PUT', `${TASK}/draft`, { revision: 0, content });
  expect(answer.status).toBe(413);
  expect(problemSchema.parse(answer.body).type).toBe('/problems/too-large');
});

test('an address the API does not have is a problem document', async () => {
  const answer = await web.get('/api/v1/finns-inte');
  expect(answer.status).toBe(404);
  expect(problemSchema.parse(await answer.json()).type).toBe('/problems/not-found');
});
