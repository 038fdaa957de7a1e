import { afterEach, beforeEach, expect, test } from 'vitest';
import { signIn, type SignedIn } from './support/browser.ts';
import { emailOf } from './support/municipality.ts';
import { startedYear, type StartedYear } from './support/started-year.ts';
import { temporalAway, webForTests } from './support/web-for-tests.ts';

/** Monday 2 November 2026, 09.12 in Stockholm. */
const NOW = Date.UTC(2026, 10, 2, 8, 12);
const TASK = '/plan/oxbacksskolan/2026-2027/rapport';
const FILLED = {
  'falt.resultat.elever': '54',
  'falt.resultat.behoriga': '49',
  'falt.analys.text': 'Vi har arbetat med läsningen.',
};
const HAND_IN = { ...FILLED, revision: '0', gor: 'lamna-in' };

let store: StartedYear['store'];
let web: StartedYear['web'];
beforeEach(async () => {
  ({ store, web } = await startedYear(NOW));
});
afterEach(async () => store.close());

const rakelOf = async (of = web): Promise<SignedIn> => await signIn(of, emailOf('rektor'));

test('while a hand-in waits its page says received, shows the text and takes no draft', async () => {
  const rakel = await rakelOf(webForTests(store.database, { now: NOW, temporal: temporalAway() }));
  await rakel.post(TASK, HAND_IN);
  const page = await (await rakel.get(TASK)).text();
  expect(page).toContain('Mottagen, registreras');
  expect(page).toContain(FILLED['falt.analys.text']);
  expect(page).not.toContain('Utkast, inte inlämnat');
  expect(page).not.toContain('value="spara"');
  expect(page).not.toContain('/gor/be-om-anstand');
  const saved = await rakel.post(TASK, { ...FILLED, 'falt.analys.text': 'Mer', revision: '1', gor: 'spara' });
  expect(saved.status).toBe(409);
  expect(await saved.text()).toContain('Mer');
  const elin = await signIn(webForTests(store.database, { now: NOW, temporal: temporalAway() }), emailOf('vc'));
  expect(await (await elin.get(TASK)).text()).not.toContain(FILLED['falt.analys.text']);
});

test('the same hand-in posted twice leads to what is handed in, and says so of the click that came second', async () => {
  const rakel = await rakelOf();
  await rakel.post(TASK, HAND_IN);
  const again = await rakel.post(TASK, { ...HAND_IN, revision: '1' });
  expect([again.status, again.headers.get('location')]).toEqual([303, `${TASK}/version/1`]);
  const { act, ...row } = await store.database.intent.findFirstOrThrow();
  const { hash } = act as { hash: string };
  const { id } = await store.database.intent.create({
    data: {
      ...{ planId: row.planId, task: row.task, byId: row.byId, clickedAt: row.clickedAt, answeredAt: row.answeredAt },
      ...{ via: 'page', act: { kind: 'hand-in', version: 2, hash } },
      verdict: { accepted: false, refusal: 'already-handed-in' },
    },
  });
  const receipt = await (await rakel.get(`/kvitto/${id}`)).text();
  expect(receipt).toContain('Redan inlämnad');
  expect(receipt).toContain(`${TASK}/version/1`);
  expect(receipt).not.toContain('Inte inlämnad');
});

test('the same draft saved twice is saved', async () => {
  const rakel = await rakelOf();
  const save = { ...FILLED, revision: '0', gor: 'spara' };
  await rakel.post(TASK, save);
  expect((await rakel.post(TASK, save)).status).toBe(303);
  expect((await store.database.draft.findFirstOrThrow()).revision).toBe(1);
  expect((await rakel.post(TASK, { ...save, 'falt.analys.text': 'Annat' })).status).toBe(409);
});

test('a file that is too long is told the limit of files', async () => {
  const body = new FormData();
  body.set('fil', new Blob([new Uint8Array(49 * 1024 * 1024)]), 'stor.csv');
  const answer = await web.request('/admin/organisation', { method: 'POST', body });
  expect(answer.status).toBe(413);
  expect(await answer.text()).toContain('större än 48 megabyte');
});
