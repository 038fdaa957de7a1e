import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolveCalendar } from '../../../src/domain/calendar/resolve-calendar.ts';
import type { Break, Ladder, Step } from '../../../src/domain/cycle-definition.ts';
import { timetableSteps } from '../../../src/domain/timetable/timetable-answer.ts';
import { drawTimetable } from '../../../src/domain/timetable/timetable.ts';
import { aDefinition } from './a-definition.ts';
import { dayOfWeek, plus, stockholm, works, type NaiveBreak } from './naive-calendar.ts';

const LADDER: Ladder = {
  reminders: [{ days: 7 }, { workingDays: 1 }],
  overdue: { workingDays: 1 },
  escalations: [{ workingDays: 3, to: 'approver' }],
};

const someBreak = fc.oneof(
  fc.record({ week: fc.integer({ min: 1, max: 52 }) }),
  fc.record({ week: fc.integer({ min: 1, max: 52 }), in: fc.constantFrom('start' as const, 'end' as const) }),
);
/** A week of the autumn of `start` or of the year `end`: always inside the span. */
const someWeek = fc.oneof(
  fc.record({ in: fc.constant('start' as const), week: fc.integer({ min: 34, max: 52 }) }),
  fc.record({ in: fc.constant('end' as const), week: fc.integer({ min: 2, max: 48 }) }),
);
const someDays = fc.integer({ min: 0, max: 21 });

test('any fixed step of any läsår comes out as a plain reading of the format has it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2018, max: 2047 }),
      fc.array(someBreak, { maxLength: 3 }),
      someWeek,
      fc.option(fc.integer({ min: 1, max: 7 }), { nil: undefined }),
      someDays,
      fc.integer({ min: 1, max: 12 }),
      (start, rests, { in: within, week }, weekday, openDays, afterDays) => {
        const isWorking = (date: string): boolean => works(date, rests, start);
        const back = (date: string): string => (isWorking(date) ? date : back(plus(date, -1)));
        const forth = (date: string): string => (isWorking(date) ? date : forth(plus(date, 1)));
        const nth = (date: string, n: number, sign: 1 | -1): string => {
          let found = date;
          for (let left = n; left > 0; left -= isWorking(found) ? 1 : 0) found = plus(found, sign);
          return found;
        };
        const year = within === 'start' ? start : start + 1;
        const due = back(dayOfWeek(year, week, weekday ?? 7));
        const opens = forth(plus(due, -openDays));
        const second = nth(due, afterDays, 1);

        const definition = aDefinition(
          [
            {
              key: 'first',
              due: { isoWeek: week, in: within, ...day(weekday) },
              opens: { before: 'due', days: openDays },
              ladder: 'standard',
            },
            { key: 'second', due: { after: 'first', workingDays: afterDays } },
          ],
          { calendar: { breaks: rests.map(asBreak) }, ladders: { standard: LADDER } },
        );
        const calendar = resolveCalendar(definition, `${start}/${start + 1}`);
        const timetable = drawTimetable({ definition, calendar, year: `${start}/${start + 1}` });
        if ('faults' in timetable) throw new Error(JSON.stringify(timetable.faults));
        const [one, two] = timetableSteps({ definition, calendar, timetable });
        const morning = (date: string): string => stockholm(date, 8);
        expect(one).toEqual({
          key: 'first',
          level: 'unit',
          opensAt: morning(opens),
          due,
          deadlineAt: stockholm(plus(due, 1), 0),
          reminders: [back(plus(due, -7)), nth(due, 1, -1)]
            .filter((date) => date > opens)
            .map((date) => ({ at: morning(date) })),
          overdueAt: morning(nth(due, 1, 1)),
          escalations: [{ to: 'approver', at: morning(nth(due, 3, 1)) }],
        });
        expect(two).toMatchObject({
          opensAt: morning(nth(due, 1, 1)),
          due: second,
          deadlineAt: stockholm(plus(second, 1), 0),
        });
      },
    ),
    { numRuns: 400, seed: 2026 },
  );
});

function asBreak(rest: NaiveBreak): Break {
  return { name: 'lov', isoWeek: rest.week ?? 0, ...(rest.in === undefined ? {} : { in: rest.in }) };
}

function day(weekday: number | undefined): Pick<Extract<Step['due'], { isoWeek: number }>, 'day'> {
  const name = (['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const)[
    (weekday ?? 0) - 1
  ];
  return name === undefined ? {} : { day: name };
}
