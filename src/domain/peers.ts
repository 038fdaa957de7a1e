import { sendInstant } from './calendar/working-days.ts';
import { isPastDeadline } from './deadline.ts';
import type { Facts } from './facts.ts';
import { isUnreachable } from './ladder/unreachable.ts';
import { indexOf } from './line/organisation-index.ts';
import { planAddress, type PlanId } from './plan-id.ts';
import type { PlanState, TaskState } from './plan-state.ts';
import { isPending } from './task-kinds.ts';
import type { LocalDate } from './time.ts';

/** Why somebody who has not handed in is not late. */
export type NotLate = {
  readonly place: string;
  readonly because: 'extended' | 'taken-over' | 'returned' | 'reopened' | 'vacant' | 'unreachable' | 'open';
  /** The last day; absent where the post is vacant, or the day has passed for somebody who cannot be reached. */
  readonly until?: LocalDate;
  readonly isUnreachable: boolean;
};

/** How the plans below one plan stand with the same step, told beside those that are late. */
export type Peers = {
  /** Those who are asked for it: excepted and *före start* are not. */
  readonly asked: number;
  readonly handedIn: number;
  readonly notLate: readonly NotLate[];
};

/** The date it has now was given as an extension. */
export function isExtended(task: TaskState): boolean {
  return task.chart === 'open' && task.lateness > 1 && task.reason?.at === task.ladderFrom;
}

/** How those with this step stand on the morning of `on`, in the order of their titles. */
export function peersOf(
  facts: Facts,
  {
    step,
    plans,
    on,
  }: { step: string; plans: readonly { readonly id: PlanId; readonly state: PlanState }[]; on: LocalDate },
): Peers {
  const tasks = plans
    .flatMap(({ id, state }) => Object.values(state.tasks).map((task) => ({ place: titleOf(facts, id), task })))
    .filter(({ task }) => task.step === step && task.chart !== 'excepted' && !task.beforeStart);
  return {
    asked: tasks.length,
    handedIn: tasks.filter(({ task }) => task.chart === 'handedIn' || task.chart === 'approved').length,
    notLate: tasks
      .flatMap(({ place, task }) => notLate(facts, { place, task, on }) ?? [])
      .sort((a, b) => (a.place < b.place ? -1 : 1)),
  };
}

function notLate(
  facts: Facts,
  { place, task, on }: { place: string; task: TaskState; on: LocalDate },
): NotLate | undefined {
  if (!isPending(task)) return undefined;
  if (task.holders.length === 0) return { place, because: 'vacant', isUnreachable: false };
  const unreached = isUnreachable(facts, task.holders);
  if (isPastDeadline(facts, task, sendInstant(facts.calendar, on))) {
    return unreached ? { place, because: 'unreachable', isUnreachable: true } : undefined;
  }
  return { place, because: reasonFor(task), until: task.due, isUnreachable: unreached };
}

function reasonFor(task: TaskState): NotLate['because'] {
  if (task.chart === 'returned' || task.chart === 'reopened') return task.chart;
  if (task.lateness === 1) return 'open';
  return isExtended(task) ? 'extended' : 'taken-over';
}

function titleOf({ organisation }: Facts, id: PlanId): string {
  return indexOf(organisation).place.get(planAddress(id).place)?.title ?? organisation.title;
}
