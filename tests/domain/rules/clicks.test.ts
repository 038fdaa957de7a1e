import { describe, expect, test } from 'vitest';
import { stepPlan } from '../../../src/domain/simulate/step-plan.ts';
import { clicksOf, local, playYear, type Deed } from '../support/played-year.ts';
import { changed, post, smallOrganisation, smallYear } from '../support/small-municipality.ts';

const IN_TIME: Deed = { at: '2026-11-04 10:00', by: 'rektor-skola-1', on: 'skola-1', act: 'hand-in' };
const played = (deeds: readonly Deed[], to = '2026-11-30') => playYear({ deeds, to });

/** Clicked at one time, delivered at another: nothing has looked at the plan since the evening before. */
function delivered(clickedAt: string, deliveredAt: string) {
  const year = playYear({ to: '2026-11-06' });
  const [click] = clicksOf([{ ...IN_TIME, at: clickedAt }]);
  if (!click) throw new Error('no click');
  const plan = year.plan('skola-1');
  plan.versions.push({ task: 'report', version: 1, hash: 'version-1', missing: [] });
  return { plan, decision: stepPlan(year.world, plan, { intents: [click.intent], now: local(deliveredAt) }) };
}

describe('on time is judged by the click', () => {
  test('clicked at 23.59 and delivered at 05.00 it is in time', () => {
    const { plan, decision } = delivered('2026-11-06 23:59', '2026-11-07 05:00');
    expect(decision.verdicts).toEqual([{ intent: 'click-0000', verdict: { accepted: true, late: false } }]);
    expect(plan.state.tasks['report']?.handedIn?.late).toBe(false);
  });

  test('clicked at 23.59 and delivered after the overdue morning it is in time, and nobody is told otherwise', () => {
    const { plan, decision } = delivered('2026-11-06 23:59', '2026-11-09 07:00');
    expect(decision.verdicts[0]?.verdict).toEqual({ accepted: true, late: false });
    expect(plan.ledger.filter(({ kind }) => kind === 'overdue' || kind === 'overdue-copy')).toEqual([]);
  });

  test('clicked at 00.00 it is late', () => {
    expect(delivered('2026-11-07 00:00', '2026-11-07 00:00').decision.verdicts[0]?.verdict).toEqual({
      accepted: true,
      late: true,
    });
  });

  test('a refusal found more than a minute later is told by e-mail, one found at once is not', () => {
    const early = { ...IN_TIME, at: '2026-10-01 10:00' };
    const [click] = clicksOf([early]);
    for (const [now, kinds] of [
      ['2026-10-01 10:00', []],
      ['2026-10-01 10:01', ['refused']],
    ] as const) {
      const year = playYear({ to: '2026-09-30' });
      const { notices } = stepPlan(year.world, year.plan('skola-1'), {
        intents: click ? [click.intent] : [],
        now: local(now),
      });
      expect(notices.map(({ kind }) => kind)).toEqual(kinds);
    }
  });
});

test('what is handed in is the version that the page showed', () => {
  expect(played([{ ...IN_TIME, hash: 'another' }]).answers).toEqual(['other-version']);
});

describe('before the step is open', () => {
  test('it is not handed in, not even between the early morning and the sending', () => {
    const year = played([
      { ...IN_TIME, at: '2026-10-08 12:00' },
      { ...IN_TIME, at: '2026-10-09 07:59' },
      { ...IN_TIME, at: '2026-10-09 08:00' },
    ]);
    expect(year.answers).toEqual(['not-open-yet', 'not-open-yet', 'accepted']);
  });
});

describe('withdrawal', () => {
  const withdraw = (at: string): Deed => ({ at, by: 'rektor-skola-1', on: 'skola-1', act: 'withdraw' });

  test('is possible until the deadline', () => {
    expect(played([IN_TIME, withdraw('2026-11-06 23:59')]).answers).toEqual(['accepted', 'accepted']);
    expect(played([IN_TIME, withdraw('2026-11-07 00:00')]).answers).toEqual(['accepted', 'deadline-passed']);
  });

  test('is for those whose work it is, and for who handed in from above; not for a chef who has left', () => {
    const base = smallOrganisation();
    const organisation = {
      ...base,
      posts: base.posts.map((one) => (one.person === 'rektor-skola-1' ? { ...one, to: '2026-11-04' } : one)),
    };
    const deeds = [IN_TIME, withdraw('2026-11-05 10:00')];
    const { answers } = playYear({ input: smallYear({ organisation }), deeds, to: '2026-11-05' });
    expect(answers).toEqual(['accepted', 'not-responsible']);
    expect(played(deeds.map((deed) => ({ ...deed, by: 'vera' }))).answers).toEqual(['accepted', 'accepted']);
  });

  test('ends when the reviewer has begun', () => {
    const year = played([
      IN_TIME,
      { at: '2026-11-05 09:00', by: 'vera', on: 'skola-1', act: 'begin-review' },
      withdraw('2026-11-05 10:00'),
    ]);
    expect(year.answers).toEqual(['accepted', 'accepted', 'review-begun']);
  });

  test('puts the task back on its ladder, and the reviewer is told nothing of it', () => {
    const year = played([IN_TIME, withdraw('2026-11-04 11:00')], '2026-11-12');
    expect(year.about('skola-1').filter((line) => line > '2026-11-04 12')).toEqual([
      '2026-11-05 08:00 reminder → rektor-skola-1',
      '2026-11-09 08:00 overdue → rektor-skola-1',
      '2026-11-09 08:00 overdue-copy → vera',
      '2026-11-11 08:00 escalation → vera',
    ]);
  });
});

describe('return', () => {
  const back = (at: string, more: Partial<Deed> = {}): Deed => ({
    at,
    by: 'vera',
    on: 'skola-1',
    act: 'return',
    reason: 'Analysen saknas.',
    ...more,
  });

  test('gives five working days where that is later than the old deadline', () => {
    const year = played([IN_TIME, back('2026-11-05 10:00')]);
    expect(year.task('skola-1')).toMatchObject({
      chart: 'returned',
      due: '2026-11-12',
      lateness: 2,
      reason: { text: 'Analysen saknas.' },
    });
  });

  test('keeps the old deadline where that is later', () => {
    const year = played([{ ...IN_TIME, at: '2026-10-12 10:00' }, back('2026-10-13 10:00')]);
    expect(year.task('skola-1').due).toBe('2026-11-06');
  });

  test('has a whole ladder again, from the new deadline', () => {
    const year = played([IN_TIME, back('2026-11-05 10:00')], '2026-11-24');
    expect(year.about('skola-1').filter((line) => line > '2026-11-05 11')).toEqual([
      '2026-11-06 08:00 returned → rektor-skola-1',
      '2026-11-11 08:00 reminder → rektor-skola-1',
      '2026-11-13 08:00 overdue → rektor-skola-1',
      '2026-11-13 08:00 overdue-copy → vera',
      '2026-11-17 08:00 escalation → vera',
      '2026-11-24 08:00 escalation → dag',
    ]);
  });

  test('takes another date with it, no earlier than the morning on which it is told', () => {
    const told = { due: '2026-11-06' };
    expect(played([IN_TIME, back('2026-11-05 10:00', told)]).task('skola-1').due).toBe('2026-11-06');
    const untold = back('2026-11-05 10:00', { due: '2026-11-05' });
    expect(played([IN_TIME, untold]).answers.at(-1)).toBe('date-before-told');
    const overWeekend = back('2026-11-06 10:00', { due: '2026-11-08' });
    expect(played([IN_TIME, overWeekend]).answers.at(-1)).toBe('date-before-told');
    expect(played([IN_TIME, back('2026-11-05 10:00', { due: '2026-11-04' })]).answers.at(-1)).toBe('date-not-ahead');
  });

  test('needs a reason, and the version that the reviewer read', () => {
    expect(played([IN_TIME, back('2026-11-05 10:00', { reason: ' ' })]).answers.at(-1)).toBe('reason-missing');
    expect(played([IN_TIME, back('2026-11-05 10:00', { hash: 'another' })]).answers.at(-1)).toBe('other-version');
  });
});

describe('approval and reopening', () => {
  const approve: Deed = { at: '2026-11-10 10:00', by: 'vera', on: 'skola-1', act: 'approve' };
  const reopen: Deed = {
    at: '2026-11-12 10:00',
    by: 'vera',
    on: 'skola-1',
    act: 'reopen',
    reason: 'En siffra var fel.',
  };

  test('what is approved is not changed before it is reopened', () => {
    const again: Deed = { ...IN_TIME, at: '2026-11-11 10:00' };
    expect(played([IN_TIME, approve, again, { ...again, act: 'withdraw' }]).answers.slice(2)).toEqual([
      'already-approved',
      'already-approved',
    ]);
  });

  test('the chefs are told of the approval next morning, and nothing more follows', () => {
    const year = played([IN_TIME, approve], '2026-12-31');
    expect(year.about('skola-1').filter((line) => line > '2026-11-10 10')).toEqual([
      '2026-11-11 08:00 approved → rektor-skola-1',
    ]);
  });

  test('reopening gives five working days and a ladder again', () => {
    const year = played([IN_TIME, approve, reopen], '2026-11-21');
    expect(year.task('skola-1')).toMatchObject({ chart: 'reopened', due: '2026-11-19' });
    expect(year.task('skola-1').approval).toBeUndefined();
    expect(year.about('skola-1').filter((line) => line > '2026-11-12')).toEqual([
      '2026-11-13 08:00 reopened → rektor-skola-1',
      '2026-11-18 08:00 reminder → rektor-skola-1',
      '2026-11-20 08:00 overdue → rektor-skola-1',
      '2026-11-20 08:00 overdue-copy → vera',
    ]);
  });

  test('needs a reason, and a date that lies ahead', () => {
    expect(played([IN_TIME, approve, { ...reopen, reason: '' }]).answers.at(-1)).toBe('reason-missing');
    expect(played([IN_TIME, approve, { ...reopen, due: '2026-11-11' }]).answers.at(-1)).toBe('date-not-ahead');
  });

  test('the approver reopens; who stands higher only reads', () => {
    for (const by of ['rektor-skola-1', 'dag', 'adam']) {
      expect(played([IN_TIME, approve, { ...reopen, by }]).answers.at(-1)).toBe('not-approver');
    }
  });

  test('what the approver handed in for the unit is reopened by who approved it', () => {
    const forUnit = { ...IN_TIME, by: 'vera' };
    const above = { ...approve, by: 'dag' };
    expect(played([forUnit, above, reopen]).answers.at(-1)).toBe('own-work');
    expect(played([forUnit, above, { ...reopen, by: 'dag' }]).answers.at(-1)).toBe('accepted');
  });

  test('the approver excepts; while nobody holds that post it is who stands next above', () => {
    const except: Deed = { at: '2026-11-09 10:00', by: 'dag', on: 'skola-1', act: 'except', reason: 'Skolan stänger.' };
    expect(played([except]).answers).toEqual(['not-approver']);
    const { posts, ...rest } = smallOrganisation();
    const vacant = { ...rest, posts: posts.filter(({ person }) => person !== 'vera') };
    expect(playYear({ input: smallYear({ organisation: vacant }), deeds: [except] }).answers).toEqual(['accepted']);
  });

  test('where the approver’s substitute is the rektor herself, who stands next above excepts', () => {
    const organisation = changed(smallOrganisation(), {
      absences: [{ person: 'vera', from: '2026-11-01', to: '2026-11-30', substitute: 'rektor-skola-1' }],
    });
    const except: Deed = { at: '2026-11-09 10:00', by: 'dag', on: 'skola-1', act: 'except', reason: 'Skolan stänger.' };
    const answers = ['dag', 'rektor-skola-1'].map(
      (by) => playYear({ input: smallYear({ organisation }), deeds: [{ ...except, by }] }).answers[0],
    );
    expect(answers).toEqual(['accepted', 'own-work']);
  });

  test('an exception ends the ladder and may be taken back with a new deadline', () => {
    const except: Deed = {
      at: '2026-11-09 10:00',
      by: 'vera',
      on: 'skola-1',
      act: 'except',
      reason: 'Skolan stänger.',
    };
    expect(played([{ ...except, reason: '' }]).answers).toEqual(['reason-missing']);
    const year = played([except], '2026-12-31');
    expect(year.about('skola-1').filter((line) => line > '2026-11-09 10')).toEqual([
      '2026-11-10 08:00 excepted → rektor-skola-1',
    ]);
    expect(played([except, reopen]).task('skola-1')).toMatchObject({ chart: 'reopened', due: '2026-11-19' });
  });
});

describe('who had a part in what was handed in', () => {
  const moved = changed(smallOrganisation(), {
    without: ['vera@grundskola', 'rektor-skola-1@skola-1'],
    posts: [
      { ...post('rektor-skola-1', 'unitHead', 'skola-1'), to: '2026-11-04' },
      { ...post('rektor-skola-1', 'operationHead', 'grundskola'), from: '2026-11-05' },
    ],
  });
  const handIn: Deed = { at: '2026-11-04 10:00', by: 'rektor-skola-1', on: 'skola-1', act: 'hand-in' };
  const withdraw: Deed = { ...handIn, at: '2026-11-05 09:00', act: 'withdraw' };
  const except: Deed = { ...handIn, at: '2026-11-05 10:00', act: 'except', reason: 'Behövs inte.' };

  test('takes it back in a new post, and still does not except it: who stands next above does', () => {
    const answers = (by: string) =>
      playYear({ input: smallYear({ organisation: moved }), deeds: [handIn, withdraw, { ...except, by }] }).answers;
    expect(answers('rektor-skola-1')).toEqual(['accepted', 'accepted', 'own-work']);
    expect(answers('dag')).toEqual(['accepted', 'accepted', 'accepted']);
  });

  test('is forgotten when somebody else has handed in', () => {
    const byOther: Deed = { ...handIn, at: '2026-11-05 10:00', by: 'dag' };
    const back: Deed = { ...byOther, at: '2026-11-05 11:00', act: 'withdraw' };
    const late = { ...except, at: '2026-11-05 12:00' };
    const { answers } = playYear({
      input: smallYear({ organisation: moved }),
      deeds: [handIn, withdraw, byOther, back, { ...late, by: 'dag' }],
    });
    expect(answers.slice(0, 4)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
    expect(answers[4]).toBe('own-work');
  });
});
