import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { signIn, type SignedIn } from './support/browser.ts';
import { startCycle, temporalAtOnce } from './support/cycle.ts';
import { addMunicipality, emailOf, type PersonKey } from './support/municipality.ts';
import { temporalAway, webForTests, type WebForTests } from './support/web-for-tests.ts';

/** Monday 2 November 2026, 09.12 in Stockholm: the report is open and due on Friday. */
const NOW = Date.UTC(2026, 10, 2, 8, 12);
const DAY = 86_400_000;
const TASK = '/plan/oxbacksskolan/2026-2027/rapport';
const PLAN = 'plan/0181/oxbacksskolan/2026-2027';
const FILLED = {
  'falt.resultat.elever': '54',
  'falt.resultat.behoriga': '49',
  'falt.analys.text': 'Vi har arbetat med läsningen.',
};

let store: FreshDatabase;
let web: WebForTests;
let people: Record<PersonKey, string>;

beforeEach(async () => {
  store = await freshDatabase();
  people = await addMunicipality(store.database);
  await startCycle(store.database, NOW);
  web = webForTests(store.database, {
    now: NOW,
    temporal: temporalAtOnce(store.database, () => web.time.clock),
  });
});
afterEach(async () => store.close());

async function as(key: PersonKey): Promise<SignedIn> {
  return await signIn(web, emailOf(key));
}

async function handInAs(rakel: SignedIn): Promise<string> {
  const answer = await rakel.post(TASK, { ...FILLED, revision: '0', gor: 'lamna-in' });
  expect(answer.status).toBe(303);
  return answer.headers.get('location') ?? '';
}

async function verdictOf(receipt: string): Promise<unknown> {
  const id = receipt.split('/').at(-1) ?? '';
  return (await store.database.intent.findUniqueOrThrow({ where: { id } })).verdict;
}

async function handedInHash(): Promise<string> {
  const version = await store.database.version.findFirstOrThrow({ orderBy: { number: 'desc' } });
  return version.hash;
}

test('a draft is saved letter for letter and is not handed in', async () => {
  const rakel = await as('rektor');
  const answer = await rakel.post(TASK, { ...FILLED, 'falt.resultat.elever': '12,5', revision: '0', gor: 'spara' });
  expect(answer.headers.get('location')).toBe(`${TASK}?sparat`);
  const page = await (await rakel.get(TASK)).text();
  expect(page).toContain('value="12,5"');
  expect(page).toContain('inte inlämnat');
  expect(await store.database.intent.count()).toBe(0);
});

test('what a draft holds is seen by nobody but the chefs of the unit', async () => {
  const rakel = await as('rektor');
  await rakel.post(TASK, { ...FILLED, 'falt.analys.text': 'HEMLIGT UTKAST', revision: '0', gor: 'spara' });
  for (const key of ['vc', 'dir', 'admin', 'rektor2'] as const) {
    const other = await as(key);
    for (const path of [
      TASK,
      `${TASK}/granska`,
      `${TASK}/for-enheten`,
      '/enheter',
      '/plan/oxbacksskolan/2026-2027',
      '/',
    ]) {
      expect(await (await other.get(path)).text()).not.toContain('HEMLIGT UTKAST');
    }
  }
});

test('handing in gives a receipt with version and hash, judged by when the button was pressed', async () => {
  const rakel = await as('rektor');
  const receipt = await handInAs(rakel);
  expect(await verdictOf(receipt)).toEqual({ accepted: true, late: false });
  const page = await (await rakel.get(receipt)).text();
  expect(page).toContain((await handedInHash()).match(/.{4}/g)?.join(' '));
  const intent = await store.database.intent.findFirstOrThrow();
  expect(intent.clickedAt.getTime()).toBe(NOW);
  expect(intent.via).toBe('page');
});

test.each([
  ['12,5', 'heltal utan decimaler'],
  ['-3', '0 eller mer'],
  ['9999999999', 'högst 999 999'],
  ['många', 'heltal med siffror'],
  ['1 02', 'heltal med siffror'],
  ['', 'skriv ett antal'],
])('%j stops the hand-in with a message at the field, and stays there', async (typed, message) => {
  const rakel = await as('rektor');
  const answer = await rakel.post(TASK, { ...FILLED, 'falt.resultat.elever': typed, revision: '0', gor: 'lamna-in' });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain(message);
  expect(page).toContain(`value="${typed}"`);
  expect(page).toContain(FILLED['falt.analys.text']);
  expect(await store.database.intent.count()).toBe(0);
  expect(await store.database.draft.count()).toBe(1);
});

test.each(['1 024', '1\u00a0024', '1024'])('%j is one thousand and twenty-four', async (typed) => {
  const rakel = await as('rektor');
  const answer = await rakel.post(TASK, { ...FILLED, 'falt.resultat.elever': typed, revision: '0', gor: 'lamna-in' });
  expect(answer.headers.get('location')).toMatch(/^\/kvitto\//);
});

test('of two chefs who write at once the later one gets both texts and overwrites nothing', async () => {
  const rakel = await as('rektor');
  await rakel.post(TASK, { ...FILLED, 'falt.analys.text': 'Det första', revision: '0', gor: 'spara' });
  const answer = await rakel.post(TASK, { ...FILLED, 'falt.analys.text': 'Det andra', revision: '0', gor: 'spara' });
  expect(answer.status).toBe(409);
  const page = await answer.text();
  expect(page).toContain('Det första');
  expect(page).toContain('Det andra');
  const draft = await store.database.draft.findFirstOrThrow();
  expect(JSON.stringify(draft.content)).toContain('Det första');
  const revision = /name="revision" value="(\d+)"/.exec(page)?.[1] ?? '';
  const again = await rakel.post(TASK, { ...FILLED, 'falt.analys.text': 'Det andra', revision, gor: 'spara' });
  expect(again.status).toBe(303);
});

test('a draft that has changed since it was looked through is not handed in', async () => {
  const rakel = await as('rektor');
  await rakel.post(TASK, { ...FILLED, revision: '0', gor: 'granska' });
  await rakel.post(TASK, { ...FILLED, 'falt.analys.text': 'Ändrat', revision: '1', gor: 'spara' });
  const answer = await rakel.post(`${TASK}/gor/lamna-in`, { revision: '1', for: 'own', gor: 'lamna-in' });
  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain('Ändrat');
  expect(await store.database.intent.count()).toBe(0);
});

test('typing that comes after a colleague has handed in is shown back and changes nothing', async () => {
  const rakel = await as('rektor');
  await handInAs(rakel);
  const answer = await rakel.post(TASK, {
    ...FILLED,
    'falt.analys.text': 'För sent skrivet',
    revision: '1',
    gor: 'spara',
  });
  expect(answer.status).toBe(409);
  const page = await answer.text();
  expect(page).toContain('För sent skrivet');
  expect(page).toContain('redan inlämnad');
});

test('a step that has not opened takes neither draft nor hand-in', async () => {
  const rakel = await as('rektor');
  const answer = await rakel.post('/plan/oxbacksskolan/2026-2027/rapport-2', {
    'falt.text.text': 'x',
    gor: 'lamna-in',
  });
  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain('inte öppnat');
  expect(await store.database.version.count()).toBe(0);
});

test.each(['rektor2', 'admin'] as const)('%s can neither fill in nor hand in for another school', async (key) => {
  const other = await as(key);
  expect((await other.post(TASK, { ...FILLED, revision: '0', gor: 'lamna-in' })).status).toBe(403);
  expect((await other.post(`${TASK}/gor/lamna-in`, { revision: '0', for: 'own' })).status).toBe(403);
  expect((await other.post(`${TASK}/for-enheten`, { ...FILLED, revision: '0', gor: 'lamna-in' })).status).toBe(403);
  expect(await store.database.intent.count()).toBe(0);
});

test('the approver hands in for the unit from an empty form, and her text stays apart from the chef’s', async () => {
  const rakel = await as('rektor');
  await rakel.post(TASK, { ...FILLED, 'falt.analys.text': 'Rektorns utkast', revision: '0', gor: 'spara' });
  const elin = await as('vc');
  expect(await (await elin.get(`${TASK}/for-enheten`)).text()).not.toContain('Rektorns utkast');
  const answer = await elin.post(`${TASK}/for-enheten`, { ...FILLED, revision: '0', gor: 'lamna-in' });
  expect(await verdictOf(answer.headers.get('location') ?? '')).toMatchObject({ accepted: true });
  const drafts = await store.database.draft.findMany({ orderBy: { author: 'asc' } });
  expect(drafts.map(({ author }) => author).toSorted()).toEqual(['own', people.vc].toSorted());
});

test('the review approves exactly the version that was read', async () => {
  const rakel = await as('rektor');
  await handInAs(rakel);
  const elin = await as('vc');
  const page = await (await elin.get(`${TASK}/granska`)).text();
  expect(page).toContain(FILLED['falt.analys.text']);
  expect(page).toContain('Sista dagen för granskningen.');
  const hash = await handedInHash();
  const wrong = await elin.post(`${TASK}/gor/godkann`, { hash: 'a'.repeat(64) });
  expect(wrong.status).toBe(409);
  expect(await wrong.text()).toContain('annan version');
  const right = await elin.post(`${TASK}/gor/godkann`, { hash });
  expect(await verdictOf(right.headers.get('location') ?? '')).toEqual({ accepted: true, late: false });
});

test('nobody approves their own work, by page either', async () => {
  const elin = await as('vc');
  await elin.post(`${TASK}/for-enheten`, { ...FILLED, revision: '0', gor: 'lamna-in' });
  const answer = await elin.post(`${TASK}/gor/godkann`, { hash: await handedInHash() });
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain('Ingen godkänner sitt eget arbete');
});

test('returning without a reason asks for it and keeps the rest', async () => {
  await handInAs(await as('rektor'));
  const elin = await as('vc');
  const hash = await handedInHash();
  const answer = await elin.post(`${TASK}/gor/aterlamna`, { hash, reason: '  ', due: '2026-11-20' });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain('Skriv ett skäl');
  expect(page).toContain('2026-11-20');
  expect(page).toContain(hash);
});

test('a date that does not exist, or lies behind, is asked for again with the reason still there', async () => {
  const rakel = await as('rektor');
  for (const due of ['2026-02-31', '2026-11-03', 'snart']) {
    const answer = await rakel.post(`${TASK}/gor/be-om-anstand`, { due, reason: 'Vi väntar på provresultat.' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Vi väntar på provresultat.');
  }
  const given = await rakel.post(`${TASK}/gor/be-om-anstand`, { due: '2026-11-13', reason: 'Provresultat' });
  expect(await verdictOf(given.headers.get('location') ?? '')).toMatchObject({ accepted: true });
});

test('while Temporal is away a click is received, kept once, and the receipt says so', async () => {
  const away = webForTests(store.database, { now: NOW, temporal: temporalAway() });
  const rakel = await signIn(away, emailOf('rektor'));
  const answer = await rakel.post(TASK, { ...FILLED, revision: '0', gor: 'lamna-in' });
  const receipt = answer.headers.get('location') ?? '';
  expect(await verdictOf(receipt)).toBeNull();
  const page = await rakel.get(receipt);
  expect(page.status).toBe(200);
  expect(await page.text()).toMatch(/[Mm]ottagen/);
  expect(await store.database.version.count()).toBe(1);
});

test('a click that waits is judged by its own time when the plan is decided later', async () => {
  const away = webForTests(store.database, { now: NOW + 4 * DAY, temporal: temporalAway() });
  const rakel = await signIn(away, emailOf('rektor'));
  const receipt = (await rakel.post(TASK, { ...FILLED, revision: '0', gor: 'lamna-in' })).headers.get('location') ?? '';
  const later = temporalAtOnce(store.database, () => NOW + 9 * DAY);
  const intent = receipt.split('/').at(-1) ?? '';
  await later.workflow.getHandle(PLAN).executeUpdate('act', { args: [{ intent, task: 'rapport', act: 'hand-in' }] });
  expect(await verdictOf(receipt)).toEqual({ accepted: true, late: false });
});

test('a receipt is its own person’s alone, and other people’s ids are not found', async () => {
  const receipt = await handInAs(await as('rektor'));
  const other = await as('rektor2');
  expect((await other.get(receipt)).status).toBe(404);
  for (const id of ['x', '00000000-0000-4000-8000-000000000000', '%00', "'--"]) {
    expect((await other.get(`/kvitto/${id}`)).status).toBe(404);
  }
});

test('an unknown act is not found, and no act is done by GET', async () => {
  const rakel = await as('rektor');
  expect((await rakel.post(`${TASK}/gor/radera`, {})).status).toBe(404);
  await handInAs(rakel);
  const before = await store.database.intent.count();
  await rakel.get(`${TASK}/gor/ta-tillbaka`);
  expect(await store.database.intent.count()).toBe(before);
});

test('withdrawing brings the text back as a draft', async () => {
  const rakel = await as('rektor');
  await handInAs(rakel);
  const answer = await rakel.post(`${TASK}/gor/ta-tillbaka`, {});
  expect(await verdictOf(answer.headers.get('location') ?? '')).toMatchObject({ accepted: true });
  expect(await (await rakel.get(TASK)).text()).toContain(FILLED['falt.analys.text']);
});
