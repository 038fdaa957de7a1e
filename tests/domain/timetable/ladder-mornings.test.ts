import { expect, test } from 'vitest';
import { resolveCalendar } from '../../../src/domain/calendar/resolve-calendar.ts';
import type { Ladder } from '../../../src/domain/cycle-definition.ts';
import { ladderMornings } from '../../../src/domain/timetable/ladder-mornings.ts';
import { aDefinition } from './a-definition.ts';

const calendar = resolveCalendar(aDefinition([]), '2026/2027');
const standard: Ladder = {
  reminders: [{ days: 7 }, { workingDays: 1 }],
  overdue: { workingDays: 1, copyTo: 'approver' },
  escalations: [
    { workingDays: 3, to: 'approver' },
    { workingDays: 8, to: 'director' },
  ],
};

test('a ladder stands on working mornings, höstlov moving the first reminder a week back', () => {
  expect(ladderMornings({ calendar, ladder: standard, opensOn: '2026-10-09', due: '2026-11-06' })).toEqual({
    reminders: ['2026-10-23', '2026-11-05'],
    overdue: '2026-11-09',
    escalations: [
      { on: '2026-11-11', to: 'approver' },
      { on: '2026-11-18', to: 'director' },
    ],
  });
});

test('rungs skip public holidays and July', () => {
  const spring = ladderMornings({ calendar, ladder: standard, opensOn: '2027-02-25', due: '2027-03-25' });
  expect(spring).toMatchObject({ overdue: '2027-03-30', escalations: [{ on: '2027-04-01' }, { on: '2027-04-08' }] });
  const summer = ladderMornings({ calendar, ladder: standard, opensOn: '2027-05-21', due: '2027-06-18' });
  expect(summer.escalations).toEqual([
    { on: '2027-06-23', to: 'approver' },
    { on: '2027-08-02', to: 'director' },
  ]);
});

test('a reminder at or before the opening is left out', () => {
  const reminders = (opensOn: string): readonly string[] =>
    ladderMornings({ calendar, ladder: standard, opensOn, due: '2026-11-06' }).reminders;
  expect(reminders('2026-10-22')).toEqual(['2026-10-23', '2026-11-05']);
  expect(reminders('2026-10-23')).toEqual(['2026-11-05']);
  expect(reminders('2026-11-05')).toEqual([]);
});

test('without a ladder nobody is told anything', () => {
  expect(ladderMornings({ calendar, ladder: undefined, opensOn: '2026-10-09', due: '2026-11-06' })).toEqual({
    reminders: [],
    overdue: null,
    escalations: [],
  });
});
