import { expect, test } from 'vitest';
import { myPageModel } from '../../../src/web/pages/my-page/my-page-model.ts';
import type { LeafReader } from '../../../src/web/pages/my-page/task-leaf.ts';
import {
  at,
  EBBA,
  ELIN,
  factsOf,
  JOAR,
  oxbackenSight,
  oxbackenTasks,
  planState,
  RAKEL,
  task,
  TIMEZONE,
} from './oxbacken.ts';

function reader(person: string, today = '2026-11-02'): LeafReader & { reviews: number } {
  return { person, now: at(today, '10:00'), here: { today, timezone: TIMEZONE }, reviews: 0 };
}

test('the heading is the news: how much there is to do and how soon', () => {
  const model = myPageModel(reader(RAKEL), [oxbackenSight()]);
  expect(model.heading).toBe('Två saker att göra, den första senast på fredag');
  expect(model.plans[0]?.leaves.map((leaf) => leaf.title)).toEqual(['Resultatredovisning 1', 'Frånvaroanalys, hösten']);
});

test('what is late is said before what is near', () => {
  const model = myPageModel(reader(RAKEL, '2026-11-09'), [oxbackenSight()]);
  expect(model.heading).toBe('En sak är försenad, en till senast i morgon');
  expect(model.plans[0]?.leaves[0]?.badge).toEqual({ shape: 'late', word: 'Försenad' });
});

test('nothing to do says when the next step opens', () => {
  const tasks = oxbackenTasks().filter((one) => one.chart === 'approved' || one.chart === 'upcoming');
  const model = myPageModel(reader(RAKEL), [oxbackenSight({ state: planState(tasks) })]);
  expect(model.heading).toBe('Inget att göra just nu');
  expect(model.lede).toBe('Nästa steg öppnar måndag 11\u00a0januari\u00a02027, v.\u00a02: Betyg, höstterminen.');
});

test('two chefs of one unit are told that one of them is enough', () => {
  const model = myPageModel(reader(RAKEL), [oxbackenSight()]);
  expect(model.plans[0]?.lede).toContain('rektor för Oxbacksskolan tillsammans med Joar Almsund, enhetschef');
  expect(model.plans[0]?.leaves[0]?.lines.join(' ')).toContain(
    'Sparat i dag 09.41 av Joar Almsund; det ser bara ni som är chefer här.',
  );
});

test('what came back carries the reason that was given', () => {
  const returned = myPageModel(reader(JOAR), [oxbackenSight()]).plans[0]?.leaves[1];
  expect(returned?.badge?.shape).toBe('returned');
  expect(returned?.quote?.before).toBe('Elin Sjöholt återlämnade för komplettering fredag 23\u00a0oktober:');
});

test('a task whose click is not judged yet is not asked for again', () => {
  const waiting = [{ intent: 'x', task: 'result-report-autumn', act: 'hand-in', by: RAKEL, clickedAt: 0 } as const];
  const model = myPageModel(reader(RAKEL), [oxbackenSight({ waiting })]);
  expect(model.plans[0]?.leaves.map((leaf) => leaf.title)).toEqual(['Frånvaroanalys, hösten']);
  expect(model.waiting).toBe(1);
});

test('who is not responsible has nothing to do in the plan', () => {
  const model = myPageModel(reader(EBBA), [oxbackenSight()]);
  expect(model.plans[0]?.leaves).toEqual([]);
});

test('time cannot be asked for twice', () => {
  const asked = { by: RAKEL, at: at('2026-11-02', '09:00'), due: '2026-11-13', reason: 'Sjukdom' };
  const tasks = oxbackenTasks().map((one) =>
    one.key === 'result-report-autumn' ? { ...one, extensionAsked: asked } : one,
  );
  const plan = myPageModel(reader(RAKEL), [oxbackenSight({ state: planState(tasks) })]).plans[0];
  expect(plan?.focus?.askedOf).toBeUndefined();
  expect(plan?.leaves[0]?.lines.join(' ')).toContain('Svar har inte kommit än');
  expect(myPageModel(reader(RAKEL), [oxbackenSight()]).plans[0]?.focus?.askedOf).toBe('Elin Sjöholt');
});

test('what the year started after is not counted as something to do', () => {
  const tasks = [task('year-start', { due: '2026-08-28', beforeStart: true })];
  const model = myPageModel(reader(RAKEL), [oxbackenSight({ state: planState(tasks) })]);
  expect(model.heading).toBe('Inget att göra just nu');
  expect(model.plans[0]?.steps[0]?.badge.word).toBe('Före start');
});

test('the same step for many units is one leaf and counts once', () => {
  const about = (place: string) => ({
    ...task('year-start', { due: '2026-11-20', holders: [ELIN] }),
    key: `year-start/${place}`,
    title: `Läsårsstart: ${place}`,
    child: `plan/0181/${place}/2026-2027`,
  });
  const state = planState([about('oxbacksskolan'), about('soldalaskolan')]);
  const model = myPageModel(reader(ELIN), [oxbackenSight({ facts: factsOf('grundskola'), state, drafts: [] })]);
  expect(model.heading).toBe('En sak att göra, senast fredag 20\u00a0november');
  expect(model.plans[0]?.leaves[0]?.parts.map((part) => part.title)).toEqual(['Oxbacksskolan', 'Soldalaskolan']);
  expect(model.plans[0]?.focus?.askedOf).toBeUndefined();
});
