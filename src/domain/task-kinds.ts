import type { PlanState, TaskChartState, TaskState } from './plan-state.ts';

const PENDING: ReadonlySet<TaskChartState> = new Set(['open', 'returned', 'reopened']);

/** It is somebody's turn to hand it in. */
export function isPending(task: TaskState): boolean {
  return PENDING.has(task.chart);
}

/** Somebody is asked for it: what lay before the start may be handed in, and nobody waits for it. */
export function isAwaited(task: TaskState): boolean {
  return isPending(task) && !task.beforeStart;
}

/** Nothing more is asked of those who do it: handed in, approved, excepted or before the start. */
export function isDone(task: TaskState): boolean {
  return task.beforeStart || task.chart === 'handedIn' || task.chart === 'approved' || task.chart === 'excepted';
}

/** Accepted above, or not asked for this time. */
export function isSettled(task: TaskState): boolean {
  return task.beforeStart || task.chart === 'approved' || task.chart === 'excepted';
}

/** Nothing of the plan is left to decide: it is in force and all its tasks are settled, or its läsår is closed. */
export function isDecided(state: PlanState): boolean {
  return state.closed || (state.chart === 'inForce' && Object.values(state.tasks).every(isSettled));
}
