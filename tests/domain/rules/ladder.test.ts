import { describe, expect, test } from 'vitest';
import { formatInstant } from '../../../src/domain/calendar/local-time.ts';
import { simulate } from '../../../src/domain/simulate/simulate.ts';
import { openWorld } from '../../../src/domain/simulate/world.ts';
import { DEFINITION, REPORT, smallOrganisation, smallYear } from '../support/small-municipality.ts';
import { playYear } from '../support/played-year.ts';

describe('nobody hands anything in', () => {
  const year = playYear({ to: '2026-12-08' });

  test('the step opens with a task e-mail to every chef responsible', () => {
    expect(year.about('asp', { kinds: ['task'] })).toEqual([
      '2026-10-09 08:00 task → asta',
      '2026-10-09 08:00 task → alf',
    ]);
  });

  test('a reminder goes seven days before, out of the höstlov to the Friday before it, and one working day before', () => {
    expect(year.about('skola-1', { kinds: ['reminder'] })).toEqual([
      '2026-10-23 08:00 reminder → rektor-skola-1',
      '2026-11-05 08:00 reminder → rektor-skola-1',
    ]);
  });

  test('the working morning after the deadline brings an e-mail to the chefs and a copy to the VC', () => {
    expect(year.about('asp', { kinds: ['overdue', 'overdue-copy'] })).toEqual([
      '2026-11-09 08:00 overdue → asta',
      '2026-11-09 08:00 overdue → alf',
      '2026-11-09 08:00 overdue-copy → vera',
    ]);
  });

  test('three working days after the deadline it is escalated to the VC, eight to the director, each once', () => {
    expect(year.about('skola-1', { kinds: ['escalation'] })).toEqual([
      '2026-11-11 08:00 escalation → vera',
      '2026-11-18 08:00 escalation → dag',
    ]);
  });

  test('after the last rung it is a line in the summary to VC and director on the first working day of each week', () => {
    expect(year.about('skola-1', { kinds: ['summary'] })).toEqual([
      '2026-11-23 08:00 summary → vera',
      '2026-11-23 08:00 summary → dag',
      '2026-11-30 08:00 summary → vera',
      '2026-11-30 08:00 summary → dag',
      '2026-12-07 08:00 summary → vera',
      '2026-12-07 08:00 summary → dag',
    ]);
  });

  test('nothing else is ever said about it', () => {
    expect(new Set(year.told.filter(({ about }) => about === 'skola-1/report').map(({ kind }) => kind))).toEqual(
      new Set(['task', 'reminder', 'overdue', 'overdue-copy', 'escalation', 'summary']),
    );
  });
});

describe('the summary', () => {
  test('comes on Tuesday where Monday is a holiday', () => {
    const year = playYear({ to: '2027-03-31' });
    const summaries = year.about('skola-1', { kinds: ['summary'], to: 'dag' }).map((line) => line.slice(0, 10));
    expect(summaries).toContain('2027-03-30');
    expect(summaries).not.toContain('2027-03-29');
  });

  test('is not sent in a week without working days', () => {
    const year = playYear({ to: '2027-03-10' });
    const summaries = year.about('skola-1', { kinds: ['summary'], to: 'dag' }).map((line) => line.slice(0, 10));
    expect(summaries.filter((date) => date > '2027-02-20')).toEqual(['2027-02-22', '2027-03-08']);
  });

  test('still comes when somebody clicks on the very night before it', () => {
    const year = playYear({
      to: '2026-11-24',
      deeds: [{ at: '2026-11-23 00:30', by: 'rektor-skola-1', on: 'skola-1', act: 'ask-extension', due: '2026-12-11' }],
    });
    expect(year.about('skola-1', { kinds: ['summary'] })).toHaveLength(2);
  });
});

describe('who has handed in', () => {
  const deeds = [{ at: '2026-10-22 15:00', by: 'rektor-skola-1', on: 'skola-1', act: 'hand-in' }] as const;
  const year = playYear({ deeds, to: '2026-12-08' });

  test('is not reminded; the others are', () => {
    expect(year.about('skola-1', { kinds: ['reminder', 'overdue'] })).toEqual([]);
    expect(year.about('skola-2', { kinds: ['reminder', 'overdue'] })).toHaveLength(3);
  });

  test('gets a receipt at once', () => {
    expect(year.about('skola-1', { kinds: ['receipt'] })).toEqual(['2026-10-22 15:00 receipt → rektor-skola-1']);
  });

  test('is not reminded when the click comes between the early morning and the sending', () => {
    const early = playYear({
      deeds: [{ at: '2026-10-23 07:59', by: 'rektor-skola-1', on: 'skola-1', act: 'hand-in' }],
      to: '2026-10-24',
    });
    expect(early.about('skola-1', { kinds: ['reminder'] })).toEqual([]);
    expect(
      early
        .plan('skola-1')
        .ledger.filter(({ kind }) => kind === 'reminder')
        .map(({ status }) => status),
    ).toEqual(['dropped']);
  });

  test('stops the ladder at once, late as it may be, and nobody is told but by receipt and review', () => {
    const late = playYear({
      deeds: [{ at: '2026-11-10 10:00', by: 'rektor-skola-1', on: 'skola-1', act: 'hand-in' }],
      to: '2026-11-17',
    });
    expect(late.answers).toEqual(['late']);
    expect(late.about('skola-1', { kinds: ['escalation', 'summary'] })).toEqual([]);
    expect(late.task('skola-1').handedIn?.late).toBe(true);
    expect(
      late.told.filter(({ about, at }) => about === 'skola-1/report' && at > '2026-11-10').map(({ kind }) => kind),
    ).toEqual(['receipt', 'review']);
  });

  test('one chef of two hands in for both', () => {
    const both = playYear({
      deeds: [{ at: '2026-11-04 10:00', by: 'alf', on: 'asp', act: 'hand-in' }],
      to: '2026-11-17',
    });
    expect(
      both.told
        .filter(({ about, at }) => about === 'asp/report' && at > '2026-11-04')
        .map(({ kind, to }) => `${kind} ${to}`),
    ).toEqual(['receipt alf', 'review vera']);
  });
});

describe('a lateness at the top', () => {
  const ownReport = { ...REPORT, key: 'own', level: 'municipality' };
  const input = smallYear({ definition: { ...DEFINITION, steps: [...DEFINITION.steps, ownReport] } });

  test('goes to the administrators', () => {
    const year = playYear({ input, to: '2026-11-24' });
    expect(year.about('kommun/own', { kinds: ['overdue-copy', 'escalation', 'summary'] })).toEqual([
      '2026-11-09 08:00 overdue-copy → adam',
      '2026-11-11 08:00 escalation → adam',
      '2026-11-23 08:00 summary → adam',
    ]);
  });
});

test('a VC who is late is escalated to the director once; the second rung would reach the same person', () => {
  const definition = { ...DEFINITION, steps: [{ ...REPORT, key: 'own', level: 'operation' }] };
  const year = playYear({ input: smallYear({ definition }), to: '2026-11-24' });
  expect(year.about('grundskola/own', { kinds: ['escalation', 'summary'] })).toEqual([
    '2026-11-11 08:00 escalation → dag',
    '2026-11-23 08:00 summary → dag',
  ]);
});

test('a step without a ladder is shown as late and nobody is mailed, whoever comes or goes', () => {
  const { ladder: _, ...bare } = REPORT;
  const input = smallYear({ definition: { ...DEFINITION, steps: [bare] } });
  const organisation = smallOrganisation();
  const posts = organisation.posts.filter(({ place }) => place !== 'skola-1');
  const year = playYear({
    input,
    to: '2026-12-31',
    organisations: [{ at: '2026-11-02 09:00', organisation: { ...organisation, posts } }],
  });
  expect(year.told).toEqual([]);
});

describe('mornings', () => {
  test('are 06:00Z before the clocks go back and 07:00Z after', () => {
    const world = openWorld(smallYear());
    const { mail } = simulate(
      world,
      { clicks: () => [] },
      { from: '2026-08-03', to: '2026-11-10', startedAt: smallYear().startedAt },
    );
    const instants = new Set(mail.map(({ at }) => formatInstant(at)));
    expect([...instants]).toEqual([
      '2026-10-09T06:00:00Z',
      '2026-10-23T06:00:00Z',
      '2026-11-05T07:00:00Z',
      '2026-11-09T07:00:00Z',
    ]);
  });

  test('in week 12 of 2027 Good Friday makes Thursday the last day, and the clocks go forward before the overdue morning', () => {
    const spring = { ...REPORT, key: 'spring', due: { isoWeek: 12, in: 'end' } } as const;
    const year = playYear({ input: smallYear({ definition: { ...DEFINITION, steps: [spring] } }), to: '2027-04-13' });
    expect(year.task('skola-1/spring').due).toBe('2027-03-25');
    expect(year.about('skola-1/spring')).toEqual([
      '2027-02-25 08:00 task → rektor-skola-1',
      '2027-03-18 08:00 reminder → rektor-skola-1',
      '2027-03-24 08:00 reminder → rektor-skola-1',
      '2027-03-30 08:00 overdue → rektor-skola-1',
      '2027-03-30 08:00 overdue-copy → vera',
      '2027-04-01 08:00 escalation → vera',
      '2027-04-08 08:00 escalation → dag',
      '2027-04-12 08:00 summary → vera',
      '2027-04-12 08:00 summary → dag',
    ]);
  });

  test('a step that stands in summer is opened when people are back', () => {
    const august = {
      ...REPORT,
      key: 'august',
      opens: { month: 7, day: 10, in: 'end' },
      due: { month: 8, day: 20, in: 'end' },
    } as const;
    const year = playYear({ input: smallYear({ definition: { ...DEFINITION, steps: [august] } }), to: '2027-08-30' });
    expect(year.about('skola-1/august', { kinds: ['task'] })).toEqual(['2027-08-02 08:00 task → rektor-skola-1']);
    expect(year.told.filter(({ at }) => at.startsWith('2027-07'))).toEqual([]);
  });
});
