import { deadlineInstant } from './calendar/working-days.ts';
import type { Facts } from './facts.ts';
import type { TaskState } from './plan-state.ts';
import { isPending } from './task-kinds.ts';
import type { Instant, LocalDate } from './time.ts';

/** The end of the last day: 24:00 local, exclusive (cycle-format §2). */
export function deadlineAt(facts: Pick<Facts, 'calendar'>, due: LocalDate): Instant {
  return deadlineInstant(facts.calendar, due);
}

/** The nämnd decides and is never late (domain §6). */
export function mayBeLate({ kind, beforeStart }: Pick<TaskState, 'kind' | 'beforeStart'>): boolean {
  return !beforeStart && kind !== 'decision';
}

/** A fact of time beside the chart: the task is pending and its deadline has passed, whoever answers for it. */
export function isPastDeadline(facts: Pick<Facts, 'calendar'>, task: TaskState, now: Instant): boolean {
  return mayBeLate(task) && isPending(task) && now >= deadlineAt(facts, task.due);
}

/** A new deadline is a new lateness: its whole ladder anew, only what lies ahead of `at`. */
export function withDeadline(task: TaskState, { due, at }: { due: LocalDate; at: Instant }): TaskState {
  const { blockedSince: _, ...rest } = task;
  return { ...rest, due, lateness: task.lateness + 1, ladderFrom: at, shift: 0, skipped: [], beforeStart: false };
}
