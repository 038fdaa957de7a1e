import { describe, expect, test } from 'vitest';
import type { Organisation } from '../../../src/domain/organisation.ts';
import { playYear, type Deed } from '../support/played-year.ts';
import { changed, DEFINITION, post, REPORT, smallOrganisation, smallYear } from '../support/small-municipality.ts';

const BASE = smallOrganisation();
const IN_TIME: Deed = { at: '2026-11-04 10:00', by: 'rektor-skola-1', on: 'skola-1', act: 'hand-in' };
const APPROVE: Deed = { at: '2026-11-20 10:00', by: 'vera', on: 'skola-1', act: 'approve' };
const played = (deeds: readonly Deed[], to: string, organisation: Organisation = BASE) =>
  playYear({ input: smallYear({ organisation }), deeds, to });
const REVIEWS = {
  kinds: ['review', 'review-reminder', 'review-overdue', 'review-escalation', 'summary', 'handover', 'vacancy'],
} as const;

describe('the review ladder', () => {
  test('counts ten working days from the deadline where it was handed in before', () => {
    const year = played([IN_TIME], '2026-12-08');
    expect(year.task('skola-1').review?.due).toBe('2026-11-20');
    expect(year.about('skola-1', REVIEWS)).toEqual([
      '2026-11-05 08:00 review → vera',
      '2026-11-18 08:00 review-reminder → vera',
      '2026-11-23 08:00 review-overdue → vera',
      '2026-11-27 08:00 review-escalation → dag',
      '2026-11-30 08:00 summary → dag',
      '2026-12-07 08:00 summary → dag',
    ]);
  });

  test('counts from the hand-in where that was late', () => {
    const year = played([{ ...IN_TIME, at: '2026-11-10 10:00' }], '2026-11-11');
    expect(year.task('skola-1').review?.due).toBe('2026-11-24');
  });

  test('stops at once when it is approved, however late', () => {
    const year = played([IN_TIME, { ...APPROVE, at: '2026-11-27 07:59' }], '2026-12-31');
    expect(year.about('skola-1', { kinds: ['review-escalation', 'summary'] })).toEqual([]);
  });

  test('a review of the director’s is escalated to the administrators', () => {
    const definition = { ...DEFINITION, steps: [{ ...REPORT, key: 'own', level: 'operation' }] };
    const year = playYear({
      input: smallYear({ definition }),
      to: '2026-12-01',
      deeds: [{ ...IN_TIME, by: 'vera', on: 'grundskola/own' }],
    });
    expect(year.about('grundskola/own', REVIEWS)).toEqual([
      '2026-11-05 08:00 review → dag',
      '2026-11-18 08:00 review-reminder → dag',
      '2026-11-23 08:00 review-overdue → dag',
      '2026-11-27 08:00 review-escalation → adam',
      '2026-11-30 08:00 summary → adam',
    ]);
  });

  test('a step without a review is finished when handed in', () => {
    const { review: _, ...bare } = REPORT;
    const input = smallYear({ definition: { ...DEFINITION, steps: [bare] } });
    const year = playYear({ input, to: '2026-12-31', deeds: [IN_TIME, APPROVE] });
    expect(year.task('skola-1').review).toBeUndefined();
    expect(
      year.told.filter(({ about, at }) => about === 'skola-1/report' && at > '2026-11-04').map(({ kind }) => kind),
    ).toEqual(['receipt']);
  });
});

describe('nobody approves their own work', () => {
  const away = (person: string, substitute?: string, from = '2026-11-01', to = '2026-12-31'): Organisation =>
    changed(BASE, { absences: [{ person, from, to, ...(substitute === undefined ? {} : { substitute }) }] });

  test('a VC whose substitute is the rektor who handed in: the director reviews', () => {
    const year = played(
      [IN_TIME, { ...APPROVE, by: 'rektor-skola-1' }, { ...APPROVE, by: 'dag' }],
      '2026-12-01',
      away('vera', 'rektor-skola-1'),
    );
    expect(year.about('skola-1', { kinds: ['review'] })).toEqual(['2026-11-05 08:00 review → dag']);
    expect(year.answers).toEqual(['accepted', 'own-work', 'accepted']);
  });

  test('another rektor as the VC’s substitute reviews', () => {
    const year = played([IN_TIME, { ...APPROVE, by: 'rektor-skola-2' }], '2026-12-01', away('vera', 'rektor-skola-2'));
    expect(year.answers).toEqual(['accepted', 'accepted']);
  });

  test('a VC who handed in for the unit does not review it; the director does', () => {
    const year = played([{ ...IN_TIME, by: 'vera' }, APPROVE, { ...APPROVE, by: 'dag' }], '2026-12-01');
    expect(year.answers).toEqual(['accepted', 'own-work', 'accepted']);
  });

  test('handed in for the unit by the VC’s substitute it is not reviewed by the VC who is back, but by the director', () => {
    const organisation = away('vera', 'rektor-skola-2', '2026-11-01', '2026-11-10');
    const deeds = [{ ...IN_TIME, by: 'rektor-skola-2' }, APPROVE, { ...APPROVE, by: 'dag' }];
    expect(played(deeds, '2026-12-01', organisation).answers).toEqual(['accepted', 'own-work', 'accepted']);
  });

  test('a VC who acted as the rektor’s substitute when it was handed in does not review it, though another chef handed in', () => {
    const organisation = changed(BASE, {
      absences: [{ person: 'asta', from: '2026-11-01', to: '2026-11-30', substitute: 'vera' }],
    });
    const year = played(
      [
        { ...IN_TIME, by: 'alf', on: 'asp' },
        { ...APPROVE, on: 'asp' },
      ],
      '2026-12-01',
      organisation,
    );
    expect(year.answers).toEqual(['accepted', 'own-work']);
  });

  test('an absent rektor who held the post when it was handed in does not review it as VC later', () => {
    const organisation = changed(away('rektor-skola-1', 'rektor-skola-2', '2026-11-01', '2026-11-10'), {
      without: ['vera@grundskola'],
      posts: [
        { ...post('vera', 'operationHead', 'grundskola'), to: '2026-11-15' },
        { ...post('rektor-skola-1', 'operationHead', 'grundskola'), from: '2026-11-16' },
      ],
    });
    const deeds = [
      { ...IN_TIME, by: 'rektor-skola-2' },
      { ...APPROVE, by: 'rektor-skola-1' },
      { ...APPROVE, by: 'dag' },
    ];
    expect(played(deeds, '2026-12-01', organisation).answers).toEqual(['accepted', 'own-work', 'accepted']);
  });

  test('what the director handed in for a school is not reviewed from below: the administrators name somebody', () => {
    const deeds: Deed[] = [
      { ...IN_TIME, by: 'dag' },
      { ...APPROVE, at: '2026-11-10 10:00' },
      { at: '2026-11-10 11:00', by: 'adam', on: 'skola-1', act: 'name-reviewer', reviewer: 'rektor-skola-2' },
      { ...APPROVE, at: '2026-11-11 10:00', by: 'rektor-skola-2' },
    ];
    expect(played(deeds, '2026-12-01').answers).toEqual(['accepted', 'own-work', 'accepted', 'accepted']);
  });

  test('where both VC and director are barred the administrators are told, and name somebody', () => {
    const organisation = changed(BASE, { without: ['vera@grundskola'] });
    const name: Deed = {
      at: '2026-11-12 10:00',
      by: 'adam',
      on: 'skola-1',
      act: 'name-reviewer',
      reviewer: 'rektor-skola-2',
    };
    const deeds: Deed[] = [
      { ...IN_TIME, by: 'dag' },
      { ...name, at: '2026-11-10 10:00', by: 'dag' },
      { ...name, at: '2026-11-11 10:00', reviewer: 'nobody' },
      { ...name, at: '2026-11-11 11:00', reviewer: 'dag' },
      name,
      { ...APPROVE, by: 'adam' },
      { ...APPROVE, by: 'rektor-skola-2' },
    ];
    const year = played(deeds, '2026-11-30', organisation);
    expect(year.answers).toEqual([
      'accepted',
      'not-administrator',
      'unknown-person',
      'own-work',
      'accepted',
      'not-reviewer',
      'accepted',
    ]);
    expect(year.about('skola-1', REVIEWS)).toEqual([
      '2026-11-05 08:00 review → adam',
      '2026-11-13 08:00 review → rektor-skola-2',
      '2026-11-18 08:00 review-reminder → rektor-skola-2',
    ]);
  });

  test('what somebody who was named has approved, she opens again, and nobody whose work it was', () => {
    const both = changed(BASE, { without: ['vera@grundskola'], posts: [post('dag', 'operationHead', 'grundskola')] });
    const deeds: Deed[] = [
      { ...IN_TIME, by: 'dag' },
      { at: '2026-11-10 10:00', by: 'adam', on: 'skola-1', act: 'name-reviewer', reviewer: 'asta' },
      { ...APPROVE, at: '2026-11-11 10:00', by: 'asta' },
    ];
    const reopened = (by: string): string | undefined => {
      const reopen: Deed = { at: '2026-11-12 10:00', by, on: 'skola-1', act: 'reopen', reason: 'En siffra var fel.' };
      return played([...deeds, reopen], '2026-12-01', both).answers.at(-1);
    };
    expect(['asta', 'dag', 'adam', 'rektor-skola-1'].map(reopened)).toEqual([
      'accepted',
      'own-work',
      'not-approver',
      'not-approver',
    ]);
  });

  test('while nobody holds the post above a verksamhet plan, the administrators except', () => {
    const headless = changed(BASE, { without: ['dag@kommun'] });
    const [task = ''] = Object.keys(played([], '2026-11-03', headless).plan('grundskola').state.tasks);
    const except: Deed = {
      at: '2026-11-04 10:00',
      by: 'adam',
      on: `grundskola/${task}`,
      act: 'except',
      reason: 'Läggs ned.',
    };
    const answers = ['adam', 'vera'].map((by) => played([{ ...except, by }], '2026-12-01', headless).answers.at(-1));
    expect(answers).toEqual(['accepted', 'not-approver']);
  });

  test('whoever is named gets five working days', () => {
    const organisation = changed(BASE, { without: ['vera@grundskola'] });
    const name: Deed = {
      at: '2026-12-01 10:00',
      by: 'adam',
      on: 'skola-1',
      act: 'name-reviewer',
      reviewer: 'rektor-skola-2',
    };
    const year = played([{ ...IN_TIME, by: 'dag' }, name], '2026-12-20', organisation);
    expect(year.task('skola-1').review?.due).toBe('2026-12-08');
    expect(year.about('skola-1', { kinds: ['review-overdue', 'review-escalation'] })).toEqual([
      '2026-12-09 08:00 review-overdue → rektor-skola-2',
      '2026-12-15 08:00 review-escalation → dag',
    ]);
  });

  test('nobody is named past a line in which somebody reviews', () => {
    const name: Deed = { at: '2026-11-12 10:00', by: 'adam', on: 'skola-1', act: 'name-reviewer', reviewer: 'adam' };
    expect(played([IN_TIME, name, { ...APPROVE, by: 'adam' }], '2026-12-01').answers).toEqual([
      'accepted',
      'reviewer-in-line',
      'not-reviewer',
    ]);
  });

  test('a chef does not approve, return or begin the review of her own, and a colleague neither', () => {
    const deeds = (['begin-review', 'return', 'approve'] as const).flatMap((act) => [
      { ...APPROVE, act, by: 'rektor-skola-1' },
      { ...APPROVE, act, by: 'rektor-skola-2' },
    ]);
    expect(played([IN_TIME, ...deeds], '2026-12-01').answers.slice(1)).toEqual(
      Array.from({ length: 3 }, () => ['own-work', 'not-reviewer']).flat(),
    );
  });

  test('what is approved is the version that was read', () => {
    expect(played([IN_TIME, { ...APPROVE, hash: 'another' }], '2026-12-01').answers).toEqual([
      'accepted',
      'other-version',
    ]);
  });
});

describe('other reviewers', () => {
  const newVc = (last: string, first: string): Organisation =>
    changed(BASE, {
      without: ['vera@grundskola'],
      posts: [
        { ...post('vera', 'operationHead', 'grundskola'), to: last },
        { ...post('vilma', 'operationHead', 'grundskola'), from: first },
      ],
    });

  test('a new VC gets a handover and five working days for the reviews that wait, then the whole ladder', () => {
    const year = played([IN_TIME], '2026-12-14', newVc('2026-11-24', '2026-11-25'));
    expect(year.about('skola-1', REVIEWS)).toEqual([
      '2026-11-05 08:00 review → vera',
      '2026-11-18 08:00 review-reminder → vera',
      '2026-11-23 08:00 review-overdue → vera',
      '2026-11-25 08:00 handover → vilma',
      '2026-11-30 08:00 review-reminder → vilma',
      '2026-12-03 08:00 review-overdue → vilma',
      '2026-12-09 08:00 review-escalation → dag',
      '2026-12-14 08:00 summary → dag',
    ]);
  });

  test('where they leave and nobody follows, the administrators are told once', () => {
    const organisation = changed(BASE, {
      without: ['vera@grundskola', 'dag@kommun'],
      posts: [
        { ...post('vera', 'operationHead', 'grundskola'), to: '2026-11-12' },
        { ...post('dag', 'director', 'kommun'), to: '2026-11-10' },
      ],
    });
    expect(played([IN_TIME], '2026-12-31', organisation).about('skola-1', REVIEWS)).toEqual([
      '2026-11-05 08:00 review → vera',
      '2026-11-13 08:00 review → adam',
    ]);
  });

  test('while nobody reviews, nobody is reminded; who then takes the post is told and gets five working days', () => {
    const organisation = changed(BASE, {
      without: ['vera@grundskola', 'dag@kommun'],
      posts: [{ ...post('vilma', 'operationHead', 'grundskola'), from: '2026-11-25' }],
    });
    const year = played([IN_TIME], '2026-12-03', organisation);
    expect(year.about('skola-1', REVIEWS)).toEqual([
      '2026-11-05 08:00 review → adam',
      '2026-11-25 08:00 handover → vilma',
      '2026-11-30 08:00 review-reminder → vilma',
      '2026-12-03 08:00 review-overdue → vilma',
    ]);
  });
});
