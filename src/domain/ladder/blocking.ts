import { nthWorkingDayAfter, workingDaysBetween } from '../calendar/working-days.ts';
import type { Facts } from '../facts.ts';
import type { TaskState } from '../plan-state.ts';
import { missingOfOthers } from '../requirements.ts';
import type { LocalDate } from '../time.ts';

/**
 * Keeps account of how long a late task has waited for others: its escalations are put off by as many working days
 * (domain §5: lateness counts where the blocking is).
 */
export function accountBlocking(facts: Facts, at: { task: TaskState; on: LocalDate }): TaskState {
  const { task, on } = at;
  const isBlocked = on > task.due && missingOfOthers(facts, task).length > 0;
  if (isBlocked) {
    if (task.blockedSince !== undefined) return task;
    const sinceDeadline = on <= nthWorkingDayAfter(facts.calendar, task.due, 1);
    return { ...task, blockedSince: sinceDeadline ? task.due : on };
  }
  if (task.blockedSince === undefined) return task;
  const { blockedSince, ...free } = task;
  return { ...free, shift: task.shift + workingDaysBetween(facts.calendar, blockedSince, on) };
}
