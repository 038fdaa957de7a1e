import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { deadlineInstant, sendInstant } from '../calendar/working-days.ts';
import type { CycleDefinition, Step } from '../cycle-definition.ts';
import { yearSpan, type SchoolYear } from '../school-year.ts';
import type { Instant, LocalDate } from '../time.ts';
import type { CycleFault } from './cycle-fault.ts';
import { formatSpan, spanOf } from './cycle-span.ts';
import { fixedDueDate } from './fixed-date.ts';
import { stepDates } from './step-dates.ts';
import { rowsOf, variesByBoard, type BoardContext } from './step-rows.ts';
import { yearFaults } from './year-faults.ts';

/** When one step opens and is due in one läsår; for steps that count from a meeting, per board. */
export type TimetableStep = {
  readonly key: string;
  readonly level: string;
  readonly board?: string;
  readonly opensOn: LocalDate;
  /** `sendAt` on that day: told and able to be handed in from then on. */
  readonly opensAt: Instant;
  readonly due: LocalDate;
  /** 24:00 local of `due`, exclusive. */
  readonly deadlineAt: Instant;
};

export type Timetable = {
  /** In the order of due dates, then of the file, then of the boards. */
  readonly steps: readonly TimetableStep[];
  /** Rows by boards under which none of the step's operations stands; for plans that go to every board. */
  readonly unlisted?: readonly TimetableStep[];
  /** Each board's meeting, as it was counted from. */
  readonly meetings?: Readonly<Record<string, LocalDate>>;
};

/**
 * The dates of every step in one läsår, or what is wrong with the definition in that year. `meetings` are dates entered
 * by hand, by board; they stand as they are. The definition is one that `definitionFaults` has nothing against.
 */
export function drawTimetable(options: {
  readonly definition: CycleDefinition;
  readonly calendar: WorkingCalendar;
  readonly year: SchoolYear;
  readonly meetings?: Readonly<Record<string, LocalDate>>;
}): Timetable | { readonly faults: readonly CycleFault[] } {
  const { definition, calendar, year } = options;
  const span = yearSpan(year);
  const outside = meetingsOutside(options);
  if (outside.length > 0) return { faults: outside };
  const meetings: Record<string, LocalDate> = {};
  for (const { key, meeting } of definition.boards) {
    const date = options.meetings?.[key] ?? fixedDueDate({ calendar, rule: meeting, span });
    if (date !== undefined) meetings[key] = date;
  }
  const dates = stepDates({ definition, calendar, span, meetings });
  const faults = yearFaults({ definition, year, span, meetings, dates });
  if (faults.length > 0) return { faults };

  const row = (step: Step, board: BoardContext): TimetableStep[] => {
    const opensOn = dates.opensOf(step, board);
    const due = dates.dueOf(step, board);
    if (opensOn === undefined || due === undefined) return [];
    return [
      {
        key: step.key,
        level: step.level,
        ...(board === undefined ? {} : { board }),
        opensOn,
        opensAt: sendInstant(calendar, opensOn),
        due,
        deadlineAt: deadlineInstant(calendar, due),
      },
    ];
  };
  const draw = (boardsFor: (step: Step) => readonly BoardContext[]): TimetableStep[] =>
    definition.steps
      .flatMap((step) => boardsFor(step).flatMap((board) => row(step, board)))
      .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));

  return {
    steps: draw((step) => rowsOf(definition, step)),
    unlisted: draw((step) => unlistedBoards(definition, step)),
    meetings,
  };
}

function unlistedBoards(definition: CycleDefinition, step: Step): readonly string[] {
  if (!variesByBoard(definition, step)) return [];
  const listed = rowsOf(definition, step);
  return definition.boards.map(({ key }) => key).filter((key) => !listed.includes(key));
}

/** A meeting entered by hand stands as it is, but within the cycle. */
function meetingsOutside(options: {
  readonly definition: CycleDefinition;
  readonly year: SchoolYear;
  readonly meetings?: Readonly<Record<string, LocalDate>>;
}): readonly CycleFault[] {
  const { definition, year, meetings = {} } = options;
  const within = spanOf(definition.basis, yearSpan(year));
  return definition.boards.flatMap(({ key }, index) => {
    const date = meetings[key];
    if (date === undefined || (date >= within.from && date <= within.to)) return [];
    const names = [date, formatSpan(within)];
    return [
      { path: ['boards', index, 'meeting'], value: date, expected: 'due-in-span' as const, names, years: [year] },
    ];
  });
}
