import { dateOf, lastDayOf } from '../calendar/epoch-day.ts';
import { mondayOf } from '../calendar/iso-week.ts';
import { addDays } from '../calendar/local-time.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { workingDayOnOrAfter, workingDayOnOrBefore } from '../calendar/working-days.ts';
import type { FixedDateRule, Weekday } from '../cycle-definition.ts';
import type { YearSpan } from '../school-year.ts';
import type { DateRange, LocalDate } from '../time.ts';

const WEEKDAYS: Readonly<Record<Weekday, number>> = {
  monday: 0,
  tuesday: 1,
  wednesday: 2,
  thursday: 3,
  friday: 4,
  saturday: 5,
  sunday: 6,
};

type FixedDate = {
  readonly calendar: WorkingCalendar;
  readonly rule: FixedDateRule;
  readonly span: YearSpan;
};

/** The date of a `due` or `meeting` rule, rolled back to a working day; undefined when the year lacks it. */
export function fixedDueDate({ calendar, rule, span }: FixedDate): LocalDate | undefined {
  const days = daysOf(rule, span);
  return days && workingDayOnOrBefore(calendar, days.to);
}

/** The date of an `opens` rule, rolled forward to a working day; undefined when the year lacks it. */
export function fixedOpeningDate({ calendar, rule, span }: FixedDate): LocalDate | undefined {
  const days = daysOf(rule, span);
  return days && workingDayOnOrAfter(calendar, days.from);
}

/** The day the rule names; for an ISO week without a day the whole week. */
function daysOf(rule: FixedDateRule, span: YearSpan): DateRange | undefined {
  const year = span[rule.in];
  if (!('isoWeek' in rule)) {
    const date = dateOf(year, rule.month, rule.day === 'last' ? lastDayOf(year, rule.month) : rule.day);
    return date === undefined ? undefined : { from: date, to: date };
  }
  const monday = mondayOf(year, rule.isoWeek);
  if (monday === undefined) return undefined;
  if (rule.day === undefined) return { from: monday, to: addDays(monday, 6) };
  const date = addDays(monday, WEEKDAYS[rule.day]);
  return { from: date, to: date };
}
