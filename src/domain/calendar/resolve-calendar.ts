import type { Break, CycleDefinition, MonthDay } from '../cycle-definition.ts';
import { yearSpan, type SchoolYear, type YearSpan } from '../school-year.ts';
import type { DateRange } from '../time.ts';
import { dateOf, lastDayOf } from './epoch-day.ts';
import { mondayOf } from './iso-week.ts';
import { addDays } from './local-time.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/**
 * The calendar of one cycle. A break that returns every year (no `in`) is resolved for both years of the span, for the
 * year after them, where the last notices fall, and as far as it runs over New Year into them. What a year lacks
 * (week 53, 29 February) is left out.
 */
export function resolveCalendar(definition: CycleDefinition, year: SchoolYear): WorkingCalendar {
  const span = yearSpan(year);
  return {
    timezone: definition.timezone,
    sendAt: definition.sendAt,
    breaks: definition.calendar.breaks.flatMap((rule) =>
      rangesOf(rule, span)
        .filter(({ to }) => to >= `${span.start}-01-01`)
        .map((range) => ({ name: rule.name, ...range })),
    ),
  };
}

function rangesOf(rule: Break, span: YearSpan): readonly DateRange[] {
  if ('date' in rule) return [{ from: rule.date, to: rule.date }];
  return yearsOf(rule.in, span).flatMap((year) => {
    const range = 'isoWeek' in rule ? weekRange(year, rule.isoWeek) : dayRange(year, rule);
    return range === undefined ? [] : [range];
  });
}

function yearsOf(within: 'start' | 'end' | undefined, { start, end }: YearSpan): readonly number[] {
  if (within !== undefined) return [within === 'start' ? start : end];
  const years: number[] = [];
  for (let year = start - 1; year <= end + 1; year += 1) years.push(year);
  return years;
}

function weekRange(year: number, week: number): DateRange | undefined {
  const monday = mondayOf(year, week);
  return monday === undefined ? undefined : { from: monday, to: addDays(monday, 6) };
}

/** A range whose end comes before its beginning in the year runs over New Year. */
function dayRange(
  year: number,
  { from, to }: { readonly from: MonthDay; readonly to: MonthDay },
): DateRange | undefined {
  const overNewYear = to.month < from.month || (to.month === from.month && to.day < from.day);
  const first = dateOf(year, from.month, from.day) ?? firstOfNextMonth(year, from.month);
  const last = lastExisting(overNewYear ? year + 1 : year, to);
  return first <= last ? { from: first, to: last } : undefined;
}

function firstOfNextMonth(year: number, month: number): string {
  return `${month === 12 ? year + 1 : year}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

function lastExisting(year: number, { month, day }: MonthDay): string {
  const existing = Math.min(day, lastDayOf(year, month));
  return `${year}-${String(month).padStart(2, '0')}-${String(existing).padStart(2, '0')}`;
}
