import { describe, expect, test } from 'vitest';
import { allowedActs } from '../../../src/domain/allowed-acts.ts';
import { judge } from '../../../src/domain/acts/judge.ts';
import { ACTS } from '../../../src/domain/intent.ts';
import { REFUSALS, type Refusal } from '../../../src/domain/refusal.ts';
import { factsOf } from '../../../src/domain/simulate/world.ts';
import { stepPlan } from '../../../src/domain/simulate/step-plan.ts';
import { clicksOf, local, playYear, type Deed } from '../support/played-year.ts';
import { changed, smallOrganisation, smallYear } from '../support/small-municipality.ts';

const IN_TIME: Deed = { at: '2026-11-04 10:00', by: 'rektor-skola-1', on: 'skola-1', act: 'hand-in' };
const VC: Deed = { at: '2026-11-05 10:00', by: 'vera', on: 'skola-1', act: 'approve' };
const ASK: Deed = {
  at: '2026-11-03 10:00',
  by: 'rektor-skola-1',
  on: 'skola-1',
  act: 'ask-extension',
  due: '2026-11-20',
};
/** What is answered before or beside the domain: by the activity that finds the intent, or by the update's validator. */
const OUTSIDE: readonly Refusal[] = ['unknown-intent', 'foreign-intent', 'already-answered'];

const WAYS: Readonly<Partial<Record<Refusal, readonly Deed[]>>> = {
  'unknown-task': [{ ...IN_TIME, on: 'skola-1/nothing' }],
  'not-open-yet': [{ ...IN_TIME, at: '2026-10-01 10:00' }],
  'already-handed-in': [IN_TIME, { ...IN_TIME, at: '2026-11-04 11:00' }],
  'not-handed-in': [VC],
  'already-approved': [IN_TIME, VC, { ...VC, act: 'return' }],
  'not-approved': [{ ...VC, act: 'reopen' }],
  excepted: [{ ...VC, at: '2026-11-03 10:00', act: 'except' }, IN_TIME],
  'not-responsible': [{ ...IN_TIME, by: 'rektor-skola-2' }],
  'not-reviewer': [IN_TIME, { ...VC, by: 'dag' }],
  'not-approver': [{ ...VC, by: 'rektor-skola-2', act: 'extend', due: '2026-11-20' }],
  'not-administrator': [IN_TIME, { ...VC, act: 'name-reviewer', reviewer: 'dag' }],
  'reviewer-in-line': [IN_TIME, { ...VC, by: 'adam', act: 'name-reviewer', reviewer: 'adam' }],
  'own-work': [IN_TIME, { ...VC, by: 'rektor-skola-1' }],
  'deadline-passed': [IN_TIME, { ...IN_TIME, at: '2026-11-07 00:00', act: 'withdraw' }],
  'review-begun': [IN_TIME, { ...VC, act: 'begin-review' }, { ...IN_TIME, at: '2026-11-05 11:00', act: 'withdraw' }],
  'other-version': [IN_TIME, { ...VC, hash: 'another' }],
  'reason-missing': [{ ...ASK, reason: '\n ' }],
  'date-not-ahead': [{ ...ASK, due: '2026-11-06' }],
  'date-before-told': [IN_TIME, { ...VC, act: 'return', due: '2026-11-05' }],
  'date-outside-cycle': [{ ...ASK, due: '2028-01-01' }],
  'no-request': [{ ...VC, act: 'refuse-extension' }],
  'section-missing': [{ ...IN_TIME, missing: ['analys'] }],
  'requirement-missing': [{ at: '2026-11-12 10:00', by: 'vera', on: 'grundskola/feedback', act: 'hand-in' }],
};

describe('every refusal can be met', () => {
  test.each(Object.entries(WAYS))('%s', (refusal, deeds) => {
    expect(playYear({ deeds, to: '2026-11-20' }).answers.at(-1)).toBe(refusal);
  });

  test('a closed plan takes nothing', () => {
    const year = playYear({ to: '2026-11-03' });
    const plan = year.plan('skola-1');
    plan.state = { ...plan.state, closed: true };
    const [click] = clicksOf([ASK]);
    const { verdicts, nextWake } = stepPlan(year.world, plan, {
      intents: click ? [click.intent] : [],
      now: local('2026-11-04 12:00'),
    });
    expect(verdicts[0]?.verdict).toEqual({ accepted: false, refusal: 'plan-closed' });
    expect(nextWake).toBeNull();
  });

  test('a reviewer who is nobody is not named', () => {
    const organisation = changed(smallOrganisation(), { without: ['vera@grundskola'] });
    const deeds: Deed[] = [
      { ...IN_TIME, by: 'dag' },
      { ...VC, by: 'adam', act: 'name-reviewer', reviewer: 'nobody' },
    ];
    expect(playYear({ input: smallYear({ organisation }), deeds, to: '2026-11-06' }).answers).toEqual([
      'accepted',
      'unknown-person',
    ]);
  });

  test('the list names no other: the rest are met outside the rules, or in tests of their own', () => {
    const elsewhere: readonly Refusal[] = ['plan-closed', 'unknown-person', 'child-reopened'];
    expect(new Set([...Object.keys(WAYS), ...OUTSIDE, ...elsewhere])).toEqual(new Set(REFUSALS));
  });

  test('a refusal names the sections that are empty', () => {
    const year = playYear({ to: '2026-11-03' });
    const plan = year.plan('skola-1');
    plan.versions.push({ task: 'report', version: 1, hash: 'version-1', missing: ['analys', 'behov'] });
    const [click] = clicksOf([IN_TIME]);
    if (!click) throw new Error('no click');
    expect(judge(plan.state, factsOf(year.world, plan), click.intent)).toEqual({
      accepted: false,
      refusal: 'section-missing',
      missing: ['analys', 'behov'],
    });
  });

  test('names that every object has are no tasks', () => {
    expect(
      playYear({
        deeds: [
          { ...IN_TIME, on: 'skola-1/constructor' },
          { ...IN_TIME, on: 'skola-1/__proto__' },
        ],
        to: '2026-11-05',
      }).answers,
    ).toEqual(['unknown-task', 'unknown-task']);
  });
});

describe('what a page may offer', () => {
  const offered = (deeds: readonly Deed[], person: string, now: string) => {
    const year = playYear({ deeds, to: now.slice(0, 10) });
    const plan = year.plan('skola-1');
    return allowedActs({ state: plan.state, facts: factsOf(year.world, plan), person, now: local(now) })['report'];
  };

  test('to the chef: nothing before it opens, then handing in and asking', () => {
    expect(offered([], 'rektor-skola-1', '2026-10-08 12:00')).toEqual([]);
    expect(offered([], 'rektor-skola-1', '2026-10-09 08:00')).toEqual(['hand-in', 'ask-extension']);
    expect(offered([IN_TIME], 'rektor-skola-1', '2026-11-04 23:00')).toEqual(['withdraw']);
    expect(offered([IN_TIME], 'rektor-skola-1', '2026-11-07 00:00')).toEqual([]);
  });

  test('to the VC: to hand in for the unit, extend and except; then to review; then to reopen', () => {
    expect(offered([], 'vera', '2026-10-09 08:00')).toEqual(['hand-in', 'except', 'extend']);
    expect(offered([ASK], 'vera', '2026-11-03 23:00')).toEqual(['hand-in', 'except', 'extend', 'refuse-extension']);
    expect(offered([IN_TIME], 'vera', '2026-11-04 23:00')).toEqual(['begin-review', 'approve', 'return', 'reopen']);
    expect(offered([IN_TIME, VC], 'vera', '2026-11-05 23:00')).toEqual(['reopen']);
  });

  test('to a colleague and to an administrator: nothing, while the line reviews', () => {
    for (const person of ['rektor-skola-2', 'adam']) expect(offered([IN_TIME], person, '2026-11-04 23:00')).toEqual([]);
  });

  test('nothing at all of a closed plan', () => {
    const year = playYear({ to: '2026-11-03' });
    const plan = year.plan('skola-1');
    const asked = {
      state: { ...plan.state, closed: true },
      facts: factsOf(year.world, plan),
      person: 'rektor-skola-1',
      now: local('2026-11-03 12:00'),
    };
    expect(allowedActs(asked)['report']).toEqual([]);
  });

  test('what is offered is not refused for state, person or moment', () => {
    const beyond: readonly Refusal[] = [
      'other-version',
      'reason-missing',
      'date-not-ahead',
      'date-before-told',
      'section-missing',
      'requirement-missing',
      'unknown-person',
    ];
    for (const now of ['2026-10-08 12:00', '2026-10-20 12:00', '2026-11-10 12:00']) {
      const year = playYear({ to: now.slice(0, 10), deeds: [{ ...IN_TIME, at: '2026-10-15 10:00' }] });
      for (const plan of year.world.plans.values()) {
        const facts = factsOf(year.world, plan);
        for (const { id: person } of year.world.organisation.persons) {
          const allowed = allowedActs({ state: plan.state, facts, person, now: local(now) });
          for (const task of Object.keys(plan.state.tasks)) {
            for (const act of ACTS) {
              const [click] = clicksOf([
                { at: now, by: person, on: `x/${task}`, act, due: '2026-11-19', hash: 'version-1', reviewer: 'dag' },
              ]);
              if (!click) continue;
              const verdict = judge(plan.state, facts, click.intent);
              const isOffered = allowed[task]?.includes(act) ?? false;
              if (isOffered && !verdict.accepted)
                expect(beyond, `${task} ${act} ${person} ${now}`).toContain(verdict.refusal);
              if (!isOffered) expect(verdict.accepted, `${task} ${act} ${person} ${now}`).toBe(false);
            }
          }
        }
      }
    }
  });
});
