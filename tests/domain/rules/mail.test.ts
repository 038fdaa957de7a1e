import { describe, expect, test } from 'vitest';
import type { SmtpAnswer } from '../../../src/domain/simulate/freeze-morning.ts';
import { simulate } from '../../../src/domain/simulate/simulate.ts';
import { stepPlan } from '../../../src/domain/simulate/step-plan.ts';
import { changed, post, smallOrganisation, smallYear } from '../support/small-municipality.ts';
import { awayBetween, local, Played, playYear, type Deed } from '../support/played-year.ts';

const IN_TIME: Deed = { at: '2026-11-04 10:00', by: 'rektor-skola-1', on: 'skola-1', act: 'hand-in' };
const LATE_KINDS = { kinds: ['overdue', 'overdue-copy', 'escalation', 'summary', 'unreachable'] } as const;
/** Mail to this person is refused for good. */
const refusing =
  (person: string) =>
  (_: string, receiver: string): SmtpAnswer =>
    receiver === person ? 'refused' : 'accepted';

describe('the mail server is away', () => {
  test('over the overdue morning: the VC is told a working day after the chef, and the director as long after the VC as ever', () => {
    const year = playYear({ smtp: awayBetween('2026-11-09', '2026-11-10'), to: '2026-11-23' });
    expect(year.about('skola-1', LATE_KINDS)).toEqual([
      '2026-11-11 08:00 overdue → rektor-skola-1',
      '2026-11-11 08:00 overdue-copy → vera',
      '2026-11-12 08:00 escalation → vera',
      '2026-11-19 08:00 escalation → dag',
      '2026-11-23 08:00 summary → vera',
      '2026-11-23 08:00 summary → dag',
    ]);
  });

  test('over a change of VC: the rung is not taken for told because the first VC’s was dropped', () => {
    const organisation = changed(smallOrganisation(), {
      absences: [{ person: 'vera', from: '2026-10-01', to: '2026-11-09', substitute: 'rektor-skola-2' }],
    });
    const input = smallYear({ organisation });
    const year = playYear({ input, smtp: awayBetween('2026-11-09', '2026-11-10'), to: '2026-11-12' });
    expect(year.about('skola-1', LATE_KINDS)).toEqual([
      '2026-11-11 08:00 overdue → rektor-skola-1',
      '2026-11-11 08:00 overdue-copy → vera',
      '2026-11-12 08:00 escalation → vera',
    ]);
  });

  test('over the last day of a director’s absence: the copy goes to her, and no longer to the administrators', () => {
    const organisation = changed(smallOrganisation(), {
      absences: [{ person: 'dag', from: '2026-11-20', to: '2026-11-23' }],
    });
    const smtp = awayBetween('2026-11-20', '2026-11-23');
    const year = playYear({ input: smallYear({ organisation }), smtp, to: '2026-11-24' });
    expect(year.about('grundskola/feedback', { kinds: ['overdue-copy'] })).toEqual([
      '2026-11-24 08:00 overdue-copy → dag',
    ]);
  });

  test('over an escalation: it leaves when the server is back, and the next keeps its distance', () => {
    const year = playYear({ smtp: awayBetween('2026-11-11', '2026-11-12'), to: '2026-11-23' });
    expect(year.about('skola-1', { kinds: ['escalation'] })).toEqual([
      '2026-11-13 08:00 escalation → vera',
      '2026-11-20 08:00 escalation → dag',
    ]);
  });

  test('for weeks: nobody is escalated who has heard nothing, and the opening is not lost', () => {
    const year = playYear({ smtp: awayBetween('2026-10-01', '2026-11-24'), to: '2026-12-04' });
    expect(year.about('skola-1').filter((line) => !line.includes('summary'))).toEqual([
      '2026-11-25 08:00 task → rektor-skola-1',
      '2026-11-25 08:00 overdue → rektor-skola-1',
      '2026-11-25 08:00 overdue-copy → vera',
      '2026-11-26 08:00 escalation → vera',
      '2026-12-03 08:00 escalation → dag',
    ]);
  });

  test('over a reminder: it is sent late while there is time, and not after the deadline', () => {
    expect(
      playYear({ smtp: awayBetween('2026-10-23', '2026-11-02'), to: '2026-11-04' }).about('skola-1', {
        kinds: ['reminder'],
      }),
    ).toEqual(['2026-11-03 08:00 reminder → rektor-skola-1']);
    const lost = playYear({ smtp: awayBetween('2026-11-05', '2026-11-06'), to: '2026-11-11' });
    expect(lost.about('skola-1').filter((line) => line > '2026-10-24')).toEqual([
      '2026-11-09 08:00 overdue → rektor-skola-1',
      '2026-11-09 08:00 overdue-copy → vera',
      '2026-11-11 08:00 escalation → vera',
    ]);
  });

  test('nobody is reminded afterwards of what was handed in meanwhile', () => {
    const year = playYear({ deeds: [IN_TIME], smtp: awayBetween('2026-10-23', '2026-11-04'), to: '2026-11-12' });
    expect(year.about('skola-1', { kinds: ['reminder', 'overdue'] })).toEqual([]);
  });

  test('what an act causes is told when it is back, once', () => {
    const back: Deed = { at: '2026-11-05 10:00', by: 'vera', on: 'skola-1', act: 'return' };
    const year = playYear({ deeds: [IN_TIME, back], smtp: awayBetween('2026-11-06', '2026-11-09'), to: '2026-11-12' });
    expect(year.about('skola-1', { kinds: ['returned'] })).toEqual(['2026-11-10 08:00 returned → rektor-skola-1']);
  });

  test('over the review: the director is told only when the VC has been reached', () => {
    const year = playYear({ deeds: [IN_TIME], smtp: awayBetween('2026-11-20', '2026-11-30'), to: '2026-12-02' });
    expect(year.about('skola-1', { kinds: ['review-overdue', 'review-escalation'] })).toEqual([
      '2026-12-01 08:00 review-overdue → vera',
      '2026-12-02 08:00 review-escalation → dag',
    ]);
  });
});

test('the mail server puts off one receiver of a rung: she is told next morning, and the VC is not told before', () => {
  const smtp = (on: string, receiver: string): SmtpAnswer =>
    receiver === 'rektor-skola-1' && on >= '2026-11-09' && on < '2026-11-12' ? 'away' : 'accepted';
  const year = playYear({ smtp, to: '2026-11-14' });
  expect(year.about('skola-1', LATE_KINDS)).toEqual([
    '2026-11-09 08:00 overdue-copy → vera',
    '2026-11-12 08:00 overdue → rektor-skola-1',
    '2026-11-13 08:00 escalation → vera',
  ]);
});

describe('a person who cannot be reached', () => {
  test('is shown to the administrators next morning, to the chef above after two working days, and never as late', () => {
    const year = playYear({ smtp: refusing('rektor-skola-1'), to: '2026-12-31' });
    expect(year.about('skola-1')).toEqual([
      '2026-10-12 08:00 unreachable → adam',
      '2026-10-13 08:00 unreachable → vera',
    ]);
  });

  test('with the right address again hears of the deadline that passed before anybody else does', () => {
    const smtp = (on: string, receiver: string): SmtpAnswer =>
      on < '2026-11-10' ? refusing('rektor-skola-1')(on, receiver) : 'accepted';
    const year = playYear({ smtp, addressesRight: '2026-11-10 10:00', to: '2026-11-19' });
    expect(year.about('skola-1').filter((line) => line > '2026-11')).toEqual([
      '2026-11-11 08:00 task → rektor-skola-1',
      '2026-11-11 08:00 overdue → rektor-skola-1',
      '2026-11-11 08:00 overdue-copy → vera',
      '2026-11-12 08:00 escalation → vera',
      '2026-11-19 08:00 escalation → dag',
    ]);
  });

  test('whose address is put right gets next morning what was refused', () => {
    const smtp = (on: string, receiver: string): SmtpAnswer =>
      on < '2026-10-14' ? refusing('rektor-skola-1')(on, receiver) : 'accepted';
    const year = playYear({ smtp, addressesRight: '2026-10-14 10:00', to: '2026-10-23' });
    expect(year.about('skola-1')).toEqual([
      '2026-10-12 08:00 unreachable → adam',
      '2026-10-13 08:00 unreachable → vera',
      '2026-10-15 08:00 task → rektor-skola-1',
      '2026-10-23 08:00 reminder → rektor-skola-1',
    ]);
  });

  test('above the late is told of the lateness when her address is right, and the summary comes after that', () => {
    const smtp = (on: string, receiver: string): SmtpAnswer =>
      on < '2026-11-26' ? refusing('dag')(on, receiver) : 'accepted';
    const year = playYear({ smtp, addressesRight: '2026-11-26 10:00', to: '2026-12-01' });
    expect(year.about('skola-1', { to: 'dag' })).toEqual([
      '2026-11-27 08:00 escalation → dag',
      '2026-11-30 08:00 summary → dag',
    ]);
  });

  test('is shown to the administrators where a second chef is reached; the ladder goes on', () => {
    const year = playYear({ smtp: refusing('asta'), to: '2026-11-11' });
    expect(year.about('asp', LATE_KINDS)).toEqual([
      '2026-10-12 08:00 unreachable → adam',
      '2026-11-09 08:00 overdue → alf',
      '2026-11-09 08:00 overdue-copy → vera',
      '2026-11-11 08:00 escalation → vera',
    ]);
  });

  test('who reviews is shown to the administrators and the director, and not as late', () => {
    const year = playYear({ deeds: [IN_TIME], smtp: refusing('vera'), to: '2026-12-31' });
    expect(year.about('skola-1').filter((line) => line > '2026-11-04 10:01')).toEqual([
      '2026-11-06 08:00 unreachable → adam',
      '2026-11-09 08:00 unreachable → dag',
    ]);
  });

  test('who is a VC with a task of her own is shown to the director', () => {
    const year = playYear({ smtp: refusing('vera'), to: '2026-12-31' });
    expect(year.about('grundskola/feedback').map((line) => line.slice(11))).toEqual([
      '08:00 unreachable → adam',
      '08:00 unreachable → dag',
    ]);
  });
});

test('where nothing was decided for days, a chef who is new since then gets the handover and nothing of what was before', () => {
  const organisation = changed(smallOrganisation(), {
    without: ['rektor-skola-1@skola-1'],
    posts: [
      { ...post('rektor-skola-1', 'unitHead', 'skola-1'), to: '2026-11-10' },
      { ...post('nora', 'unitHead', 'skola-1'), from: '2026-11-11' },
    ],
  });
  const { world } = playYear({ input: smallYear({ organisation }), to: '2026-11-05' });
  const back = local('2026-11-12 10:00');
  for (const plan of world.plans.values()) stepPlan(world, plan, { intents: [], now: back });
  const { mail } = simulate(world, { clicks: () => [] }, { from: '2026-11-12', to: '2026-11-18', startedAt: back });
  expect(new Played(world, mail, []).about('skola-1')).toEqual(['2026-11-13 08:00 handover → nora']);
});

test('where nothing was decided for days, the chef is told first, the VC a working day later, and the director keeps her distance', () => {
  const before = playYear({ to: '2026-11-05' });
  const { world } = before;
  const back = local('2026-11-19 10:00');
  for (const plan of world.plans.values()) stepPlan(world, plan, { intents: [], now: back });
  const { mail } = simulate(world, { clicks: () => [] }, { from: '2026-11-19', to: '2026-12-01', startedAt: back });
  expect(new Played(world, mail, []).about('skola-1')).toEqual([
    '2026-11-20 08:00 overdue → rektor-skola-1',
    '2026-11-20 08:00 overdue-copy → vera',
    '2026-11-23 08:00 escalation → vera',
    '2026-11-30 08:00 escalation → dag',
  ]);
});
