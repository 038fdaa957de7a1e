import { z } from 'zod';
import type { FaultCode } from '../../domain/timetable/cycle-fault.ts';
import { leaf, mapping } from './leaf-schemas.ts';

const weekday = leaf.words('weekday', ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);
const monthDay = mapping({ month: leaf.month, day: leaf.dayOfMonth });

const isoWeekRule = mapping({
  isoWeek: leaf.isoWeek,
  in: leaf.yearEnd,
  day: weekday.exactOptional(),
});
const dateRule = mapping({
  month: leaf.month,
  day: z
    .union([leaf.dayOfMonth, z.literal('last')], { error: 'day-or-last' satisfies FaultCode })
    .describe('day-or-last'),
  in: leaf.yearEnd,
});

/** A `meeting`: an ISO week or a date of the year. */
export const fixedDateRuleSchema = z.union([isoWeekRule, dateRule], {
  error: 'fixed-date-rule' satisfies FaultCode,
});

/** A `due` or `opens`: fixed, or counted from another date. */
export const dateRuleSchema = z.union(
  [
    isoWeekRule,
    dateRule,
    mapping({ before: leaf.key, days: leaf.days }),
    mapping({ before: leaf.key, workingDays: leaf.days }),
    mapping({ after: leaf.key, days: leaf.days }),
    mapping({ after: leaf.key, workingDays: leaf.days }),
  ],
  { error: 'date-rule' satisfies FaultCode },
);

/** A break: an ISO week, a stretch of days, or one date. */
export const breakSchema = z.union(
  [
    mapping({ name: leaf.text, isoWeek: leaf.isoWeek, in: leaf.yearEnd.exactOptional() }),
    mapping({ name: leaf.text, from: monthDay, to: monthDay, in: leaf.yearEnd.exactOptional() }),
    mapping({ name: leaf.text, date: leaf.localDate }),
  ],
  { error: 'break-rule' satisfies FaultCode },
);

/** So many days, or working days, before a deadline. */
export const countSchema = z.union([mapping({ days: leaf.days }), mapping({ workingDays: leaf.days })], {
  error: 'count' satisfies FaultCode,
});
