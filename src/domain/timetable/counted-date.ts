import { addDays } from '../calendar/local-time.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import {
  nthWorkingDayAfter,
  nthWorkingDayBefore,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
} from '../calendar/working-days.ts';
import type { Count, RelativeDateRule } from '../cycle-definition.ts';
import type { LocalDate } from '../time.ts';

type Counted = {
  readonly calendar: WorkingCalendar;
  readonly rule: RelativeDateRule;
  readonly base: LocalDate;
};

/** A due date counted from `base`; a count of `days` rolls back to a working day. */
export function countedDueDate({ calendar, rule, base }: Counted): LocalDate {
  if ('before' in rule) return countedBefore({ calendar, count: rule, base });
  if ('workingDays' in rule) return nthWorkingDayAfter(calendar, base, rule.workingDays);
  return workingDayOnOrBefore(calendar, addDays(base, rule.days));
}

/** An opening counted from `base`; a count of `days` rolls forward to a working day. */
export function countedOpeningDate({ calendar, rule, base }: Counted): LocalDate {
  const sign = 'before' in rule ? -1 : 1;
  if ('days' in rule) return workingDayOnOrAfter(calendar, addDays(base, sign * rule.days));
  const nth = 'before' in rule ? nthWorkingDayBefore : nthWorkingDayAfter;
  return workingDayOnOrAfter(calendar, nth(calendar, base, rule.workingDays));
}

/** N days (rolled back to a working day) or N working days before `base`. */
export function countedBefore(options: {
  readonly calendar: WorkingCalendar;
  readonly count: Count;
  readonly base: LocalDate;
}): LocalDate {
  const { calendar, count, base } = options;
  if ('workingDays' in count) return nthWorkingDayBefore(calendar, base, count.workingDays);
  return workingDayOnOrBefore(calendar, addDays(base, -count.days));
}

/** What a relative rule counts from: a step's key, `board` or, in `opens`, `due`. */
export function anchorOf(rule: RelativeDateRule): string {
  return 'before' in rule ? rule.before : rule.after;
}
