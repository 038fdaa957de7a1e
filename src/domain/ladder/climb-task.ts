import { mayBeLate } from '../deadline.ts';
import { copyReceivers } from '../line/receivers.ts';
import { ladderOf } from '../line/step-of.ts';
import type { Notice } from '../notice.ts';
import type { TaskState } from '../plan-state.ts';
import { climbOn, nextRung } from './escalate.ts';
import { noticeOn, type Morning, type Outcome } from './morning.ts';
import { dayRung, OPENING, OVERDUE, reminderRung } from './rung-names.ts';
import { isFirstOfWeek, summaryOn } from './summary.ts';
import { taskLadder, type TaskLadder } from './task-ladder.ts';
import { isTold, isToldEver } from './told.ts';
import { isUnreachable, unreachableOn } from './unreachable.ts';

function opening(morning: Morning, task: TaskState): Notice[] {
  if (task.lateness > 1 || task.opensOn > morning.on || isToldEver(morning.ledger, task, OPENING)) return [];
  return task.holders.map((person) =>
    noticeOn(morning, task, { kind: 'task', rung: OPENING, receiver: person, as: 'responsible' }),
  );
}

/** The latest reminder whose day has come; earlier ones that were never told are passed over. */
function reminder(morning: Morning, task: TaskState, ladder: TaskLadder): { notices: Notice[]; skipped: string[] } {
  const due = ladder.reminders.filter(
    ({ on, index }) => on <= morning.on && !isTold(morning.ledger, task, reminderRung(index)),
  );
  const last = due.at(-1);
  const inTime = morning.sendOn <= task.due;
  const passed = inTime ? due.slice(0, -1) : due;
  const notices =
    last && inTime
      ? task.holders.map((person) =>
          noticeOn(morning, task, {
            kind: 'reminder',
            rung: reminderRung(last.index),
            receiver: person,
            as: 'responsible',
          }),
        )
      : [];
  return { notices, skipped: passed.map(({ index }) => reminderRung(index)) };
}

function overdue(morning: Morning, task: TaskState, ladder: TaskLadder): Notice[] {
  const { facts, ledger, on } = morning;
  if (ladder.overdue === null || ladder.overdue > on || isTold(ledger, task, OVERDUE)) return [];
  const rules = ladderOf(facts, task);
  const copies = rules ? copyReceivers(facts, rules, { on: morning.sendOn, late: task.holders }) : [];
  return [
    ...task.holders.map((person) =>
      noticeOn(morning, task, { kind: 'overdue', rung: OVERDUE, receiver: person, as: 'responsible' }),
    ),
    ...copies.map(({ person, as }) =>
      noticeOn(morning, task, { kind: 'overdue-copy', rung: OVERDUE, receiver: person, as }),
    ),
  ];
}

/** Whether every rung of this lateness has been told or passed over. */
export function hasEnded(morning: Pick<Morning, 'ledger'>, task: TaskState, ladder: TaskLadder): boolean {
  const overdueTold = ladder.overdue === null || isTold(morning.ledger, task, OVERDUE);
  return overdueTold && nextRung(morning, task, ladder.climb) < 0;
}

/** What a morning brings a task that is somebody's turn: opening, reminder, overdue, escalation or the week's summary. */
export function climbTask(morning: Morning, task: TaskState): Outcome {
  const ladder = taskLadder(morning.facts, task);
  if (!ladder || task.holders.length === 0) return { task, notices: [] };
  const unreached = unreachableOn(morning, task, { late: task.holders });
  if (isUnreachable(morning.facts, task.holders)) return { task, notices: unreached };
  const opened = [...unreached, ...opening(morning, task)];
  if (morning.on <= task.due) {
    const { notices, skipped } = opened.some(({ kind }) => kind === 'task')
      ? { notices: [], skipped: [] }
      : reminder(morning, task, ladder);
    return {
      task: skipped.length > 0 ? { ...task, skipped: [...task.skipped, ...skipped] } : task,
      notices: [...opened, ...notices],
    };
  }
  if (!mayBeLate(task)) return { task, notices: opened };
  if (hasEnded(morning, task, ladder)) {
    if (!isFirstOfWeek(morning.facts.calendar, morning.on)) return { task, notices: opened };
    const rung = dayRung('summary', morning.on);
    const told = isTold(morning.ledger, task, rung);
    return { task, notices: told ? opened : [...opened, ...summaryOn(morning, task, { rung, late: task.holders })] };
  }
  const late = overdue(morning, task, ladder);
  if (task.blockedSince !== undefined) return { task, notices: [...opened, ...late] };
  const climbed = climbOn(morning, task, ladder.climb);
  return {
    task: { ...task, shift: climbed.shift, skipped: [...task.skipped, ...climbed.skipped] },
    notices: [...opened, ...late, ...climbed.notices],
  };
}
