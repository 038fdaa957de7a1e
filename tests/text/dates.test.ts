import { describe, expect, test } from 'vitest';
import { clockTime, dateAndTime, dateWithWeek, dayAndMonth, weekOf, weekdayAndDate } from '../../src/text/dates.ts';

describe('dates as Swedish prose', () => {
  test('a date names its weekday, and keeps day and month together', () => {
    expect(weekdayAndDate('2026-11-06', '2026-10-09')).toBe('fredag 6\u00a0november');
  });
  test('the year is said only when it is not this year', () => {
    expect(dayAndMonth('2027-01-08', '2026-12-20')).toBe('8\u00a0januari\u00a02027');
    expect(dayAndMonth('2027-01-08', '2027-01-02')).toBe('8\u00a0januari');
  });
  test('weeks are ISO weeks, also across New Year and in years with 53', () => {
    expect(weekOf('2026-11-06')).toBe('v.\u00a045');
    expect(weekOf('2027-01-01')).toBe('v.\u00a053');
    expect(weekOf('2027-01-04')).toBe('v.\u00a01');
    expect(weekOf('2028-01-01')).toBe('v.\u00a052');
    expect(weekOf('2025-12-29')).toBe('v.\u00a01');
    expect(dateWithWeek('2027-03-25', '2027-03-01')).toBe('torsdag 25\u00a0mars (v.\u00a012)');
  });
  test('times are the zone\u2019s own, in winter and in summer', () => {
    expect(clockTime(Date.UTC(2026, 10, 6, 13, 2), 'Europe/Stockholm')).toBe('14.02');
    expect(clockTime(Date.UTC(2026, 5, 5, 22, 9), 'Europe/Stockholm')).toBe('00.09');
  });
  test('a moment near midnight is told with its local date', () => {
    const moment = Date.UTC(2026, 10, 6, 23, 30);
    expect(dateAndTime(moment, { timezone: 'Europe/Stockholm', on: '2026-11-01' })).toBe(
      'lördag 7\u00a0november 00.30',
    );
  });
});
