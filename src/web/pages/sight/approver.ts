import type { Facts } from '../../../domain/facts.ts';
import { ladderReceivers } from '../../../domain/line/receivers.ts';
import { reviewersOf } from '../../../domain/line/reviewers.ts';
import type { NamedPerson } from '../../../domain/mail-item.ts';
import type { TaskState } from '../../../domain/plan-state.ts';
import type { LocalDate } from '../../../domain/time.ts';
import { namedPerson } from './person-names.ts';

/** Who answers to a request for time, and to whom the task goes: the nearest above, by name. */
export function askedOf(facts: Facts, on: LocalDate): readonly NamedPerson[] {
  return ladderReceivers(facts, 'approver', { on, except: [] }).map(({ person }) =>
    namedPerson(facts.organisation, { person, on }),
  );
}

/** Who reviews what is handed in; empty until the administrator has named somebody. */
export function reviewerNames(facts: Facts, task: TaskState, on: LocalDate): readonly NamedPerson[] {
  const reviewers = reviewersOf(facts, task, on);
  if (reviewers.kind !== 'found') return [];
  return reviewers.persons.map((person) => namedPerson(facts.organisation, { person, on }));
}
