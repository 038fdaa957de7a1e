import { describe, expect, test } from 'vitest';
import type { Step } from '../../../src/domain/cycle-definition.ts';
import { outlook } from '../../../src/domain/outlook.ts';
import { glanceAt } from '../../../src/domain/plan-projection.ts';
import { factsOf } from '../../../src/domain/simulate/world.ts';
import { local, playYear, type Deed } from '../support/played-year.ts';
import { DEFINITION, post, REPORT, changed, smallOrganisation, smallYear } from '../support/small-municipality.ts';

const from = (startedAt: string) => smallYear({ startedAt: local(startedAt) });

describe('starting in the middle of the year', () => {
  test('a deadline before the start is never late and nobody is mailed of it, and it may be handed in', () => {
    const deed: Deed = { at: '2026-11-20 10:00', by: 'rektor-skola-1', on: 'skola-1', act: 'hand-in' };
    const year = playYear({ input: from('2026-11-10 09:00'), deeds: [deed], to: '2026-12-31' });
    expect(year.answers).toEqual(['accepted']);
    expect(year.task('skola-2')).toMatchObject({ beforeStart: true, chart: 'open' });
    expect(year.told.filter(({ about }) => about === 'skola-2/report')).toEqual([]);
  });

  test('what lies before the start counts as excepted for those who require it', () => {
    const deed: Deed = { at: '2026-11-18 10:00', by: 'vera', on: 'grundskola/feedback', act: 'hand-in' };
    expect(playYear({ input: from('2026-11-10 09:00'), deeds: [deed], to: '2026-11-18' }).answers).toEqual([
      'accepted',
    ]);
  });

  test('an open step is told next sending morning and has five working days from it; only rungs ahead apply', () => {
    const year = playYear({ input: from('2026-11-04 09:00'), to: '2026-11-24' });
    expect(year.task('skola-1').due).toBe('2026-11-12');
    expect(year.about('skola-1')).toEqual([
      '2026-11-05 08:00 task → rektor-skola-1',
      '2026-11-11 08:00 reminder → rektor-skola-1',
      '2026-11-13 08:00 overdue → rektor-skola-1',
      '2026-11-13 08:00 overdue-copy → vera',
      '2026-11-17 08:00 escalation → vera',
      '2026-11-24 08:00 escalation → dag',
    ]);
  });

  test('an open step with time enough keeps its date', () => {
    const year = playYear({ input: from('2026-10-20 09:00'), to: '2026-11-06' });
    expect(year.task('skola-1').due).toBe('2026-11-06');
    expect(year.about('skola-1')).toEqual([
      '2026-10-21 08:00 task → rektor-skola-1',
      '2026-10-23 08:00 reminder → rektor-skola-1',
      '2026-11-05 08:00 reminder → rektor-skola-1',
    ]);
  });

  test('it may be handed in at once, and then nobody is asked for it', () => {
    const deed: Deed = { at: '2026-11-04 09:30', by: 'rektor-skola-1', on: 'skola-1', act: 'hand-in' };
    const year = playYear({ input: from('2026-11-04 09:00'), deeds: [deed], to: '2026-11-16' });
    expect(year.answers).toEqual(['accepted']);
    expect(year.about('skola-1', { to: 'rektor-skola-1' })).toEqual(['2026-11-04 09:30 receipt → rektor-skola-1']);
  });

  test('taken back after that first morning, it is asked for as an opening, with the date it had', () => {
    const year = playYear({
      input: from('2026-11-04 09:00'),
      to: '2026-11-13',
      deeds: [
        { at: '2026-11-04 09:30', by: 'rektor-skola-1', on: 'skola-1', act: 'hand-in' },
        { at: '2026-11-06 09:30', by: 'rektor-skola-1', on: 'skola-1', act: 'withdraw' },
      ],
    });
    expect(year.task('skola-1')).toMatchObject({ due: '2026-11-12', lateness: 1 });
    expect(year.about('skola-1', { kinds: ['task', 'handover', 'reminder', 'overdue'] })).toEqual([
      '2026-11-09 08:00 task → rektor-skola-1',
      '2026-11-11 08:00 reminder → rektor-skola-1',
      '2026-11-13 08:00 overdue → rektor-skola-1',
    ]);
  });

  test('on the very morning a step opens, before the sending, it opens as ever', () => {
    const year = playYear({ input: from('2026-10-09 07:30'), to: '2026-10-12' });
    expect(year.about('skola-1')).toEqual(['2026-10-09 08:00 task → rektor-skola-1']);
    expect(year.task('skola-1').due).toBe('2026-11-06');
  });
});

describe('one task for each plan below', () => {
  const lights: Step = { ...REPORT, key: 'lights', kind: 'lights', level: 'operation', perChild: true };
  const feedback: Step = {
    ...lights,
    key: 'talk',
    kind: 'talk',
    due: { after: 'report', workingDays: 10 },
    opens: { after: 'report', days: 1 },
    requires: [{ step: 'report', of: 'children' }],
  };
  const input = smallYear({
    organisation: smallOrganisation(1),
    definition: { ...DEFINITION, steps: [REPORT, lights, feedback] },
  });

  test('has its own ladder, and handing in one leaves the other', () => {
    const deed: Deed = { at: '2026-10-20 10:00', by: 'vera', on: 'grundskola/lights/asp', act: 'hand-in' };
    const year = playYear({ input, deeds: [deed], to: '2026-11-11' });
    expect(year.about('grundskola/lights/asp', { kinds: ['reminder', 'overdue'] })).toEqual([]);
    expect(
      year.about('grundskola/lights/skola-1', { kinds: ['task', 'reminder', 'overdue', 'overdue-copy', 'escalation'] }),
    ).toEqual([
      '2026-10-09 08:00 task → vera',
      '2026-10-23 08:00 reminder → vera',
      '2026-11-05 08:00 reminder → vera',
      '2026-11-09 08:00 overdue → vera',
      '2026-11-09 08:00 overdue-copy → dag',
      '2026-11-11 08:00 escalation → dag',
    ]);
  });

  test('waits for the one it is about, not for the others', () => {
    const year = playYear({
      input,
      to: '2026-11-12',
      deeds: [
        { at: '2026-11-05 10:00', by: 'asta', on: 'asp', act: 'hand-in' },
        { at: '2026-11-10 10:00', by: 'vera', on: 'grundskola/talk/asp', act: 'hand-in' },
        { at: '2026-11-10 10:00', by: 'vera', on: 'grundskola/talk/skola-1', act: 'hand-in' },
      ],
    });
    expect(year.answers).toEqual(['accepted', 'accepted', 'requirement-missing']);
  });
});

describe('one task for each board', () => {
  const decision: Step = {
    ...REPORT,
    key: 'decision',
    kind: 'decision',
    level: 'operation',
    actor: 'secretary',
    perBoard: true,
    opens: { after: 'board', days: 0 },
    due: { after: 'board', workingDays: 5 },
  };
  const boards = [
    { key: 'namnden', title: 'Nämnden', operations: ['grundskola'], meeting: { month: 10, day: 20, in: 'start' } },
    { key: 'andra', title: 'Andra nämnden', operations: ['grundskola'], meeting: { month: 11, day: 17, in: 'start' } },
  ] as const;
  const organisation = changed(smallOrganisation(1), {
    posts: [
      { ...post('sigrid', 'secretary'), board: 'namnden' },
      { ...post('sven', 'secretary'), board: 'andra' },
    ],
  });
  const input = smallYear({ organisation, definition: { ...DEFINITION, boards, steps: [decision] } });

  test('is that board’s secretary’s, counted from its own meeting', () => {
    const year = playYear({ input, to: '2026-11-30' });
    expect(year.about('grundskola/decision/namnden', { kinds: ['task'] })).toEqual(['2026-10-20 08:00 task → sigrid']);
    expect(year.about('grundskola/decision/andra', { kinds: ['task'] })).toEqual(['2026-11-17 08:00 task → sven']);
  });

  test('is never late: it is reminded of, but nothing follows its last day, and whoever writes it later is in time', () => {
    const written = { at: '2027-01-20 10:00', by: 'sven', on: 'grundskola/decision/andra', act: 'hand-in' } as const;
    const year = playYear({ input, to: '2027-01-31', deeds: [written] });
    expect(year.about('grundskola/decision/andra')).toEqual([
      '2026-11-17 08:00 task → sven',
      '2026-11-23 08:00 reminder → sven',
      expect.stringContaining('receipt → sven'),
      expect.stringMatching(/review → /),
    ]);
    expect(year.answers).toEqual(['accepted']);
    const before = playYear({ input, to: '2026-12-31' });
    const plan = before.plan('grundskola');
    expect(glanceAt(plan.state, factsOf(before.world, plan), local('2026-12-31 12:00')).late).toBe(false);
    const ahead = outlook({
      facts: factsOf(before.world, plan),
      task: before.task('grundskola/decision/namnden'),
      now: local('2026-10-20 12:00'),
    });
    expect(ahead.map(({ kind }) => kind)).toEqual(['task', 'reminder', 'reminder', 'due']);
  });

  test('or one for the plan, without `perBoard`, is the secretary’s of the board it goes to', () => {
    const own = { ...decision, perBoard: false } as const;
    const single = smallYear({ organisation, definition: { ...DEFINITION, boards, steps: [own] } });
    expect(playYear({ input: single, to: '2026-10-20' }).about('grundskola/decision')).toEqual([
      '2026-10-20 08:00 task → sigrid',
    ]);
  });

  test('is not the other secretary’s to hand in', () => {
    const deed = { at: '2026-10-21 10:00', on: 'grundskola/decision/namnden', act: 'hand-in' } as const;
    expect(playYear({ input, to: '2026-10-22', deeds: [{ ...deed, by: 'sven' }] }).answers).toEqual([
      'not-responsible',
    ]);
    expect(playYear({ input, to: '2026-10-22', deeds: [{ ...deed, by: 'sigrid' }] }).answers).toEqual(['accepted']);
  });
});
