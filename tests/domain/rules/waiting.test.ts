import { describe, expect, test } from 'vitest';
import { outlook } from '../../../src/domain/outlook.ts';
import { factsOf } from '../../../src/domain/simulate/world.ts';
import { local, playYear, type Deed } from '../support/played-year.ts';
import { DEFINITION, REPORT, smallOrganisation, smallYear } from '../support/small-municipality.ts';

const SCHOOLS = ['asp', 'skola-1'] as const;
const CHEF: Record<string, string> = { asp: 'asta', 'skola-1': 'rektor-skola-1' };
const input = smallYear({ organisation: smallOrganisation(1) });
const LADDER = { kinds: ['overdue', 'overdue-copy', 'escalation', 'summary'] } as const;

function handIn(place: string, at: string, task = 'report'): Deed {
  return { at, by: CHEF[place] ?? '', on: `${place}/${task}`, act: 'hand-in' };
}
function approve(place: string, at: string, task = 'unit-plan'): Deed {
  return { at, by: 'vera', on: `${place}/${task}`, act: 'approve' };
}

describe('a task that waits for others', () => {
  test('cannot be handed in, and the refusal names who is missing', () => {
    const year = playYear({
      input,
      to: '2026-11-30',
      deeds: [
        handIn('asp', '2026-11-05 10:00'),
        { at: '2026-11-12 10:00', by: 'vera', on: 'grundskola/feedback', act: 'hand-in' },
        handIn('skola-1', '2026-11-13 10:00'),
        { at: '2026-11-16 10:00', by: 'vera', on: 'grundskola/feedback', act: 'hand-in' },
      ],
    });
    expect(year.answers).toEqual(['accepted', 'requirement-missing', 'late', 'accepted']);
  });

  test('is told to be late, but its escalations wait as long as it does and then keep their distance', () => {
    const year = playYear({
      input,
      to: '2026-12-31',
      deeds: [handIn('asp', '2026-11-05 10:00'), handIn('skola-1', '2026-12-01 14:00')],
    });
    expect(year.about('grundskola/feedback', LADDER)).toEqual([
      '2026-11-23 08:00 overdue → vera',
      '2026-11-23 08:00 overdue-copy → dag',
      '2026-12-04 08:00 escalation → dag',
      '2026-12-14 08:00 summary → dag',
      '2026-12-21 08:00 summary → dag',
      '2026-12-28 08:00 summary → dag',
    ]);
  });

  test('waits for another step of the same plan, which is its own to do', () => {
    const steps = DEFINITION.steps.map((step) => (step.key === 'unit-plan' ? { ...step, requires: ['report'] } : step));
    const own = smallYear({ organisation: smallOrganisation(1), definition: { ...DEFINITION, steps } });
    const plan = handIn('asp', '2027-09-08 10:00', 'unit-plan');
    expect(playYear({ input: own, to: '2027-09-09', deeds: [plan] }).answers).toEqual(['requirement-missing']);
    expect(
      playYear({ input: own, to: '2027-09-09', deeds: [handIn('asp', '2026-11-05 10:00'), plan] }).answers,
    ).toEqual(['accepted', 'accepted']);
    const late = playYear({ input: own, to: '2027-09-23' });
    expect(late.about('asp/unit-plan', { kinds: ['escalation'] })).toEqual([
      '2027-09-15 08:00 escalation → vera',
      '2027-09-22 08:00 escalation → dag',
    ]);
  });

  test('is unblocked by an exception with a reason', () => {
    const except: Deed = {
      at: '2026-12-01 14:00',
      by: 'vera',
      on: 'skola-1',
      act: 'except',
      reason: 'Skolan stänger.',
    };
    const year = playYear({ input, to: '2026-12-05', deeds: [handIn('asp', '2026-11-05 10:00'), except] });
    expect(year.about('grundskola/feedback', { kinds: ['escalation'] })).toEqual(['2026-12-04 08:00 escalation → dag']);
  });

  test('waits for ever, if need be, without an escalation or a summary', () => {
    const year = playYear({ input, to: '2027-02-01' });
    expect(year.about('grundskola/feedback', { kinds: ['escalation', 'summary'] })).toEqual([]);
    expect(year.plan('grundskola').nextWake).toBeGreaterThan(local('2027-08-01 00:00'));
  });

  test('says nothing, to those who ask what follows, of escalations that wait', () => {
    const year = playYear({ input, to: '2026-11-24' });
    const plan = year.plan('grundskola');
    const kinds = outlook({
      facts: factsOf(year.world, plan),
      task: year.task('grundskola/feedback'),
      now: local('2026-11-24 12:00'),
    });
    expect(kinds).toEqual([]);
  });
});

describe('a plan above', () => {
  const units: Deed[] = [
    ...SCHOOLS.map((place) => handIn(place, '2027-09-08 10:00', 'unit-plan')),
    ...SCHOOLS.map((place) => approve(place, '2027-09-15 10:00')),
  ];
  const above: Deed = { at: '2027-09-20 10:00', by: 'vera', on: 'grundskola/operation-plan', act: 'hand-in' };

  test('is not handed in before every plan below is approved or excepted', () => {
    const except: Deed = {
      at: '2027-09-16 10:00',
      by: 'vera',
      on: 'skola-1/unit-plan',
      act: 'except',
      reason: 'Ny skola.',
    };
    const ask = (deeds: Deed[]) => playYear({ input, to: '2027-09-21', deeds: [...deeds, above] }).answers.at(-1);
    expect(ask(units)).toBe('accepted');
    expect(ask(units.slice(0, 3))).toBe('requirement-missing');
    expect(ask([...units.slice(0, 1), ...units.slice(2, 3), except])).toBe('accepted');
  });

  test('whose plans below are not reviewed is handed in when they are', () => {
    const steps = DEFINITION.steps.map((step) => {
      const { review: _, ...bare } = step;
      return step.key === 'unit-plan' ? bare : step;
    });
    const bare = smallYear({ organisation: smallOrganisation(1), definition: { ...DEFINITION, steps } });
    const year = playYear({ input: bare, to: '2027-09-21', deeds: [...units.slice(0, 2), above] });
    expect(year.answers).toEqual(['accepted', 'accepted', 'accepted']);
    expect(year.plan('asp').state.chart).toBe('inForce');
  });

  test('is not approved while a plan below is open again, and its review waits as long', () => {
    const reopen: Deed = {
      at: '2027-10-04 10:00',
      by: 'vera',
      on: 'skola-1/unit-plan',
      act: 'reopen',
      reason: 'En siffra var fel.',
    };
    const judged: Deed = { at: '2027-10-06 10:00', by: 'dag', on: 'grundskola/operation-plan', act: 'approve' };
    const again = [handIn('skola-1', '2027-10-11 10:00', 'unit-plan'), approve('skola-1', '2027-10-18 10:00')];
    const busy = { ...DEFINITION, steps: [...DEFINITION.steps, { ...REPORT, key: 'own', level: 'operation' }] };
    const weekly = smallYear({ organisation: smallOrganisation(1), definition: busy });
    const year = playYear({ input: weekly, to: '2027-11-30', deeds: [...units, above, reopen, judged, ...again] });
    expect(year.answers).toEqual([
      ...units.map(() => 'accepted'),
      'accepted',
      'accepted',
      'child-reopened',
      'accepted',
      'accepted',
    ]);
    expect(year.task('grundskola/operation-plan').review?.due).toBe('2027-10-27');
    expect(year.about('grundskola/operation-plan').filter((line) => line > '2027-09-22')).toEqual([
      '2027-10-25 08:00 review-reminder → dag',
      '2027-10-28 08:00 review-overdue → dag',
      '2027-11-10 08:00 review-escalation → adam',
      '2027-11-15 08:00 summary → adam',
      '2027-11-22 08:00 summary → adam',
      '2027-11-29 08:00 summary → adam',
    ]);
  });

  test('in force is a unit’s when approved; an operation’s is approved and goes on', () => {
    const year = playYear({
      input,
      to: '2027-10-15',
      deeds: [...units, above, { at: '2027-09-30 10:00', by: 'dag', on: 'grundskola/operation-plan', act: 'approve' }],
    });
    expect(year.plan('asp').state.chart).toBe('inForce');
    expect(year.plan('grundskola').state.chart).toBe('approved');
  });
});
