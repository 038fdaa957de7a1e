import { afterEach, beforeEach, expect, test } from 'vitest';
import { signIn, type SignedIn } from './support/browser.ts';
import { emailOf, type PersonKey } from './support/municipality.ts';
import { startedYear, type StartedYear } from './support/started-year.ts';

/** Monday 2 November 2026, 09.12 in Stockholm: the report is open and due on Friday. */
const NOW = Date.UTC(2026, 10, 2, 8, 12);
const TASK = '/plan/oxbacksskolan/2026-2027/rapport';
const FILLED = {
  'falt.resultat.elever': '54',
  'falt.resultat.behoriga': '49',
  'falt.analys.text': 'Vi har arbetat med läsningen.',
};

let store: StartedYear['store'];
let web: StartedYear['web'];

beforeEach(async () => {
  ({ store, web } = await startedYear(NOW));
});
afterEach(async () => store.close());

async function as(key: PersonKey): Promise<SignedIn> {
  return await signIn(web, emailOf(key));
}
function words(page: string): string {
  return page.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
}

test('what was taken back is read by nobody above: not as a version, not in the review of the next, not when it opens again', async () => {
  const rakel = await as('rektor');
  const elin = await as('vc');
  const taken = { ...FILLED, 'falt.analys.text': 'HEMLIGT UTKAST' };
  await rakel.post(TASK, { ...taken, revision: '0', gor: 'lamna-in' });
  expect(await (await elin.get(`${TASK}/version/1`)).text()).toContain('HEMLIGT UTKAST');
  await rakel.post(`${TASK}/gor/ta-tillbaka`, {});
  expect((await elin.get(`${TASK}/version/1`)).status).toBe(404);
  expect(await (await rakel.get(`${TASK}/version/1`)).text()).toContain('Inlämningen togs tillbaka');

  await elin.post(`${TASK}/gor/undanta`, { reason: 'Görs av huvudmannen.' });
  await elin.post(`${TASK}/gor/oppna-igen`, { reason: 'Det blev fel.' });
  for (const path of [TASK, `${TASK}/for-enheten`]) {
    expect(await (await elin.get(path)).text()).not.toContain('HEMLIGT UTKAST');
  }
  await rakel.post(TASK, { ...FILLED, revision: '1', gor: 'lamna-in' });
  const review = await (await elin.get(`${TASK}/granska`)).text();
  expect(review).toContain(FILLED['falt.analys.text']);
  expect(review).not.toContain('HEMLIGT UTKAST');
});

/** The receipt of a hand-in as its writer reads it now. */
async function handInAs(rakel: SignedIn, revision: string): Promise<() => Promise<string>> {
  const answer = await rakel.post(TASK, { ...FILLED, revision, gor: 'lamna-in' });
  const receipt = answer.headers.get('location') ?? '';
  return async () => words(await (await rakel.get(receipt)).text());
}

test('a receipt tells what has become of what was handed in: taken back, returned or opened again', async () => {
  const rakel = await as('rektor');
  const elin = await as('vc');
  const first = await handInAs(rakel, '0');
  expect(await first()).toContain('Påminnelserna har upphört');
  await rakel.post(`${TASK}/gor/ta-tillbaka`, {});
  expect(await first()).toContain('tillbakatagen sedan dess');

  const second = await handInAs(rakel, '1');
  const { hash } = await store.database.version.findFirstOrThrow({ orderBy: { number: 'desc' } });
  await elin.post(`${TASK}/gor/aterlamna`, { hash, reason: 'Analysen saknas.', due: '2026-11-20' });
  expect(await second()).toContain('återlämnad sedan dess');

  const third = await handInAs(rakel, '2');
  await elin.post(`${TASK}/gor/oppna-igen`, { reason: 'En siffra är fel.', due: '2026-11-25' });
  expect(await third()).toContain('öppnad igen sedan dess');
  for (const receipt of [first, second, third]) {
    const page = await receipt();
    expect(page).not.toContain('Påminnelserna har upphört');
    expect(page).not.toContain('morgonmejl');
    expect(page).not.toContain('Den är klar');
  }
  expect(await second()).toContain('Elin Sjöholt återlämnade den för komplettering');
  // The last day as it was when each was pressed, whatever it has become.
  expect(await first()).toContain('Sista dag: fredag 6 november');
  expect(await third()).toContain('Sista dag: fredag 20 november');
  const mine = words(await (await rakel.get('/')).text());
  expect(mine).not.toContain('Inget är inlämnat än');
});

test('a receipt of what has been approved says so', async () => {
  const receipt = await handInAs(await as('rektor'), '0');
  const elin = await as('vc');
  const { hash } = await store.database.version.findFirstOrThrow({ orderBy: { number: 'desc' } });
  await elin.post(`${TASK}/gor/godkann`, { hash });
  expect(await receipt()).toContain('Elin Sjöholt godkände den');
  expect(await receipt()).not.toContain('morgonmejl');
});
