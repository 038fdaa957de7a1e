import type { Notice } from '../notice.ts';
import type { PlanState, TaskState } from '../plan-state.ts';
import { afterTaskEvent } from '../task-chart.ts';
import { isPending } from '../task-kinds.ts';
import { accountBlocking } from './blocking.ts';
import { climbReview } from './climb-review.ts';
import { climbTask } from './climb-task.ts';
import { accountWaiting } from './review-deadline.ts';
import { handOver } from './handover.ts';
import type { Morning, Outcome } from './morning.ts';
import { OPENING } from './rung-names.ts';
import { entriesOf, isToldEver } from './told.ts';

function openIfDue(morning: Morning, task: TaskState): { task: TaskState; opens: boolean } {
  if (task.chart !== 'upcoming' || task.opensOn > morning.on) return { task, opens: false };
  return { task: { ...task, chart: afterTaskEvent(task.chart, 'open') ?? task.chart }, opens: true };
}

/** Open since the start, or taken back before any morning came: it has not been given to anybody yet. */
function isUnseen({ ledger }: Morning, task: TaskState): boolean {
  if (task.holders.length > 0 || task.lateness > 1 || isToldEver(ledger, task, OPENING)) return false;
  return !entriesOf(ledger, task.key).some(({ kind }) => kind === 'vacancy');
}

function decideTask(morning: Morning, before: TaskState): Outcome {
  const { task, opens } = openIfDue(morning, before);
  if (task.chart === 'handedIn') return climbReview(morning, accountWaiting(morning.facts, { task, on: morning.on }));
  if (!isPending(task) || task.beforeStart) return { task, notices: [] };
  const isFirstSight = opens || isUnseen(morning, task);
  const handed = handOver(morning, task, isFirstSight);
  const accounted = accountBlocking(morning.facts, { task: handed.task, on: morning.on });
  const climbed = climbTask(morning, accounted);
  return { task: climbed.task, notices: [...handed.notices, ...climbed.notices] };
}

/** Everything one early morning brings one plan that stands as `state`. */
export function decideMorning(morning: Morning & { readonly state: PlanState }): {
  state: PlanState;
  notices: readonly Notice[];
  opened: readonly string[];
} {
  const tasks: Record<string, TaskState> = {};
  const notices: Notice[] = [];
  const opened: string[] = [];
  for (const [key, before] of Object.entries(morning.state.tasks)) {
    const outcome = decideTask(morning, before);
    if (before.chart === 'upcoming' && outcome.task.chart !== 'upcoming') opened.push(key);
    tasks[key] = outcome.task;
    notices.push(...outcome.notices);
  }
  return { state: { ...morning.state, tasks }, notices, opened };
}
