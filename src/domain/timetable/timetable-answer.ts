import { formatInstant } from '../calendar/local-time.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { sendInstant } from '../calendar/working-days.ts';
import type { CycleDefinition, LadderRole } from '../cycle-definition.ts';
import type { LocalDate } from '../time.ts';
import { ladderMornings } from './ladder-mornings.ts';
import type { Timetable } from './timetable.ts';

/** A row of a timetable with its ladder, as `cycle check` answers it; moments in ISO 8601, UTC (cycle-format §3). */
export type AnsweredStep = {
  readonly key: string;
  readonly level: string;
  readonly board?: string;
  readonly opensAt: string;
  readonly due: LocalDate;
  readonly deadlineAt: string;
  readonly reminders: readonly { readonly at: string }[];
  readonly overdueAt: string | null;
  readonly escalations: readonly { readonly to: LadderRole; readonly at: string }[];
};

export function timetableSteps(options: {
  readonly definition: CycleDefinition;
  readonly calendar: WorkingCalendar;
  readonly timetable: Timetable;
}): readonly AnsweredStep[] {
  const { definition, calendar, timetable } = options;
  const ladders = new Map(
    definition.steps.map(({ key, ladder }) => [key, ladder === undefined ? undefined : definition.ladders[ladder]]),
  );
  const at = (morning: LocalDate): string => formatInstant(sendInstant(calendar, morning));
  return timetable.steps.map(({ key, level, board, opensOn, opensAt, due, deadlineAt }) => {
    const mornings = ladderMornings({ calendar, ladder: ladders.get(key), opensOn, due });
    return {
      key,
      level,
      ...(board === undefined ? {} : { board }),
      opensAt: formatInstant(opensAt),
      due,
      deadlineAt: formatInstant(deadlineAt),
      reminders: mornings.reminders.map((morning) => ({ at: at(morning) })),
      overdueAt: mornings.overdue === null ? null : at(mornings.overdue),
      escalations: mornings.escalations.map(({ to, on }) => ({ to, at: at(on) })),
    };
  });
}
