import { describe, expect, test } from 'vitest';
import { resolveCalendar } from '../../../src/domain/calendar/resolve-calendar.ts';
import { isWorkingDay } from '../../../src/domain/calendar/working-days.ts';
import type { Break, CycleDefinition } from '../../../src/domain/cycle-definition.ts';
import { aDefinition } from '../timetable/a-definition.ts';

function rangesOf(rule: Break, year = '2026/2027', basis: CycleDefinition['basis'] = 'school-year'): readonly string[] {
  const definition = aDefinition([], { basis, calendar: { breaks: [rule] } });
  return resolveCalendar(definition, year).breaks.map(({ from, to }) => `${from}–${to}`);
}

describe('a break', () => {
  test('without `in` comes in both years, and in the one after, where the last notices fall', () => {
    expect(rangesOf({ name: 'Höstlov', isoWeek: 44 })).toEqual([
      '2026-10-26–2026-11-01',
      '2027-11-01–2027-11-07',
      '2028-10-30–2028-11-05',
    ]);
  });

  test('with `in` comes in that year alone', () => {
    expect(rangesOf({ name: 'Sportlov', isoWeek: 9, in: 'end' })).toEqual(['2027-03-01–2027-03-07']);
    expect(rangesOf({ name: 'Stängt', from: { month: 8, day: 3 }, to: { month: 8, day: 5 }, in: 'start' })).toEqual([
      '2026-08-03–2026-08-05',
    ]);
  });

  test('on one date is that date', () => {
    expect(rangesOf({ name: 'Klämdag', date: '2027-05-07' })).toEqual(['2027-05-07–2027-05-07']);
  });

  test('in week 53 is left out of years with 52', () => {
    expect(rangesOf({ name: 'Mellandagar', isoWeek: 53 })).toEqual(['2026-12-28–2027-01-03']);
    expect(rangesOf({ name: 'Mellandagar', isoWeek: 53 }, '2027/2028')).toEqual(['2026-12-28–2027-01-03']);
  });

  test('on 29 February is left out of years that lack it', () => {
    const leap = { month: 2, day: 29 };
    expect(rangesOf({ name: 'Skottdag', from: leap, to: leap })).toEqual(['2028-02-29–2028-02-29']);
    expect(rangesOf({ name: 'Skottdag', from: leap, to: leap }, '2028/2029')).toEqual(['2028-02-29–2028-02-29']);
    expect(rangesOf({ name: 'Skottdag', from: leap, to: leap }, '2029', 'calendar-year')).toEqual([]);
  });

  test('that ends before it begins runs over New Year', () => {
    const rule: Break = { name: 'Jullov', from: { month: 12, day: 23 }, to: { month: 1, day: 6 } };
    expect(rangesOf(rule, '2026', 'calendar-year')).toEqual([
      '2025-12-23–2026-01-06',
      '2026-12-23–2027-01-06',
      '2027-12-23–2028-01-06',
    ]);
  });
});

test('a calendar year has one year for both `start` and `end`', () => {
  expect(rangesOf({ name: 'Sportlov', isoWeek: 9, in: 'start' }, '2027', 'calendar-year')).toEqual(
    rangesOf({ name: 'Sportlov', isoWeek: 9, in: 'end' }, '2027', 'calendar-year'),
  );
});

test('höstlov is free in the autumn that begins the cycle and in the one that ends it', () => {
  const calendar = resolveCalendar(aDefinition([]), '2026/2027');
  expect(['2026-10-28', '2027-11-03', '2026-11-04'].map((date) => isWorkingDay(calendar, date))).toEqual([
    false,
    false,
    true,
  ]);
});
