import { afterEach, beforeEach, expect, test } from 'vitest';
import { decidePlan } from '../../activities/decide-plan.ts';
import { findIntent } from '../../src/database/intent-store.ts';
import type { Role } from '../../src/domain/cycle-definition.ts';
import { planId } from '../../src/domain/plan-id.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { decidingServices } from '../support/deciding-services.ts';
import { apiClient, type ApiClient } from './support/api-client.ts';
import { startCycle, temporalAtOnce, YEAR } from './support/cycle.ts';
import { addMunicipality, MUNICIPALITY, type PersonKey } from './support/municipality.ts';
import { temporalAway, webForTests, type WebForTests } from './support/web-for-tests.ts';

const NOW = Date.UTC(2026, 10, 2, 8, 12);
const TASK = '/plans/oxbacksskolan/2026-2027/tasks/rapport';
const PLAN = planId({ municipality: MUNICIPALITY, place: 'oxbacksskolan', year: YEAR });
const CONTENT = { sections: { resultat: { elever: '54' }, analys: { text: 'Vi läser.' } } };
let store: FreshDatabase;
let people: Record<PersonKey, string>;
let online: WebForTests;
let offline: WebForTests;

beforeEach(async () => {
  store = await freshDatabase();
  people = await addMunicipality(store.database);
  await startCycle(store.database, NOW);
  online = webForTests(store.database, { now: NOW, temporal: temporalAtOnce(store.database, () => NOW) });
  offline = webForTests(store.database, { now: NOW, temporal: temporalAway() });
});
afterEach(async () => store.close());

async function as(web: WebForTests, key: PersonKey, role: Role): Promise<ApiClient> {
  return await apiClient(web, { person: people[key], role });
}

/** The director has taken over as verksamhetschef beside her own post. */
async function directorIsHeadToo(): Promise<void> {
  await store.database.post.updateMany({
    where: { personId: people.vc },
    data: { personId: people.dir },
  });
}

async function handedIn(): Promise<string> {
  const { body } = await (
    await as(online, 'rektor', 'unitHead')
  ).call('POST', `${TASK}/acts`, { kind: 'hand-in', content: CONTENT });
  return String(body['hash']);
}

/** A morning of the plan is due and not decided. */
async function fallBehind(): Promise<void> {
  await store.database.plan.update({ where: { id: PLAN }, data: { nextWake: new Date(NOW) } });
}

test('the post that a token leaves out is not vacant: its work does not pass up to the token', async () => {
  await directorIsHeadToo();
  const hash = await handedIn();
  const asDirector = await as(online, 'dir', 'director');
  const refused = await asDirector.call('POST', `${TASK}/acts`, { kind: 'approve', hash });
  expect([refused.status, refused.body['refusal']]).toEqual([403, 'not-reviewer']);
  const asHead = await as(online, 'dir', 'operationHead');
  expect((await asHead.call('POST', `${TASK}/acts`, { kind: 'approve', hash })).status).toBe(200);
});

/** What `decide` says of a click that was kept while its plan lagged behind. */
async function verdictOf(intent: unknown): Promise<unknown> {
  await decidePlan(
    decidingServices(store.database, () => NOW),
    { plan: PLAN },
  );
  return (await findIntent(store.database, String(intent)))?.verdict;
}

test('a click kept while its plan lags behind is judged by the token’s role, not by all that its person may', async () => {
  await directorIsHeadToo();
  const hash = await handedIn();
  const press = async (role: Role): Promise<unknown> => {
    const kept = await (await as(offline, 'dir', role)).call('POST', `${TASK}/acts`, { kind: 'begin-review', hash });
    expect(kept.status).toBe(202);
    return kept.body['intent'];
  };
  await fallBehind();
  const asDirector = await press('director');
  const asHead = await press('operationHead');
  expect(await verdictOf(asDirector)).toEqual({ accepted: false, refusal: 'not-reviewer' });
  expect(await verdictOf(asHead)).toMatchObject({ accepted: true });
});

test('a hand-in kept while its plan lags behind is judged by the token’s role as well', async () => {
  await store.database.post.create({
    data: { municipalityId: MUNICIPALITY, personId: people.rektor, role: 'administrator', title: 'administratör' },
  });
  await fallBehind();
  const other = await as(offline, 'rektor', 'administrator');
  const refused = await other.call('POST', `${TASK}/acts`, { kind: 'hand-in', content: CONTENT });
  expect([refused.status, refused.body['refusal']]).toEqual([403, 'not-responsible']);
  const own = await (
    await as(offline, 'rektor', 'unitHead')
  ).call('POST', `${TASK}/acts`, { kind: 'hand-in', content: CONTENT });
  expect(own.status).toBe(202);
  await store.database.post.updateMany({
    where: { personId: people.rektor, role: 'unitHead' },
    data: { role: 'officer' },
  });
  expect(await verdictOf(own.body['intent'])).toEqual({ accepted: false, refusal: 'not-responsible' });
});

test('what a person did in another role is not told to the token', async () => {
  await store.database.post.updateMany({ where: { personId: people.vc }, data: { personId: people.rektor2 } });
  const hash = await handedIn();
  const asHead = await as(online, 'rektor2', 'operationHead');
  const { body } = await asHead.call('POST', `${TASK}/acts`, { kind: 'approve', hash });
  const path = `/intents/${String(body['intent'])}`;
  expect((await asHead.call('GET', path)).status).toBe(200);
  expect((await (await as(online, 'rektor2', 'unitHead')).call('GET', path)).status).toBe(403);
});

test('a substitute’s token of her own role does nothing in the absent’s place', async () => {
  await store.database.absence.create({
    data: {
      municipalityId: MUNICIPALITY,
      personId: people.vc,
      substituteId: people.rektor2,
      fromDate: '2026-11-01',
      toDate: '2026-11-30',
    },
  });
  const hash = await handedIn();
  const asRektor = await as(online, 'rektor2', 'unitHead');
  expect((await asRektor.call('POST', `${TASK}/acts`, { kind: 'approve', hash })).status).toBe(403);
  expect((await asRektor.call('GET', '/reviews')).body['tasks']).toEqual([]);
  const asSubstitute = await as(online, 'rektor2', 'operationHead');
  expect((await asSubstitute.call('POST', `${TASK}/acts`, { kind: 'approve', hash })).status).toBe(200);
});

test('a token offers nothing that its person’s other post forbids her', async () => {
  const asHead = async () => (await (await as(online, 'vc', 'operationHead')).call('GET', TASK)).body['acts'];
  expect(await asHead()).toEqual(['hand-in', 'except', 'extend']);
  await store.database.post.updateMany({ where: { personId: people.rektor }, data: { personId: people.vc } });
  expect(await asHead()).toEqual(['hand-in']);
});
