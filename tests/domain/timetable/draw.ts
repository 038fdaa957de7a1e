import { resolveCalendar } from '../../../src/domain/calendar/resolve-calendar.ts';
import type { CycleDefinition } from '../../../src/domain/cycle-definition.ts';
import type { CycleFault } from '../../../src/domain/timetable/cycle-fault.ts';
import { drawTimetable, type Timetable } from '../../../src/domain/timetable/timetable.ts';

export const YEAR = '2026/2027';

export function drawn(
  definition: CycleDefinition,
  year = YEAR,
  meetings: Readonly<Record<string, string>> = {},
): Timetable {
  const timetable = drawTimetable({ definition, calendar: resolveCalendar(definition, year), year, meetings });
  if ('faults' in timetable) throw new Error(JSON.stringify(timetable.faults));
  return timetable;
}

export function faultsIn(definition: CycleDefinition, year = YEAR): readonly CycleFault[] {
  const timetable = drawTimetable({ definition, calendar: resolveCalendar(definition, year), year });
  return 'faults' in timetable ? timetable.faults : [];
}
