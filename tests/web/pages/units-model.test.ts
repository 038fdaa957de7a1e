import { expect, test } from 'vitest';
import type { PlanSight } from '../../../src/web/pages/sight/plan-sight.ts';
import { unitsModel } from '../../../src/web/pages/units/units-model.ts';
import { at, EBBA, ELIN, factsOf, KARIM, oxbackenSight, planState, RAKEL, task, TIMEZONE } from './oxbacken.ts';

const READER = {
  person: ELIN,
  now: at('2026-11-09', '10:00'),
  here: { today: '2026-11-09', timezone: TIMEZONE },
  what: 'enhet',
} as const;
const ASKED = { by: EBBA, at: at('2026-11-09', '07:50'), due: '2026-11-16', reason: 'Två i ledningen är sjuka.' };

function handedIn(): PlanSight {
  const report = task('result-report-autumn', {
    due: '2026-11-06',
    chart: 'handedIn',
    handedIn: { by: RAKEL, at: at('2026-11-06', '14:02'), version: 1, hash: '8f2044b1', late: false, barred: [RAKEL] },
    review: { opensAt: 0, due: '2026-11-20', ladderFrom: 0, shift: 0, skipped: [], holders: [ELIN] },
  });
  return oxbackenSight({
    state: planState([report]),
    acts: { 'result-report-autumn': ['begin-review', 'approve', 'return'] },
    drafts: [],
  });
}

function late(rest: Partial<Parameters<typeof task>[1]> = {}): PlanSight {
  const report = task('result-report-autumn', { due: '2026-11-06', holders: [EBBA], ...rest });
  return oxbackenSight({
    facts: factsOf('soldalaskolan'),
    state: planState([report]),
    acts: { 'result-report-autumn': ['extend', 'refuse-extension', 'except', 'hand-in'] },
    drafts: [],
  });
}

test('the heading says how many are late and how much waits', () => {
  const model = unitsModel({ direct: [handedIn(), late()], further: [] }, READER);
  expect(model.heading).toBe('En enhet är sen, en inlämning väntar på dig');
});

test('what waits for the reader stands first, then the late', () => {
  const [step] = unitsModel({ direct: [late(), handedIn()], further: [] }, READER).steps;
  expect(step?.rows.map((row) => [row.unit, row.badge.shape])).toEqual([
    ['Oxbacksskolan', 'submitted'],
    ['Soldalaskolan', 'late'],
  ]);
  expect(step?.rows[1]?.notes).toEqual(['En arbetsdag sen']);
  expect(step?.summary).toBe('1 av 2 inlämnade.');
});

test('a request for time is offered to the one who is asked, with the date that is asked for', () => {
  const sight = late({ extensionAsked: ASKED });
  const [request] = unitsModel({ direct: [sight], further: [] }, READER).requests;
  expect(request?.due).toBe('2026-11-16');
  expect(request?.heading).toBe('Soldalaskolan ber om anstånd till måndag 16\u00a0november');
  expect(unitsModel({ direct: [], further: [sight] }, { ...READER, person: KARIM }).requests).toEqual([]);
});

test('a request is not offered to who may not answer it', () => {
  const sight = { ...late({ extensionAsked: ASKED }), acts: {} };
  expect(unitsModel({ direct: [sight], further: [] }, READER).requests).toEqual([]);
});

test('who only has an open task is folded away', () => {
  const open = late({ due: '2026-11-20' });
  const [step] = unitsModel({ direct: [open], further: [] }, READER).steps;
  expect(step?.rows).toEqual([]);
  expect(step?.quiet.map((row) => row.unit)).toEqual(['Soldalaskolan']);
});

test('who could not be reached is counted among them and not among the late', () => {
  const sight = late();
  const unreached = { ...sight, facts: { ...sight.facts, unreachable: { [EBBA]: '2026-11-03' } } };
  const model = unitsModel({ direct: [unreached], further: [] }, READER);
  expect(model.heading).toBe('Inget väntar på dig');
  expect(model.counters.find(({ label }) => label === 'försenade')?.count).toBe(0);
  expect(model.counters.find(({ label }) => label === 'kunde inte nås')?.count).toBe(1);
  expect(unitsModel({ direct: [], further: [unreached] }, { ...READER, person: KARIM }).lateBelow).toEqual([]);
});

test('a chef with no plans below is told so', () => {
  expect(unitsModel({ direct: [], further: [] }, READER).heading).toBe('Inget väntar på dig');
});

test('a lateness further down belongs to the reader only from the morning on which she was told', () => {
  const sight = late();
  const below = unitsModel({ direct: [], further: [sight] }, { ...READER, person: KARIM });
  expect(below.heading).toBe('Inget väntar på dig');
  expect(below.lateBelow.map((row) => row.unit)).toEqual(['Soldalaskolan']);
  const told = {
    kind: 'escalation',
    plan: sight.facts.id,
    task: 'result-report-autumn',
    lateness: 1,
    rung: 'escalation/1',
    receiver: KARIM,
    as: 'director',
    morning: '2026-11-09',
    status: 'sent',
  } as const;
  const escalated = { ...sight, facts: { ...sight.facts, ledger: [told] } };
  const model = unitsModel({ direct: [], further: [escalated] }, { ...READER, person: KARIM });
  expect(model.heading).toBe('En försening längre ner är även ditt ärende');
  expect(model.passedUp[0]?.notes).toEqual(['En arbetsdag sen', 'Även ditt ärende sedan mån 9\u00a0nov']);
});
