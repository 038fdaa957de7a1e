import { expect, test } from 'vitest';
import { resolveCalendar } from '../../../src/domain/calendar/resolve-calendar.ts';
import { drawTimetable } from '../../../src/domain/timetable/timetable.ts';
import { DEFINITION } from '../support/small-municipality.ts';

test('a school year is not drawn up for one calendar year, nor the other way round', () => {
  const drawn = (basis: 'school-year' | 'calendar-year', year: string) => {
    const definition = { ...DEFINITION, basis, steps: [], boards: [] };
    return drawTimetable({ definition, calendar: resolveCalendar(definition, year), year });
  };
  expect(drawn('school-year', '2026')).toMatchObject({ faults: [{ expected: 'year-of-basis' }] });
  expect(drawn('calendar-year', '2026/2027')).toMatchObject({ faults: [{ expected: 'year-of-basis' }] });
  expect(drawn('school-year', '2026/2027')).not.toHaveProperty('faults');
  expect(drawn('calendar-year', '2026')).not.toHaveProperty('faults');
});
