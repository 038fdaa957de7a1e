import { deadlineAt } from './deadline.ts';
import type { Facts } from './facts.ts';
import { isLate } from './late.ts';
import type { PlanState } from './plan-state.ts';
import { isAwaited } from './task-kinds.ts';
import type { Instant } from './time.ts';

/** What lists show of a plan, at `now`. */
export type PlanGlance = {
  /** Keys of the tasks that wait for their chefs. */
  readonly openTasks: readonly string[];
  /** Somebody is late with a task. */
  readonly late: boolean;
  /** The first deadline ahead, of a task or a review; null when there is none. */
  readonly nextDeadline: Instant | null;
};

export function glanceAt(state: PlanState, facts: Pick<Facts, 'calendar' | 'unreachable'>, now: Instant): PlanGlance {
  const tasks = Object.values(state.tasks);
  const open = tasks.filter(isAwaited);
  const deadlines = tasks
    .flatMap((task) => {
      if (task.review && task.chart === 'handedIn') return [deadlineAt(facts, task.review.due)];
      return isAwaited(task) || task.chart === 'upcoming' ? [deadlineAt(facts, task.due)] : [];
    })
    .filter((deadline) => deadline > now);
  return {
    openTasks: open.map(({ key }) => key),
    late: open.some((task) => isLate(facts, task, now)),
    nextDeadline: deadlines.length === 0 ? null : Math.min(...deadlines),
  };
}
