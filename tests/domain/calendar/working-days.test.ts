import Holidays from 'date-holidays';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, formatInstant, weekdayOf } from '../../../src/domain/calendar/local-time.ts';
import type { WorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import {
  deadlineInstant,
  isWorkingDay,
  nextSendingMorning,
  nthWorkingDayAfter,
  nthWorkingDayBefore,
  sendInstant,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
  workingDaysBetween,
} from '../../../src/domain/calendar/working-days.ts';

const calendar: WorkingCalendar = { timezone: 'Europe/Stockholm', sendAt: '08:00', breaks: [] };
const withBreak: WorkingCalendar = { ...calendar, breaks: [{ name: 'Höstlov', from: '2026-10-26', to: '2026-11-01' }] };

const someCalendar = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 0, max: 40 })), { maxLength: 4 })
  .map((breaks): WorkingCalendar => ({
    ...calendar,
    breaks: breaks.map(([start, length]) => {
      const from = addDays('2026-07-01', start);
      return { name: 'lov', from, to: addDays(from, length) };
    }),
  }));
const someDate = fc.integer({ min: 0, max: 1_000 }).map((days) => addDays('2026-07-01', days));
const someCount = fc.integer({ min: 1, max: 40 });

test('every weekday of thirty years is a working day unless an outside calendar has it off', () => {
  const oracle = new Holidays('SE');
  for (let year = 2018; year <= 2047; year += 1) {
    const off = new Set(
      oracle
        .getHolidays(year)
        .filter(({ type }) => type === 'public' || type === 'bank')
        .map(({ date }) => date.slice(0, 10)),
    );
    for (let date = `${year}-01-01`; date.startsWith(String(year)); date = addDays(date, 1)) {
      const expected = weekdayOf(date) <= 5 && !off.has(date);
      if (isWorkingDay(calendar, date) !== expected) expect.fail(`${date}: expected ${String(expected)}`);
    }
  }
});

test('half-days are working days', () => {
  const halves = ['2026-01-05', '2026-04-02', '2026-04-30', '2026-10-30'];
  expect(halves.map((date) => isWorkingDay(calendar, date))).toEqual([true, true, true, true]);
});

test('nobody works in a break, first and last day included', () => {
  expect(['2026-10-23', '2026-10-26', '2026-10-30', '2026-11-02'].map((date) => isWorkingDay(withBreak, date))).toEqual(
    [true, false, false, true],
  );
});

describe('counting', () => {
  test('the n-th working day after a day is a working day, n of them away, and back again', () => {
    fc.assert(
      fc.property(someCalendar, someDate, someCount, (within, from, n) => {
        const to = nthWorkingDayAfter(within, from, n);
        expect(isWorkingDay(within, to)).toBe(true);
        expect(workingDaysBetween(within, from, to)).toBe(n);
        expect(nthWorkingDayAfter(within, from, n + 1) > to).toBe(true);
        expect(nthWorkingDayBefore(within, addDays(to, 1), 1)).toBe(to);
        if (isWorkingDay(within, from)) expect(nthWorkingDayBefore(within, to, n)).toBe(from);
      }),
    );
  });

  test('a day is rolled to the nearest working day on its side, and a working day stays', () => {
    fc.assert(
      fc.property(someCalendar, someDate, (within, date) => {
        const before = workingDayOnOrBefore(within, date);
        const after = workingDayOnOrAfter(within, date);
        expect(before <= date && date <= after).toBe(true);
        expect(isWorkingDay(within, before) && isWorkingDay(within, after)).toBe(true);
        if (isWorkingDay(within, date)) expect([before, after]).toEqual([date, date]);
        else expect(workingDaysBetween(within, before, after)).toBe(1);
      }),
    );
  });

  test('none after a day is the day itself, working day or not', () => {
    expect(nthWorkingDayAfter(calendar, '2026-10-31', 0)).toBe('2026-10-31');
    expect(nthWorkingDayBefore(calendar, '2026-10-31', 0)).toBe('2026-10-31');
  });

  test('working days are counted after the first and through the last', () => {
    expect(workingDaysBetween(calendar, '2026-11-06', '2026-11-18')).toBe(8);
    expect(workingDaysBetween(calendar, '2026-11-06', '2026-11-06')).toBe(0);
    expect(workingDaysBetween(calendar, '2026-11-18', '2026-11-06')).toBe(0);
  });

  test('breaks that cover everything are told, not searched for ever', () => {
    const never = { ...calendar, breaks: [{ name: 'alltid', from: '2000-01-01', to: '2999-12-31' }] };
    expect(() => workingDayOnOrAfter(never, '2026-11-06')).toThrow(RangeError);
  });
});

describe('sending', () => {
  test('the next sending morning is the first working day whose moment lies ahead', () => {
    const friday = sendInstant(calendar, '2026-10-09');
    expect(formatInstant(friday)).toBe('2026-10-09T06:00:00Z');
    expect(nextSendingMorning(calendar, friday - 1)).toBe('2026-10-09');
    expect(nextSendingMorning(calendar, friday)).toBe('2026-10-12');
    expect(nextSendingMorning(withBreak, sendInstant(withBreak, '2026-10-23'))).toBe('2026-11-02');
  });

  test('a deadline is the end of the local day', () => {
    expect(formatInstant(deadlineInstant(calendar, '2026-11-06'))).toBe('2026-11-06T23:00:00Z');
    expect(formatInstant(deadlineInstant(calendar, '2027-06-18'))).toBe('2027-06-18T22:00:00Z');
  });
});
