import type { z } from 'zod';
import type { PlanSummary, TaskSummary, ClickBody } from '../../contract/api/task-schemas.ts';
import type { verdictSchema } from '../../contract/api/shared-schemas.ts';
import type { StoredIntent } from '../../database/intent-store.ts';
import { formatInstant } from '../../domain/calendar/local-time.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Instant } from '../../domain/time.ts';
import { isLate } from '../../domain/late.ts';
import { indexOf } from '../../domain/line/organisation-index.ts';
import { actorsOf } from '../../domain/line/seats.ts';
import type { Organisation, PersonId } from '../../domain/organisation.ts';
import { glanceAt } from '../../domain/plan-projection.ts';
import type { TaskState } from '../../domain/plan-state.ts';
import type { Verdict } from '../../domain/refusal.ts';
import { missingFor } from '../../domain/requirements.ts';
import { yearKey } from '../../domain/school-year.ts';
import { maySee } from '../../domain/visibility.ts';
import { REFUSAL_SENTENCES } from '../../text/refusals.ts';
import type { PageContext } from '../page-context.ts';
import { actsOn, type PlanSight } from '../pages/sight/plan-sight.ts';
import { taskTitle } from '../pages/sight/task-title.ts';
import { taskSegment } from '../routes.ts';

export function personBody(organisation: Organisation, id: PersonId): { id: string; name: string } {
  return { id, name: indexOf(organisation).person.get(id)?.name ?? '' };
}

/** A task with everything but its content. */
export function taskSummary(
  { viewer, now, today }: Pick<PageContext, 'viewer' | 'now' | 'today'>,
  sight: PlanSight,
  task: TaskState,
): TaskSummary {
  const { facts, state } = sight;
  const { organisation, address } = facts;
  const { handedIn, review, extensionAsked, reason } = task;
  const person = (id: PersonId) => personBody(organisation, id);
  const missing = missingFor(state, facts, task);
  const mine = actorsOf(facts, task, today).persons.includes(viewer.person.id);
  // How a task came about is for those in its line; others read an approved plan.
  const told = mine || maySee(facts, 'lateness', { person: viewer.person.id, on: today });
  return {
    plan: facts.id,
    place: address.place,
    placeTitle: indexOf(organisation).place.get(address.place)?.title ?? address.place,
    year: address.year,
    task: task.key,
    path: `/plans/${address.place}/${yearKey(address.year)}/tasks/${taskSegment(task.key)}`,
    title: taskTitle(organisation, task),
    state: task.chart,
    opensOn: task.opensOn,
    opensAt: formatInstant(task.opensAt),
    due: task.due,
    late: told && isLate(facts, task, now),
    mine,
    acts: [...actsOn(sight, task.key)],
    missing: told ? [...missing.own, ...missing.others] : [],
    ...(handedIn && {
      handedIn: {
        by: person(handedIn.by),
        at: formatInstant(handedIn.at),
        version: handedIn.version,
        hash: handedIn.hash,
        ...(told && { late: handedIn.late }),
      },
    }),
    ...(review &&
      told && {
        review: {
          due: review.due,
          ...(review.begun && {
            begun: { by: person(review.begun.by), at: formatInstant(review.begun.at) },
          }),
        },
      }),
    ...(extensionAsked &&
      told && {
        extensionAsked: {
          by: person(extensionAsked.by),
          at: formatInstant(extensionAsked.at),
          due: extensionAsked.due,
          reason: extensionAsked.reason,
        },
      }),
    ...(reason &&
      told && {
        reason: { by: person(reason.by), at: formatInstant(reason.at), text: reason.text },
      }),
  };
}

/** A plan as lists have it. */
export function planSummary(
  sight: Pick<PlanSight, 'state'> & {
    readonly facts: Pick<Facts, 'organisation' | 'address' | 'calendar' | 'unreachable' | 'id'>;
  },
  now: Instant,
): PlanSummary {
  const { facts, state } = sight;
  const { organisation, address } = facts;
  const place = indexOf(organisation).place.get(address.place);
  const glance = glanceAt(state, facts, now);
  return {
    plan: facts.id,
    place: address.place,
    placeTitle: place?.title ?? address.place,
    level: place?.level ?? '',
    ...(place?.operation === undefined ? {} : { operation: place.operation }),
    year: address.year,
    state: state.chart,
    late: glance.late,
    closed: state.closed,
    openTasks: [...glance.openTasks],
    nextDeadline: glance.nextDeadline === null ? null : formatInstant(glance.nextDeadline),
  };
}

/** What became of a click. */
export function clickBody(
  intent: Pick<StoredIntent, 'id' | 'plan' | 'task' | 'act' | 'clickedAt' | 'verdict'>,
): ClickBody {
  const { id, plan, task, act, clickedAt, verdict } = intent;
  return {
    intent: id,
    plan,
    task,
    act: act.kind,
    clickedAt: formatInstant(clickedAt),
    verdict: verdict === null ? null : verdictBody(verdict),
    ...(act.kind === 'hand-in' && { version: act.version, hash: act.hash }),
  };
}

function verdictBody(verdict: Verdict): z.infer<typeof verdictSchema> {
  if (verdict.accepted) return verdict;
  const { refusal, missing } = verdict;
  return {
    accepted: false,
    refusal,
    sentence: REFUSAL_SENTENCES[refusal],
    ...(missing && { missing: [...missing] }),
  };
}
