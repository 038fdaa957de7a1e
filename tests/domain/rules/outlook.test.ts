import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/domain/calendar/local-time.ts';
import { nthWorkingDayAfter } from '../../../src/domain/calendar/working-days.ts';
import { awayBetween, local, playYear, type Deed } from '../support/played-year.ts';
import { brokenPromises, promisedIn, type Watched } from '../support/promises.ts';
import { factsOf } from '../../../src/domain/simulate/world.ts';
import { outlook } from '../../../src/domain/outlook.ts';
import { DEFINITION, REPORT, smallOrganisation, smallYear } from '../support/small-municipality.ts';

describe('the mail server is away over the mornings after the deadline', () => {
  const smtp = awayBetween('2026-11-09', '2026-11-12');
  const comes = [
    '2026-11-13 overdue vera',
    '2026-11-16 escalation vera',
    '2026-11-23 escalation dag',
    '2026-11-30 summary dag vera',
  ];

  test('the late are promised their own notice first, the VC a working day later, the director as long after as ever', () => {
    const evening = playYear({ smtp, to: '2026-11-12' });
    expect(promisedIn(evening, 'skola-1', '2026-11-12 17:00')).toEqual(comes);
  });

  test('that is what comes', () => {
    const kinds = ['overdue', 'overdue-copy', 'escalation', 'summary'] as const;
    expect(playYear({ smtp, to: '2026-11-30' }).about('skola-1', { kinds })).toEqual([
      '2026-11-13 08:00 overdue → rektor-skola-1',
      '2026-11-13 08:00 overdue-copy → vera',
      '2026-11-16 08:00 escalation → vera',
      '2026-11-23 08:00 escalation → dag',
      '2026-11-30 08:00 summary → vera',
      '2026-11-30 08:00 summary → dag',
    ]);
  });

  test('while it is away, the next morning is reckoned as the one on which it is back', () => {
    const evening = playYear({ smtp, to: '2026-11-10' });
    expect(promisedIn(evening, 'skola-1', '2026-11-10 17:00')).toEqual([
      '2026-11-11 overdue vera',
      '2026-11-12 escalation vera',
      '2026-11-19 escalation dag',
      '2026-11-23 summary dag vera',
    ]);
  });

  test('what has been told is not promised again', () => {
    const evening = playYear({ smtp, to: '2026-11-16' });
    expect(promisedIn(evening, 'skola-1', '2026-11-16 17:00')).toEqual([comes[1], comes[2], comes[3]]);
    const after = playYear({ smtp, to: '2026-11-17' });
    expect(promisedIn(after, 'skola-1', '2026-11-17 17:00')).toEqual([comes[2], comes[3]]);
  });
});

describe('the mail server takes the chef’s notice on 9 November, and nothing for the VC', () => {
  const smtp = (on: string, receiver: string) =>
    receiver === 'vera' && on === '2026-11-09' ? ('away' as const) : ('accepted' as const);
  const year = playYear({ smtp, to: '2026-11-09' });
  const comes = ['2026-11-09 overdue', '2026-11-10 overdue-copy vera', '2026-11-11 escalation vera'];

  test('that evening her copy is promised for the next morning, on which it comes', () => {
    expect(promisedIn(year, 'skola-1', '2026-11-09 17:00').slice(0, 3)).toEqual(comes);
    const kinds = ['overdue', 'overdue-copy', 'escalation'] as const;
    expect(playYear({ smtp, to: '2026-11-11' }).about('skola-1', { kinds })).toEqual([
      '2026-11-09 08:00 overdue → rektor-skola-1',
      '2026-11-10 08:00 overdue-copy → vera',
      '2026-11-11 08:00 escalation → vera',
    ]);
  });

  test('so it is before the plan has looked again', () => {
    const plan = year.plan('skola-1');
    const { ledger } = plan;
    ledger.splice(0, ledger.length, ...ledger.filter(({ morning }) => morning !== '2026-11-10'));
    expect(promisedIn(year, 'skola-1', '2026-11-09 17:00').slice(0, 3)).toEqual(comes);
  });
});

test('once a summary has been told the next is promised, and today’s the whole day', () => {
  const year = (to: string) => promisedIn(playYear({ to }), 'skola-1', `${to} 17:00`);
  expect(year('2026-11-23')).toEqual(['2026-11-23 summary dag vera']);
  expect(year('2026-11-24')).toEqual(['2026-11-30 summary dag vera']);
  expect(year('2026-12-02')).toEqual(['2026-12-07 summary dag vera']);
});

test('what was told of a review is not promised of the task that has been taken back', () => {
  const review = { due: { workingDays: 10 }, reminders: [{ workingDays: 12 }], escalations: [] };
  const definition = { ...DEFINITION, ladders: { ...DEFINITION.ladders, review } };
  const deeds: Deed[] = [
    { at: '2026-10-20 10:00', by: 'rektor-skola-1', on: 'skola-1', act: 'hand-in' },
    { at: '2026-11-04 10:00', by: 'rektor-skola-1', on: 'skola-1', act: 'withdraw' },
  ];
  const year = playYear({ input: smallYear({ definition }), deeds, to: '2026-11-04' });
  expect(year.about('skola-1', { kinds: ['review-reminder'] })).toEqual(['2026-11-04 08:00 review-reminder → vera']);
  expect(promisedIn(year, 'skola-1', '2026-11-04 17:00')[0]).toBe('2026-11-05 reminder');
});

test('nothing is promised of a lateness whose people cannot be reached', () => {
  const year = playYear({
    smtp: (_, receiver) => (receiver === 'rektor-skola-1' ? 'refused' : 'accepted'),
    to: '2026-11-09',
  });
  expect(promisedIn(year, 'skola-1', '2026-11-09 17:00')).toEqual([]);
});

test('what was told before a task came to wait for others is not promised again when it no longer does', () => {
  const handIn = (place: string, by: string, at: string): Deed => ({ at, by, on: place, act: 'hand-in' });
  const deeds: Deed[] = [
    handIn('asp', 'asta', '2026-11-05 10:00'),
    handIn('skola-1', 'rektor-skola-1', '2026-11-05 10:00'),
    { at: '2026-11-25 10:00', by: 'vera', on: 'skola-1', act: 'return' },
    handIn('skola-1', 'rektor-skola-1', '2026-11-27 10:00'),
  ];
  const input = smallYear({ organisation: smallOrganisation(1) });
  const year = playYear({ input, deeds, to: '2026-11-27' });
  expect(year.about('grundskola/feedback', { kinds: ['escalation'] })).toEqual(['2026-11-25 08:00 escalation → dag']);
  expect(year.task('grundskola/feedback').shift).toBeGreaterThan(0);
  expect(promisedIn(year, 'grundskola/feedback', '2026-11-27 17:00')).toEqual(['2026-12-07 summary dag']);
});

describe('what is promised at 17:00 is what comes, if nothing happens', () => {
  const autumn = DEFINITION.steps.filter(({ key }) => ['report', 'feedback'].includes(key));
  const own = { ...REPORT, key: 'own', level: 'operation' };
  const top = { ...REPORT, key: 'top', level: 'municipality' };
  const input = smallYear({ definition: { ...DEFINITION, steps: [...autumn, own, top] } });
  const handedIn: Deed = { at: '2026-10-12 09:00', by: 'rektor-skola-3', on: 'skola-3', act: 'hand-in' };
  const tasks = [
    'skola-1/report',
    'asp/report',
    'skola-3/report',
    'grundskola/own',
    'kommun/top',
    'grundskola/feedback',
  ];
  const year: Omit<Watched, 'watch'> = { input, deeds: [handedIn], tasks, to: '2027-01-20' };

  test('in a plain year', () => {
    expect(brokenPromises({ ...year, watch: { from: '2026-10-12', to: '2026-12-15' } })).toEqual([]);
    const before = { ...year, tasks: tasks.filter((on) => on !== 'skola-3/report') };
    expect(brokenPromises({ ...before, watch: { from: '2026-08-03', to: '2026-10-12' } })).toEqual([]);
  });

  test('in the early morning, before its mail has left', () => {
    const watch = { from: '2026-11-02', to: '2026-12-15' };
    expect(brokenPromises({ ...year, hour: '07:00', watch })).toEqual([]);
  });

  test.each(['vera', 'dag', 'asta', 'rektor-skola-1'])('when nothing has reached %s for days', (person) => {
    for (const from of ['2026-11-06', '2026-11-11', '2026-11-27']) {
      const away = awayBetween(from, addDays(from, 4));
      const smtp = (on: string, receiver: string) => (receiver === person ? away(on) : ('accepted' as const));
      const watch = { from: addDays(from, 4), to: addDays(from, 12) };
      expect(brokenPromises({ ...year, smtp, watch }).slice(0, 2)).toEqual([]);
    }
  });

  const starts = Array.from({ length: 13 }, (_, index) => nthWorkingDayAfter(input.calendar, '2026-10-12', 3 * index));
  test.each(starts)('when the mail server has been away from %s, for a day or for weeks', (from) => {
    for (const days of [0, 1, 3, 8]) {
      const to = addDays(from, days);
      const watch = { from: to, to: addDays(to, 9) };
      const broken = brokenPromises({ ...year, smtp: awayBetween(from, to), watch });
      expect(broken.slice(0, 2)).toEqual([]);
    }
  });
});

test('what is open when the läsår starts is promised its e-mail for the morning on which it comes, and not twice', () => {
  const startedAt = local('2026-10-12 16:00');
  const input = smallYear({
    definition: { ...DEFINITION, steps: [REPORT] },
    organisation: smallOrganisation(1),
    startedAt,
  });
  const told = (at: string): string[] => {
    const year = playYear({ input, to: at.slice(0, 10) });
    const facts = factsOf(year.world, year.plan('skola-1'));
    return outlook({ facts, task: year.task('skola-1/report'), now: local(at) })
      .filter(({ kind }) => kind === 'task' || kind === 'opens')
      .map(({ on, kind }) => `${on} ${kind}`);
  };
  expect(playYear({ input, to: '2026-10-12' }).task('skola-1/report').chart).toBe('open');
  expect(told('2026-10-12 17:00')).toEqual(['2026-10-13 task']);
  expect(playYear({ input, to: '2026-10-13' }).about('skola-1', { kinds: ['task'] })).toEqual([
    '2026-10-13 08:00 task → rektor-skola-1',
  ]);
  expect(told('2026-10-14 17:00')).toEqual([]);
});
