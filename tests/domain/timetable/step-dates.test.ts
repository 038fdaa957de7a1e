import { describe, expect, test } from 'vitest';
import type { CycleDefinition, DateRule, Step } from '../../../src/domain/cycle-definition.ts';
import { aDefinition } from './a-definition.ts';
import { drawn, YEAR } from './draw.ts';

function dueOf(due: DateRule, year = YEAR, rest: Partial<CycleDefinition> = {}): string | undefined {
  return drawn(aDefinition([{ key: 'one', due, opens: { before: 'due', days: 0 } }], rest), year).steps[0]?.due;
}

function opensOf(
  step: Partial<Step> & Pick<Step, 'due'>,
  year = YEAR,
  rest: Partial<CycleDefinition> = {},
): string | undefined {
  return drawn(aDefinition([{ key: 'one', ...step }], rest), year).steps[0]?.opensOn;
}

describe('due in a week', () => {
  test('is its last working day', () => {
    expect(dueOf({ isoWeek: 45, in: 'start' })).toBe('2026-11-06');
    expect(dueOf({ isoWeek: 12, in: 'end' })).toBe('2027-03-25');
    expect(dueOf({ isoWeek: 12, in: 'end' }, '2034/2035')).toBe('2035-03-22');
    expect(dueOf({ isoWeek: 12, in: 'end' }, '2027/2028')).toBe('2028-03-24');
  });

  test('that has no working day is the last one before it', () => {
    expect(dueOf({ isoWeek: 44, in: 'start' })).toBe('2026-10-23');
  });

  test('is of the ISO year: week 1 of 2027 is in January, week 53 of 2026 ends in it', () => {
    expect(dueOf({ isoWeek: 1, in: 'end' })).toBe('2027-01-08');
    expect(dueOf({ isoWeek: 53, in: 'start' })).toBe('2026-12-30');
    expect(dueOf({ isoWeek: 1, in: 'start', day: 'monday' }, '2027', { basis: 'calendar-year' })).toBe('2027-01-04');
  });

  test('with a weekday is that day, or the nearest working day before', () => {
    expect(dueOf({ isoWeek: 45, in: 'start', day: 'wednesday' })).toBe('2026-11-04');
    expect(dueOf({ isoWeek: 12, in: 'end', day: 'friday' })).toBe('2027-03-25');
    expect(dueOf({ isoWeek: 13, in: 'end', day: 'monday' })).toBe('2027-03-25');
    expect(dueOf({ isoWeek: 45, in: 'start', day: 'sunday' })).toBe('2026-11-06');
  });
});

describe('due on a date', () => {
  test('is that date, or the nearest working day before', () => {
    expect(dueOf({ month: 10, day: 15, in: 'start' })).toBe('2026-10-15');
    expect(dueOf({ month: 10, day: 16, in: 'end' })).toBe('2027-10-15');
    expect(dueOf({ month: 1, day: 6, in: 'end' })).toBe('2027-01-05');
  });

  test('`last` is the last of the month', () => {
    expect(dueOf({ month: 2, day: 'last', in: 'end' }, '2027/2028')).toBe('2028-02-29');
    expect(dueOf({ month: 12, day: 'last', in: 'end' })).toBe('2027-12-30');
  });
});

describe('due counted from another step', () => {
  const anchor = { key: 'anchor', due: { isoWeek: 45, in: 'start' } } as const;
  const counted = (due: DateRule): string | undefined =>
    drawn(aDefinition([anchor, { key: 'one', due, opens: { before: 'due', days: 0 } }])).steps.find(
      ({ key }) => key === 'one',
    )?.due;

  test('in working days skips weekends and breaks', () => {
    expect(counted({ after: 'anchor', workingDays: 10 })).toBe('2026-11-20');
    expect(counted({ before: 'anchor', workingDays: 5 })).toBe('2026-10-23');
  });

  test('in days rolls back to a working day, whichever way it counts', () => {
    expect(counted({ after: 'anchor', days: 8 })).toBe('2026-11-13');
    expect(counted({ before: 'anchor', days: 7 })).toBe('2026-10-23');
  });
});

describe('opening', () => {
  test('without a rule is with the läsår: the first working day of August, or of January', () => {
    expect(opensOf({ due: { isoWeek: 45, in: 'start' } })).toBe('2026-08-03');
    expect(opensOf({ due: { isoWeek: 45, in: 'start' } }, '2026', { basis: 'calendar-year' })).toBe('2026-01-02');
  });

  test('without a rule, where the due date is after a step, is the first working day after that', () => {
    const steps = [
      { key: 'first', due: { isoWeek: 12, in: 'end' } },
      { key: 'second', due: { after: 'first', workingDays: 10 } },
    ] as const;
    expect(drawn(aDefinition(steps)).steps.map(({ opensOn }) => opensOn)).toEqual(['2026-08-03', '2027-03-30']);
  });

  test('counted in days, on a date or a weekday rolls forward', () => {
    const due = { isoWeek: 45, in: 'start' } as const;
    expect(opensOf({ due, opens: { before: 'due', days: 28 } })).toBe('2026-10-09');
    expect(opensOf({ due, opens: { before: 'due', days: 8 } })).toBe('2026-11-02');
    expect(opensOf({ due, opens: { month: 10, day: 31, in: 'start' } })).toBe('2026-11-02');
    expect(opensOf({ due, opens: { isoWeek: 44, in: 'start', day: 'tuesday' } })).toBe('2026-11-02');
  });

  test('counted in working days is that working day', () => {
    expect(opensOf({ due: { isoWeek: 45, in: 'start' }, opens: { before: 'due', workingDays: 5 } })).toBe('2026-10-23');
  });

  test('in a week is its first working day', () => {
    expect(opensOf({ due: { isoWeek: 20, in: 'end' }, opens: { isoWeek: 13, in: 'end' } })).toBe('2027-03-30');
    expect(opensOf({ due: { isoWeek: 45, in: 'start' }, opens: { isoWeek: 44, in: 'start' } })).toBe('2026-11-02');
  });
});

test('steps stand in the order of their due dates, then of the file', () => {
  const steps = [
    { key: 'c', due: { isoWeek: 45, in: 'start' } },
    { key: 'b', due: { isoWeek: 43, in: 'start' } },
    { key: 'a', due: { isoWeek: 45, in: 'start' } },
  ] as const;
  expect(drawn(aDefinition(steps)).steps.map(({ key }) => key)).toEqual(['b', 'c', 'a']);
});
