import type { CycleDefinition, Step } from '../cycle-definition.ts';
import type { SchoolYear, YearSpan } from '../school-year.ts';
import type { LocalDate } from '../time.ts';
import type { CycleFault, FaultPath } from './cycle-fault.ts';
import { formatSpan, spanOf } from './cycle-span.ts';
import type { StepDates } from './step-dates.ts';
import { rowsOf } from './step-rows.ts';

/** What is wrong with a definition in one läsår only: dates it lacks, openings after the due date, dates outside it. */
export function yearFaults(options: {
  readonly definition: CycleDefinition;
  readonly year: SchoolYear;
  readonly span: YearSpan;
  readonly meetings: Readonly<Record<string, LocalDate>>;
  readonly dates: StepDates;
}): readonly CycleFault[] {
  const { definition, year, span, meetings } = options;
  if ((span.start === span.end) !== (definition.basis === 'calendar-year')) {
    return [{ path: ['basis'], value: definition.basis, expected: 'year-of-basis', years: [year] }];
  }
  const lacking: CycleFault[] = definition.boards.flatMap(({ key, meeting }, index) =>
    meetings[key] === undefined
      ? [
          {
            path: ['boards', index, 'meeting'],
            value: meeting,
            expected: 'date-in-year',
            years: [year],
          },
        ]
      : [],
  );
  return [
    ...lacking,
    ...definition.steps.flatMap((step, index) => stepFaults({ ...options, step, path: ['steps', index] })),
  ];
}

function stepFaults(options: {
  readonly definition: CycleDefinition;
  readonly year: SchoolYear;
  readonly span: YearSpan;
  readonly dates: StepDates;
  readonly step: Step;
  readonly path: FaultPath;
}): readonly CycleFault[] {
  const { definition, dates, step, path } = options;
  const found = new Map<string, CycleFault>();
  const add = (key: 'due' | 'opens', fault: Pick<CycleFault, 'expected' | 'names'>): void => {
    const rule = step[key] ?? step.due;
    const at = [...path, step[key] === undefined ? 'due' : key];
    found.set(`${at.join('.')} ${fault.expected}`, {
      path: at,
      value: rule,
      years: [options.year],
      ...fault,
    });
  };
  const within = spanOf(definition.basis, options.span);
  for (const board of rowsOf(definition, step)) {
    const due = dates.dueOf(step, board);
    const opens = dates.opensOf(step, board);
    if (due === undefined) {
      if ('in' in step.due) add('due', { expected: 'date-in-year' });
    } else if (due < within.from || due > within.to) {
      add('due', { expected: 'due-in-span', names: [due, formatSpan(within)] });
    }
    if (opens === undefined) {
      if (step.opens && 'in' in step.opens) add('opens', { expected: 'date-in-year' });
    } else if (due !== undefined && opens > due) {
      add('opens', { expected: 'opens-before-due', names: [opens, due] });
    }
  }
  return [...found.values()];
}
