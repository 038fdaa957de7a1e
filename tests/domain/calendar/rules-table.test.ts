import { describe, expect, test } from 'vitest';
import { mondayOf, weeksIn } from '../../../src/domain/calendar/iso-week.ts';
import { addDays, endOfDay, isoWeekOf, startOfDay } from '../../../src/domain/calendar/local-time.ts';
import { easterSunday, publicHolidays } from '../../../src/domain/calendar/public-holidays.ts';

type Row = {
  readonly year: number;
  readonly long: boolean;
  readonly w44: string;
  readonly w45: string;
  readonly allSaints: string;
  readonly winter: string;
  readonly w12: string;
  readonly summer: string;
  readonly easter: string;
};

/** A week is given by its Monday. Copied by hand from published calendars. */
const TABLE: readonly Row[] = [
  {
    year: 2025,
    long: false,
    w44: '10-27',
    w45: '11-03',
    allSaints: '11-01',
    winter: '10-26',
    w12: '03-17',
    summer: '03-30',
    easter: '04-20',
  },
  {
    year: 2026,
    long: true,
    w44: '10-26',
    w45: '11-02',
    allSaints: '10-31',
    winter: '10-25',
    w12: '03-16',
    summer: '03-29',
    easter: '04-05',
  },
  {
    year: 2027,
    long: false,
    w44: '11-01',
    w45: '11-08',
    allSaints: '11-06',
    winter: '10-31',
    w12: '03-22',
    summer: '03-28',
    easter: '03-28',
  },
  {
    year: 2028,
    long: false,
    w44: '10-30',
    w45: '11-06',
    allSaints: '11-04',
    winter: '10-29',
    w12: '03-20',
    summer: '03-26',
    easter: '04-16',
  },
  {
    year: 2029,
    long: false,
    w44: '10-29',
    w45: '11-05',
    allSaints: '11-03',
    winter: '10-28',
    w12: '03-19',
    summer: '03-25',
    easter: '04-01',
  },
  {
    year: 2030,
    long: false,
    w44: '10-28',
    w45: '11-04',
    allSaints: '11-02',
    winter: '10-27',
    w12: '03-18',
    summer: '03-31',
    easter: '04-21',
  },
  {
    year: 2031,
    long: false,
    w44: '10-27',
    w45: '11-03',
    allSaints: '11-01',
    winter: '10-26',
    w12: '03-17',
    summer: '03-30',
    easter: '04-13',
  },
  {
    year: 2032,
    long: true,
    w44: '10-25',
    w45: '11-01',
    allSaints: '11-06',
    winter: '10-31',
    w12: '03-15',
    summer: '03-28',
    easter: '03-28',
  },
  {
    year: 2035,
    long: false,
    w44: '10-29',
    w45: '11-05',
    allSaints: '11-03',
    winter: '10-28',
    w12: '03-19',
    summer: '03-25',
    easter: '03-25',
  },
];

describe.each(TABLE)('$year', ({ year, long, w44, w45, allSaints, winter, w12, summer, easter }) => {
  test('has its weeks, holidays and switches where calendars have them', () => {
    const day = (date: string): string => `${year}-${date}`;
    const hours = (date: string): number =>
      (endOfDay('Europe/Stockholm', date) - startOfDay('Europe/Stockholm', date)) / 3_600_000;
    expect(weeksIn(year)).toBe(long ? 53 : 52);
    expect([mondayOf(year, 44), mondayOf(year, 45), mondayOf(year, 12)]).toEqual([day(w44), day(w45), day(w12)]);
    expect(publicHolidays(year)['allaHelgonsDag']).toBe(day(allSaints));
    expect(easterSunday(year)).toBe(day(easter));
    expect([hours(day(winter)), hours(day(summer))]).toEqual([25, 23]);
  });
});

test('Good Friday is the Friday of week 12 in 2027, 2035 and 2046 alone', () => {
  const found: number[] = [];
  for (let year = 2018; year <= 2047; year += 1) {
    if (isoWeekOf(addDays(easterSunday(year), -2)).week === 12) found.push(year);
  }
  expect(found).toEqual([2027, 2035, 2046]);
});
