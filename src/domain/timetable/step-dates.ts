import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { nthWorkingDayAfter, workingDayOnOrAfter } from '../calendar/working-days.ts';
import type { CycleDefinition, DateRule, Step } from '../cycle-definition.ts';
import type { YearSpan } from '../school-year.ts';
import type { LocalDate } from '../time.ts';
import { anchorOf, countedDueDate, countedOpeningDate } from './counted-date.ts';
import { fixedDueDate, fixedOpeningDate } from './fixed-date.ts';
import { isTopLevel, rowsOf, variesByBoard, type BoardContext } from './step-rows.ts';

export type StepDates = {
  /** Undefined when the year lacks the date, or counts from one that it lacks. */
  dueOf(step: Step, board: BoardContext): LocalDate | undefined;
  opensOf(step: Step, board: BoardContext): LocalDate | undefined;
};

/** The dates of one läsår's steps, each worked out once. The definition has no circles. */
export function stepDates(options: {
  readonly definition: CycleDefinition;
  readonly calendar: WorkingCalendar;
  readonly span: YearSpan;
  readonly meetings: Readonly<Record<string, LocalDate>>;
}): StepDates {
  const { definition, calendar, span, meetings } = options;
  const steps = new Map(definition.steps.map((step) => [step.key, step]));
  const known = new Map<string, LocalDate | undefined>();

  function dueOf(step: Step, board: BoardContext): LocalDate | undefined {
    const id = `${step.key}/${board ?? ''}`;
    if (!known.has(id)) known.set(id, computeDue(step, board));
    return known.get(id);
  }

  function computeDue(step: Step, board: BoardContext): LocalDate | undefined {
    if ('in' in step.due) return fixedDueDate({ calendar, rule: step.due, span });
    const base = baseOf(anchorOf(step.due), step, board);
    return base && countedDueDate({ calendar, rule: step.due, base });
  }

  function opensOf(step: Step, board: BoardContext): LocalDate | undefined {
    const rule = step.opens ?? defaultOpening(step);
    if (rule === undefined) return firstWorkingDayOfYear(definition, calendar, span);
    if ('in' in rule) return fixedOpeningDate({ calendar, rule, span });
    const base = baseOf(anchorOf(rule), step, board);
    if (base === undefined) return undefined;
    if (step.opens === undefined) return nthWorkingDayAfter(calendar, base, 1);
    return countedOpeningDate({ calendar, rule, base });
  }

  function baseOf(anchor: string, step: Step, board: BoardContext): LocalDate | undefined {
    if (anchor === 'due') return dueOf(step, board);
    if (anchor === 'board') return board === undefined ? earliest(Object.values(meetings)) : meetings[board];
    const other = steps.get(anchor);
    if (other === undefined) return undefined;
    if (!variesByBoard(definition, other)) return dueOf(other, undefined);
    if (board !== undefined || !isTopLevel(definition, step)) return dueOf(other, board);
    return earliest(rowsOf(definition, other).map((row) => dueOf(other, row)));
  }

  return { dueOf, opensOf };
}

/** With `due: { after: KEY }` and no `opens`: the first working day after KEY. */
function defaultOpening(step: Step): Extract<DateRule, { after: string }> | undefined {
  return 'after' in step.due ? step.due : undefined;
}

function firstWorkingDayOfYear(definition: CycleDefinition, calendar: WorkingCalendar, { start }: YearSpan): LocalDate {
  return workingDayOnOrAfter(calendar, `${start}-${definition.basis === 'school-year' ? '08' : '01'}-01`);
}

function earliest(dates: readonly (LocalDate | undefined)[]): LocalDate | undefined {
  return dates.filter((date) => date !== undefined).sort()[0];
}
