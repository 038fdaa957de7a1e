import { formOfStep } from '../../contract/forms/form-of-step.ts';
import { loadPlan } from '../../database/plan-store.ts';
import { isActor, isSuperior, MAY } from '../../domain/acts/may.ts';
import type { Form } from '../../domain/cycle-definition.ts';
import { planId, type PlanId } from '../../domain/plan-id.ts';
import type { TaskState } from '../../domain/plan-state.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { SchoolYear } from '../../domain/school-year.ts';
import type { Instant } from '../../domain/time.ts';
import { chartAllows } from '../../domain/task-chart.ts';
import { maySee, matterOf } from '../../domain/visibility.ts';
import { PAGE_REFUSALS } from '../../text/web-errors.ts';
import { actsOn, receivedHandIn, type PlanSight } from '../pages/sight/plan-sight.ts';
import { WebError } from '../web-error.ts';
import type { PageContext } from '../page-context.ts';
import { sightOf } from '../pages/sight/load-sight.ts';

/** One task as its viewer meets it. */
export type TaskSight = {
  readonly sight: PlanSight;
  readonly plan: PlanId;
  readonly task: TaskState;
  /** When the plan is decided next by itself; in the past while it lags behind. */
  readonly nextWake: Instant | null;
  readonly form: Form;
  /** Answers for the task today: writes the draft that all who answer for it share. */
  readonly writesOwn: boolean;
  /** Answers somewhere above, and may fill in the form in the unit's place. */
  readonly writesForUnit: boolean;
  /** May read what has been handed in; of a plan that is approved, what was approved. */
  readonly readsSubmission: boolean;
  /** May read how it came about: versions before, reasons, whether it was late. */
  readonly readsHistory: boolean;
};

export type TaskAddress = {
  readonly place: string;
  readonly year: SchoolYear | undefined;
  readonly task: string;
};

/**
 * The task at an address, for those who have any part in it.
 * @throws WebError `not-found` where there is none, `not-allowed` for who has no part in it today.
 */
export async function loadTask(by: PageContext, address: TaskAddress): Promise<TaskSight> {
  const { place, year } = address;
  if (year === undefined || !/^[a-z0-9-]+$/.test(place)) throw new WebError('not-found');
  const plan = planId({ municipality: by.viewer.municipality, place, year });
  return await loadTaskOfPlan(by, { plan, task: address.task });
}

/** The same, by plan id. @throws WebError as `loadTask`. */
export async function loadTaskOfPlan(by: PageContext, id: { plan: PlanId; task: string }): Promise<TaskSight> {
  const found = await loadTaskUnjudged(by, id);
  if (!hasPart(by, found)) throw new WebError('not-allowed', { sentence: PAGE_REFUSALS.notYourTask });
  return found;
}

/** For what belongs to the viewer in itself, as her receipt does. @throws WebError `not-found`. */
export async function loadTaskUnjudged(
  by: PageContext,
  { plan, task: key }: { plan: PlanId; task: string },
): Promise<TaskSight> {
  const stored = await loadPlan(by.services.database, plan);
  if (stored?.address.municipality !== by.viewer.municipality) throw new WebError('not-found');
  const sight = await sightOf(by, stored);
  const task = Object.hasOwn(sight.state.tasks, key) ? sight.state.tasks[key] : undefined;
  if (task === undefined) throw new WebError('not-found');
  return taskSight(by, { sight, plan, task, nextWake: stored.nextWake });
}

function taskSight(
  { viewer, today }: PageContext,
  { sight, plan, task, nextWake }: Pick<TaskSight, 'sight' | 'plan' | 'task' | 'nextWake'>,
): TaskSight {
  const { facts } = sight;
  const asked = { facts, task, person: viewer.person.id, on: today };
  const writesOwn = isActor(asked);
  const superior = isSuperior(asked);
  const who = { person: viewer.person.id, on: today };
  const readsHistory = maySee(facts, 'submission', who) || writesOwn || superior || MAY.approve(asked) === null;
  return {
    sight,
    plan,
    task,
    nextWake,
    form: formOfStep(facts.definition, task.step),
    writesOwn,
    writesForUnit: superior && !writesOwn,
    readsSubmission: readsHistory || maySee(facts, matterOf(task), who),
    readsHistory,
  };
}

function hasPart({ viewer, today }: PageContext, found: TaskSight): boolean {
  return (
    found.readsSubmission ||
    actsOn(found.sight, found.task.key).length > 0 ||
    maySee(found.sight.facts, 'state', { person: viewer.person.id, on: today })
  );
}

/** What was handed in last stands, or stands open again; what its writer withdrew is her draft, and nobody else's. */
export function hasHandedIn({ chart, handedIn }: TaskState): boolean {
  return handedIn !== undefined || chart === 'returned' || chart === 'reopened';
}

/** Why a draft of the task cannot be saved now, a received hand-in among it; null where it can. A task may be opened a moment before its plan has noted it. */
export function draftRefusal({ sight, task }: TaskSight, now: Instant): Refusal | null {
  if (sight.state.closed) return 'plan-closed';
  if (receivedHandIn(sight, task.key) !== undefined) return 'already-handed-in';
  if (task.chart === 'upcoming') return now >= task.opensAt ? null : 'not-open-yet';
  return chartAllows(task.chart, 'hand-in');
}
