import { resolveCalendar } from '../calendar/resolve-calendar.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { CycleDefinition } from '../cycle-definition.ts';
import type { SchoolYear } from '../school-year.ts';
import type { LocalDate } from '../time.ts';
import type { CycleFault } from './cycle-fault.ts';
import type { WarningInYear } from './cycle-warning.ts';
import { timetableWarnings } from './timetable-warnings.ts';
import { drawTimetable, type Timetable } from './timetable.ts';

export type CheckedYear = {
  readonly year: SchoolYear;
  readonly calendar: WorkingCalendar;
  readonly timetable: Timetable;
  readonly warnings: readonly WarningInYear[];
};

/**
 * The timetables of some läsår, or what is wrong in them, each fault once with the years it is wrong in. `meetings` are
 * dates entered by hand and make sense for one year.
 */
export function checkYears(options: {
  readonly definition: CycleDefinition;
  readonly years: readonly SchoolYear[];
  readonly meetings?: Readonly<Record<string, LocalDate>>;
}): { readonly years: readonly CheckedYear[] } | { readonly faults: readonly CycleFault[] } {
  const { definition, years, meetings = {} } = options;
  const checked: CheckedYear[] = [];
  const faults = new Map<string, CycleFault>();
  for (const year of years) {
    const calendar = resolveCalendar(definition, year);
    const timetable = drawTimetable({ definition, calendar, year, meetings });
    if ('faults' in timetable) {
      for (const fault of timetable.faults) {
        const id = `${fault.path.join('.')} ${fault.expected}`;
        const known = faults.get(id) ?? { ...fault, years: [] };
        faults.set(id, { ...known, years: [...(known.years ?? []), year] });
      }
    } else {
      checked.push({
        year,
        calendar,
        timetable,
        warnings: timetableWarnings({ definition, calendar, timetable }),
      });
    }
  }
  return faults.size > 0 ? { faults: [...faults.values()] } : { years: checked };
}
