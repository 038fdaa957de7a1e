import { isoWeekOf } from '../calendar/local-time.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { CycleDefinition, Step } from '../cycle-definition.ts';
import { countedBefore } from './counted-date.ts';
import type { WarningInYear } from './cycle-warning.ts';
import { mayMeetInOnePlan, meetInOnePlan, meets } from './overlap.ts';
import type { Timetable, TimetableStep } from './timetable.ts';

type Row = { readonly step: Step; readonly row: TimetableStep };

/** What a läsår's timetable is warned about (cycle-format §2, last paragraph). */
export function timetableWarnings(options: {
  readonly definition: CycleDefinition;
  readonly calendar: WorkingCalendar;
  readonly timetable: Timetable;
}): readonly WarningInYear[] {
  const { definition, calendar, timetable } = options;
  const steps = new Map(definition.steps.map((step) => [step.key, step]));
  const rows = timetable.steps.flatMap((row): readonly Row[] => {
    const step = steps.get(row.key);
    return step ? [{ step, row }] : [];
  });
  return [
    ...rows.flatMap((row) => reminderWarnings(definition, calendar, row)),
    ...rows.flatMap((row, index) => rows.slice(index + 1).flatMap((other) => sameWeekWarnings(definition, row, other))),
    ...rows.flatMap((row) => rows.flatMap((other) => laterWarnings(row, other))),
  ];
}

function reminderWarnings(
  definition: CycleDefinition,
  calendar: WorkingCalendar,
  { step, row }: Row,
): readonly WarningInYear[] {
  const ladder = step.ladder === undefined ? undefined : definition.ladders[step.ladder];
  return (ladder?.reminders ?? [])
    .filter((count) => countedBefore({ calendar, count, base: row.due }) <= row.opensOn)
    .map((count) => ({
      warning: { kind: 'reminder-before-opening', step: step.key, reminder: count },
      on: row.due,
    }));
}

function sameWeekWarnings(definition: CycleDefinition, a: Row, b: Row): readonly WarningInYear[] {
  const weekA = isoWeekOf(a.row.due);
  const weekB = isoWeekOf(b.row.due);
  if (weekA.year !== weekB.year || weekA.week !== weekB.week || a.step === b.step) return [];
  if (a.row.board !== undefined && b.row.board !== undefined && a.row.board !== b.row.board) return [];
  const who = personOf(definition, a.step);
  if (who !== personOf(definition, b.step) || !mayBeOnePerson(definition, a.step, b.step)) return [];
  return [{ warning: { kind: 'same-week', steps: [a.step.key, b.step.key], who }, on: a.row.due }];
}

/** The role whose work the step is, as far as a definition tells. */
function personOf(definition: CycleDefinition, step: Step): string {
  const index = definition.levels.findIndex(({ key }) => key === step.level);
  if (step.actor === 'responsible') return definition.levels[index]?.responsible ?? step.actor;
  if (step.actor !== 'approver') return step.actor;
  const above = definition.levels.find(({ key }) => key === definition.levels[index]?.approver);
  return above?.responsible ?? 'administrator';
}

/** Of one plan both, or both of somebody there is one of; of different levels as far as operations allow. */
function mayBeOnePerson(definition: CycleDefinition, a: Step, b: Step): boolean {
  if (a.level === b.level && a.actor === 'responsible' && b.actor === 'responsible') {
    return isTop(definition, a) || meetInOnePlan(a, b);
  }
  return meets(a.operations, b.operations);
}

function isTop(definition: CycleDefinition, step: Step): boolean {
  return step.level === definition.levels[0]?.key;
}

function laterWarnings(a: Row, b: Row): readonly WarningInYear[] {
  const requires = a.step.requires.includes(b.step.key) && mayMeetInOnePlan(a.step, b.step);
  if (!requires || b.row.opensOn <= a.row.due) return [];
  if (a.row.board !== undefined && b.row.board !== undefined && a.row.board !== b.row.board) return [];
  return [{ warning: { kind: 'requires-later', step: a.step.key, required: b.step.key }, on: a.row.due }];
}
