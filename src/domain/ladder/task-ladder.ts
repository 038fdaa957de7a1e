import { dayOf, sendInstant } from '../calendar/working-days.ts';
import { mayBeLate } from '../deadline.ts';
import type { Facts } from '../facts.ts';
import { ladderOf } from '../line/step-of.ts';
import type { TaskState } from '../plan-state.ts';
import { ladderMornings } from '../timetable/ladder-mornings.ts';
import type { LocalDate } from '../time.ts';
import type { Climb } from './escalate.ts';
import { escalationRung, OVERDUE } from './rung-names.ts';

/**
 * A task's ladder laid on the calendar: only the rungs whose sending moment lies ahead of `ladderFrom`, and none after the
 * deadline for what is never late.
 */
export type TaskLadder = {
  readonly reminders: readonly { readonly on: LocalDate; readonly index: number }[];
  readonly overdue: LocalDate | null;
  readonly climb: Climb;
};

type Rules = Pick<Facts, 'calendar' | 'definition'>;

const laid = new WeakMap<TaskState, Rules & { readonly ladder: TaskLadder | null }>();

/** Null where the step has no ladder, or its deadline lay before the start. Worked out once for a task as it stands. */
export function taskLadder({ calendar, definition }: Rules, task: TaskState): TaskLadder | null {
  const known = laid.get(task);
  if (known?.calendar === calendar && known.definition === definition) return known.ladder;
  const ladder = layLadder({ calendar, definition }, task);
  laid.set(task, { calendar, definition, ladder });
  return ladder;
}

function layLadder(facts: Rules, task: TaskState): TaskLadder | null {
  const ladder = ladderOf(facts, task);
  if (!ladder || task.beforeStart) return null;
  const opened = dayOf(facts.calendar, task.ladderFrom);
  const opensOn = task.lateness === 1 && task.opensOn > opened ? task.opensOn : opened;
  const mornings = ladderMornings({ calendar: facts.calendar, ladder, opensOn, due: task.due });
  const lies = (on: LocalDate): boolean => sendInstant(facts.calendar, on) > task.ladderFrom;
  const late = mayBeLate(task);
  const overdue = late && mornings.overdue !== null && lies(mornings.overdue) ? mornings.overdue : null;
  return {
    reminders: mornings.reminders.map((on, index) => ({ on, index })).filter(({ on }) => lies(on)),
    overdue,
    climb: {
      kind: 'escalation',
      rungs: late ? mornings.escalations.filter((rung) => lies(rung.on)) : [],
      overdue: overdue === null ? null : { on: overdue, rung: OVERDUE },
      rungName: escalationRung,
      shift: task.shift,
      late: task.holders,
    },
  };
}
