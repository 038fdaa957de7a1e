import type { Facts } from '../facts.ts';
import type { ActKind } from '../intent.ts';
import { stepOf } from '../line/step-of.ts';
import { afterPlanEvent, type PlanEvent } from '../plan-chart.ts';
import type { PlanChartState, PlanState, TaskState } from '../plan-state.ts';
import { isDone } from '../task-kinds.ts';

function goesToBoard(facts: Facts): boolean {
  return (
    facts.definition.levels.at(-1)?.key !==
    facts.organisation.places.find((place) => place.key === facts.address.place)?.level
  );
}

function ofPlanStep(facts: Facts, task: TaskState, act: ActKind): PlanEvent[] {
  const accepted: PlanEvent = goesToBoard(facts) ? 'approve' : 'enact';
  if (act === 'hand-in') return stepOf(facts, task)?.review ? ['hand-in'] : ['hand-in', accepted];
  if (act === 'approve') return [accepted];
  return act === 'withdraw' || act === 'return' || act === 'reopen' ? [act] : [];
}

/** What an accepted act on a task means for the plan's own chart. */
export function planAfter(
  state: PlanState,
  facts: Facts,
  { task, act }: { task: TaskState; act: ActKind },
): PlanChartState {
  const events: PlanEvent[] = [];
  if (task.kind === 'plan') events.push(...ofPlanStep(facts, task, act));
  if (task.kind === 'dialogue' && isDone(task)) events.push('hold-dialogue');
  if (task.kind === 'decision' && Object.values(state.tasks).every((one) => one.kind !== 'decision' || isDone(one)))
    events.push('decide');
  return events.reduce((chart, event) => afterPlanEvent(chart, event) ?? chart, state.chart);
}
