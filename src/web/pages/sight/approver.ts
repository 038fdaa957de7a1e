import type { Facts } from '../../../domain/facts.ts';
import { barredBy } from '../../../domain/acts/barred.ts';
import { receiversAbove } from '../../../domain/line/receivers.ts';
import { reviewersOf } from '../../../domain/line/reviewers.ts';
import { actorsOf } from '../../../domain/line/seats.ts';
import type { NamedPerson } from '../../../domain/mail-item.ts';
import type { TaskState } from '../../../domain/plan-state.ts';
import type { LocalDate } from '../../../domain/time.ts';
import { namedInPlan } from './person-names.ts';

/** Who answers to a request for time with a task: the nearest above who is not one of those who do it, by name. */
export function askedOf(facts: Facts, task: TaskState, on: LocalDate): readonly NamedPerson[] {
  const below = actorsOf(facts, task, on).persons;
  return receiversAbove(facts, { on, below }).map(({ person }) => namedInPlan(facts, person, on));
}

/**
 * Who reviews what is handed in; empty until the administrator has named somebody. Of what is not handed in yet, who would if
 * those whose work it is handed it in that day: nobody reviews her own.
 */
export function reviewerNames(facts: Facts, task: TaskState, on: LocalDate): readonly NamedPerson[] {
  const reviewers = reviewersOf(facts, task.handedIn === undefined ? asHandedIn(facts, task, on) : task, on);
  if (reviewers.kind !== 'found') return [];
  return reviewers.persons.map((person) => namedInPlan(facts, person, on));
}

function asHandedIn(facts: Facts, task: TaskState, on: LocalDate): TaskState {
  const [by] = actorsOf(facts, task, on).persons;
  if (by === undefined) return task;
  return {
    ...task,
    handedIn: { by, at: 0, version: 0, hash: '', late: false, barred: barredBy(facts, task, { by, on }) },
  };
}
