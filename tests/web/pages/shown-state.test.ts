import { expect, test } from 'vitest';
import type { TaskState } from '../../../src/domain/plan-state.ts';
import { stateBadge } from '../../../src/web/pages/sight/shown-state.ts';
import { at, factsOf, JOAR, planState, RAKEL, task } from './oxbacken.ts';

const NOW = at('2026-11-02', '10:00');

function shape(
  changed: Partial<TaskState>,
  { draft = false, now = NOW, facts = factsOf('oxbacksskolan') } = {},
): string {
  const one = { ...task('result-report-autumn', { due: '2026-11-06' }), ...changed };
  return stateBadge(facts, { plan: planState([one]), task: one, now, draft }).shape;
}

test('a draft shows to its writers alone; to all others the task is open', () => {
  expect(shape({}, { draft: true })).toBe('started');
  expect(shape({}, { draft: false })).toBe('open');
});

test('late begins when the last day has ended, not before', () => {
  expect(shape({}, { now: at('2026-11-06', '23:59') })).toBe('open');
  expect(shape({}, { now: at('2026-11-07', '00:00') })).toBe('late');
});

test('a vacant post is not late', () => {
  expect(shape({ holders: [] }, { now: at('2026-11-09', '08:00') })).toBe('open');
});

test('who cannot be reached is not late', () => {
  const late = at('2026-11-09', '08:00');
  const facts = factsOf('oxbacksskolan', { unreachable: { [RAKEL]: '2026-11-01', [JOAR]: '2026-11-01' } });
  expect(shape({}, { now: late, facts })).toBe('unreached');
  expect(shape({}, { now: late, facts: factsOf('oxbacksskolan', { unreachable: { [RAKEL]: '2026-11-01' } }) })).toBe(
    'late',
  );
});

test('a chef above is told that somebody cannot be reached two working days after, and never that she is late', () => {
  const facts = factsOf('oxbacksskolan', { unreachable: { [RAKEL]: '2026-11-06', [JOAR]: '2026-11-06' } });
  const one = task('result-report-autumn', { due: '2026-11-06' });
  const seen = (now: number, unreached: 'at-once' | 'as-above') =>
    stateBadge(facts, { plan: planState([one]), task: one, now, draft: false, unreached }).shape;
  const monday = at('2026-11-09', '10:00');
  expect([seen(monday, 'at-once'), seen(monday, 'as-above')]).toEqual(['unreached', 'open']);
  expect(seen(at('2026-11-10', '10:00'), 'as-above')).toBe('unreached');
});

test('a new deadline shows as more time', () => {
  expect(shape({ lateness: 2, due: '2026-11-20' })).toBe('extended');
});

test('a day that a change of chef has moved is no anstånd, nobody has given it', () => {
  const moved = task('result-report-autumn', { lateness: 2, due: '2026-11-20' });
  const word = (one: TaskState) =>
    stateBadge(factsOf('oxbacksskolan'), { plan: planState([one]), task: one, now: NOW, draft: false }).word;
  expect(word(moved)).toBe('Ny ansvarig, ny tid');
  expect(word({ ...moved, reason: { by: JOAR, at: moved.ladderFrom, text: 'Sjukdom' } })).toBe('Anstånd');
});

test('a plan that is approved by all who shall is in force', () => {
  const plan = task('plan', { kind: 'plan', due: '2027-09-10', chart: 'approved' });
  const badge = stateBadge(factsOf('oxbacksskolan'), {
    plan: { ...planState([plan]), chart: 'inForce' },
    task: plan,
    now: NOW,
    draft: false,
  });
  expect(badge).toEqual({ shape: 'approved', word: 'Gäller' });
});
