import { dayOf } from './calendar/working-days.ts';
import { MAY } from './acts/may.ts';
import { deadlineAt } from './deadline.ts';
import type { Facts } from './facts.ts';
import { ACTS, type ActKind } from './intent.ts';
import { isReviewedInLine } from './line/reviewers.ts';
import type { PersonId } from './organisation.ts';
import type { PlanState, TaskState } from './plan-state.ts';
import { chartAllows } from './task-chart.ts';
import type { Instant } from './time.ts';

type Asked = { readonly state: PlanState; readonly facts: Facts; readonly person: PersonId; readonly now: Instant };

function fitsNow(act: ActKind, task: TaskState, { facts, now }: Asked): boolean {
  if (act === 'name-reviewer') return !isReviewedInLine(facts, task, dayOf(facts.calendar, now));
  if (act === 'hand-in') return now >= task.opensAt;
  if (act === 'withdraw') return !task.review?.begun && now < deadlineAt(facts, task.due);
  if (act === 'begin-review') return task.review !== undefined && !task.review.begun;
  if (act === 'refuse-extension') return task.extensionAsked !== undefined;
  return true;
}

/** Per task, what a page may offer this person now: the chart, the person and the moment allow it. */
export function allowedActs(asked: Asked): Readonly<Record<string, readonly ActKind[]>> {
  const on = dayOf(asked.facts.calendar, asked.now);
  const allowed = Object.values(asked.state.tasks).map((task) => {
    const may = { facts: asked.facts, task, person: asked.person, on };
    const acts = ACTS.filter(
      (act) => chartAllows(task.chart, act) === null && MAY[act](may) === null && fitsNow(act, task, asked),
    );
    return [task.key, asked.state.closed ? [] : acts] as const;
  });
  return Object.fromEntries(allowed);
}
