import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Role } from '../../src/domain/cycle-definition.ts';
import { planId } from '../../src/domain/plan-id.ts';
import { click } from '../../src/web/acts/click.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
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

/** A click that its plan has not answered: from here on the plan lags behind. */
async function leaveUnanswered(): Promise<void> {
  const answer = await (
    await as(offline, 'rektor', 'unitHead')
  ).call('POST', `${TASK}/acts`, { kind: 'ask-extension', due: '2026-11-20', reason: 'Sjukdom' });
  expect(answer.status).toBe(202);
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

test('while a plan lags behind, a token is told to wait where its role alone cannot be judged', async () => {
  await directorIsHeadToo();
  const hash = await handedIn();
  await (await as(offline, 'rektor', 'unitHead')).call('POST', `${TASK}/acts`, { kind: 'withdraw' });
  const before = await store.database.intent.count();
  for (const role of ['director', 'operationHead'] as const) {
    const token = await as(offline, 'dir', role);
    const answer = await token.call('POST', `${TASK}/acts`, { kind: 'approve', hash });
    expect([role, answer.status, answer.body['type']]).toEqual([role, 503, '/problems/unavailable']);
  }
  expect(await store.database.intent.count()).toBe(before);
});

test('while a plan lags behind, a token is refused what its role never allows, whatever its person may', async () => {
  await store.database.post.create({
    data: {
      municipalityId: MUNICIPALITY,
      personId: people.rektor,
      role: 'administrator',
      title: 'administratör',
    },
  });
  await leaveUnanswered();
  const before = await store.database.intent.count();
  const asRektor = await as(offline, 'rektor', 'unitHead');
  const refused = await asRektor.call('POST', `${TASK}/acts`, { kind: 'name-reviewer', reviewer: people.vc });
  expect([refused.status, refused.body['refusal']]).toEqual([403, 'not-administrator']);
  const asAdministrator = await as(offline, 'rektor', 'administrator');
  const other = await asAdministrator.call('POST', `${TASK}/acts`, { kind: 'hand-in', content: CONTENT });
  expect([other.status, other.body['refusal']]).toEqual([403, 'not-responsible']);
  expect(await store.database.intent.count()).toBe(before);
});

test('while a plan lags behind, what the role allows whatever comes is received', async () => {
  await directorIsHeadToo();
  await leaveUnanswered();
  const asHead = await as(offline, 'dir', 'operationHead');
  const answer = await asHead.call('POST', `${TASK}/acts`, { kind: 'except', reason: 'Skolan är stängd' });
  expect(answer.status).toBe(202);
});

test('a token whose person holds nothing else waits for no plan', async () => {
  const hash = await handedIn();
  await (await as(offline, 'rektor', 'unitHead')).call('POST', `${TASK}/acts`, { kind: 'withdraw' });
  const elin = await as(offline, 'vc', 'operationHead');
  expect((await elin.call('POST', `${TASK}/acts`, { kind: 'approve', hash })).status).toBe(202);
});

test('a click judged by a token’s role is kept only while the plan is as it was judged', async () => {
  const { revision } = await store.database.plan.findUniqueOrThrow({ where: { id: PLAN } });
  const pressed = {
    plan: PLAN,
    task: 'rapport',
    by: people.vc,
    clickedAt: NOW,
    via: 'token',
    act: { kind: 'approve', hash: 'a'.repeat(64) },
  } as const;
  await expect(click(offline.services, pressed, { judgedAt: revision - 1 })).rejects.toThrow('unavailable');
  expect(await store.database.intent.count()).toBe(0);
  await click(offline.services, pressed, { judgedAt: revision });
  await expect(click(offline.services, pressed, { judgedAt: revision })).rejects.toThrow('unavailable');
  expect(await store.database.intent.count()).toBe(1);
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
