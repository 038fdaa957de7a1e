import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLocalDate } from '../../../src/domain/calendar/epoch-day.ts';
import { mondayOf, weeksIn } from '../../../src/domain/calendar/iso-week.ts';
import {
  addDays,
  daysBetween,
  endOfDay,
  formatInstant,
  instantAt,
  isoWeekOf,
  isTimezone,
  localDateOf,
  localTimeOf,
  startOfDay,
  weekdayOf,
} from '../../../src/domain/calendar/local-time.ts';

const STOCKHOLM = 'Europe/Stockholm';
const HOUR = 3_600_000;

describe('both DST switches', () => {
  test('08:00 is 06:00Z in summer and 07:00Z in winter', () => {
    expect(formatInstant(instantAt(STOCKHOLM, '2026-10-23', '08:00'))).toBe('2026-10-23T06:00:00Z');
    expect(formatInstant(instantAt(STOCKHOLM, '2026-10-26', '08:00'))).toBe('2026-10-26T07:00:00Z');
    expect(formatInstant(instantAt(STOCKHOLM, '2027-03-26', '08:00'))).toBe('2027-03-26T07:00:00Z');
    expect(formatInstant(instantAt(STOCKHOLM, '2027-03-29', '08:00'))).toBe('2027-03-29T06:00:00Z');
  });

  test.each([
    ['2026-10-25', 25],
    ['2027-03-28', 23],
    ['2027-10-31', 25],
    ['2026-11-06', 24],
  ])('%s is %i hours long', (date, hours) => {
    expect(endOfDay(STOCKHOLM, date) - startOfDay(STOCKHOLM, date)).toBe(hours * HOUR);
  });

  test('a time that the switch skips comes an hour later, and of one that comes twice the first is meant', () => {
    expect(formatInstant(instantAt(STOCKHOLM, '2027-03-28', '02:30'))).toBe('2027-03-28T01:30:00Z');
    expect(formatInstant(instantAt(STOCKHOLM, '2026-10-25', '02:30'))).toBe('2026-10-25T00:30:00Z');
  });
});

test('a day ends at 24:00, which is the next day already', () => {
  const end = endOfDay(STOCKHOLM, '2026-11-06');
  expect(formatInstant(end)).toBe('2026-11-06T23:00:00Z');
  expect(localDateOf(STOCKHOLM, end)).toBe('2026-11-07');
  expect(localDateOf(STOCKHOLM, end - 1)).toBe('2026-11-06');
  expect(localTimeOf(STOCKHOLM, end - 1)).toBe('23:59');
});

test('what the wall shows and the moment it is are each other, for any minute outside the switches', () => {
  const minute = fc.integer({ min: Date.UTC(2018, 0) / 60_000, max: Date.UTC(2048, 0) / 60_000 });
  fc.assert(
    fc.property(minute, (minutes) => {
      const instant = minutes * 60_000;
      const back = instantAt(STOCKHOLM, localDateOf(STOCKHOLM, instant), localTimeOf(STOCKHOLM, instant));
      return back === instant || localTimeOf(STOCKHOLM, instant).startsWith('02:');
    }),
    { numRuns: 300, seed: 2026 },
  );
});

describe('ISO weeks', () => {
  test('week 1 and the last week run across New Year', () => {
    expect(isoWeekOf('2027-01-01')).toEqual({ year: 2026, week: 53 });
    expect(isoWeekOf('2028-01-01')).toEqual({ year: 2027, week: 52 });
    expect(isoWeekOf('2025-12-29')).toEqual({ year: 2026, week: 1 });
    expect(isoWeekOf('2024-12-31')).toEqual({ year: 2025, week: 1 });
    expect(mondayOf(2027, 1)).toBe('2027-01-04');
    expect(mondayOf(2026, 1)).toBe('2025-12-29');
  });

  test('the years with 53 weeks are those that hold 53 Thursdays', () => {
    const thursdays = (year: number): number => {
      let count = 0;
      for (let date = `${year}-01-01`; date.startsWith(String(year)); date = addDays(date, 1)) {
        if (weekdayOf(date) === 4) count += 1;
      }
      return count;
    };
    const long: number[] = [];
    for (let year = 2018; year <= 2047; year += 1) {
      expect(weeksIn(year)).toBe(thursdays(year));
      expect(mondayOf(year, 53) === undefined).toBe(weeksIn(year) === 52);
      if (weeksIn(year) === 53) long.push(year);
    }
    expect(long).toEqual([2020, 2026, 2032, 2037, 2043]);
  });

  test('the Monday of a date’s week is the Monday at or before it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 11_000 }), (days) => {
        const date = addDays('2018-01-01', days);
        const { year, week } = isoWeekOf(date);
        return mondayOf(year, week) === addDays(date, 1 - weekdayOf(date));
      }),
    );
  });
});

test('days are added and counted across years that leap and those that do not', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2027-02-28', 1)).toBe('2027-03-01');
  expect(daysBetween('2026-12-31', '2028-01-01')).toBe(366);
  expect(daysBetween('2027-01-02', '2027-01-01')).toBe(-1);
});

test('a date that does not exist is no date, a zone that does not exist no zone', () => {
  expect(['2026-02-28', '2028-02-29'].every(isLocalDate)).toBe(true);
  expect(['2026-02-29', '2026-04-31', '2026-1-1', '26-01-01', '2026-00-01', ''].some(isLocalDate)).toBe(false);
  expect(isTimezone(STOCKHOLM)).toBe(true);
  expect(['Europe/Stockholmen', '+02:00', ''].some(isTimezone)).toBe(false);
});
