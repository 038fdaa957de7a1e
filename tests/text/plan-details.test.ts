import { expect, test } from 'vitest';
import { glanceAt } from '../../src/domain/plan-projection.ts';
import { planDetails } from '../../src/text/plan-details.ts';
import { at, factsOf, JOAR, planState, RAKEL, task } from '../web/pages/oxbacken.ts';

const NOW = at('2026-11-02', '10:00');
const COPY = { on: '2026-11-10', kind: 'overdue-copy', to: [{ name: 'Elin', title: 'Verksamhetschef' }] } as const;
const facts = factsOf('oxbacksskolan');
const state = planState([
  task('absence-autumn', { due: '2026-10-23', beforeStart: true, holders: [] }),
  task('result-report-autumn', { due: '2026-11-06' }),
]);

test('what lay before the start waits for nobody, in the details as in the list', () => {
  const details = planDetails({
    state,
    year: '2026/2027',
    level: facts.definition.levels.at(-1),
    calendar: facts.calendar,
    unreachable: {},
    now: NOW,
    outlookOf: () => [COPY],
  });
  expect(details).toContain('tisdag 10\u00a0november kopia av mejlet om att tiden har gått ut till Verksamhetschef');
  expect(details).toContain('0 av 1 steg är klara. Ett steg låg före starten här och väntas inte in.');
  expect(details.match(/^- /gm)).toHaveLength(1);
  expect(glanceAt(state, facts, NOW).openTasks).toEqual(['result-report-autumn']);
});

test('who could not be reached is not late, in the details as in the lists', () => {
  const now = at('2026-11-09', '10:00');
  const input = {
    state,
    year: '2026/2027',
    level: facts.definition.levels.at(-1),
    calendar: facts.calendar,
    now,
    outlookOf: () => [],
  };
  const unreachable = { [RAKEL]: '2026-11-01', [JOAR]: '2026-11-01' };
  expect(planDetails({ ...input, unreachable: {} })).toContain('försenad sedan');
  expect(planDetails({ ...input, unreachable })).toContain('rektor kunde inte nås; sista dag');
  expect(planDetails({ ...input, unreachable })).not.toContain('försenad');
  expect(glanceAt(state, { ...facts, unreachable: {} }, now).late).toBe(true);
  expect(glanceAt(state, { ...facts, unreachable }, now).late).toBe(false);
});
