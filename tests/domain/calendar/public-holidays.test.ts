import Holidays from 'date-holidays';
import { expect, test } from 'vitest';
import { daysOff, easterSunday, publicHolidays } from '../../../src/domain/calendar/public-holidays.ts';

const YEARS = Array.from({ length: 30 }, (_, index) => 2018 + index);
const oracle = new Holidays('SE');

function named(year: number, wanted: (holiday: { type: string }) => boolean): readonly string[] {
  return oracle
    .getHolidays(year)
    .filter(wanted)
    .map(({ date }) => date.slice(0, 10))
    .sort();
}

test.each(YEARS)('the public holidays of %i are those of an outside calendar', (year) => {
  const expected = named(year, ({ type }) => type === 'public');
  expect(Object.values(publicHolidays(year)).sort()).toEqual(expected);
});

test.each(YEARS)('midsommarafton, julafton and nyårsafton of %i are off, no other eve is', (year) => {
  const eves = named(year, ({ type }) => type === 'bank');
  expect(eves).toHaveLength(3);
  const publicOnes = Object.values(publicHolidays(year));
  expect([...daysOff(year)].filter((date) => !publicOnes.includes(date)).sort()).toEqual(eves);
});

test('Easter falls as published', () => {
  expect([2025, 2026, 2027, 2028, 2029, 2030, 2031, 2032, 2035, 2038].map(easterSunday)).toEqual([
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2028-04-16',
    '2029-04-01',
    '2030-04-21',
    '2031-04-13',
    '2032-03-28',
    '2035-03-25',
    '2038-04-25',
  ]);
});
