import type { Facts } from '../facts.ts';
import type { Receiver } from './receivers.ts';
import { administrators } from './receivers.ts';
import type { PersonId } from '../organisation.ts';
import type { TaskState } from '../plan-state.ts';
import { holdersOf, isInOffice } from '../responsible.ts';
import type { LocalDate } from '../time.ts';
import { placesAbove, seatOfPlace } from './seats.ts';
import { stepOf } from './step-of.ts';

export type Reviewers =
  | { readonly kind: 'found'; readonly persons: readonly PersonId[] }
  /** Nobody in the line may: the administrator names somebody. */
  | { readonly kind: 'to-be-named'; readonly administrators: readonly Receiver[] };

/**
 * Who reviews what is handed in: the nearest level above where somebody answers and nobody is barred, at the top whom the
 * administrator names (domain §6: nobody approves their own work). Who was named reviews as long as she is in office.
 */
export function reviewersOf(facts: Facts, task: TaskState, on: LocalDate): Reviewers {
  const named = task.namedReviewer;
  if (named !== undefined && isInOffice(facts.organisation, { person: named, on })) {
    return { kind: 'found', persons: [named] };
  }
  const barred = task.handedIn?.barred ?? [];
  const by = stepOf(facts, task)?.review?.by ?? 'approver';
  if (by === 'administrator') {
    const persons = administrators(facts, on)
      .map((receiver) => receiver.person)
      .filter((person) => !barred.includes(person));
    if (persons.length > 0) return { kind: 'found', persons };
  }
  const above = placesAbove(facts, facts.address.place);
  for (const place of by === 'director' ? above.slice(-1) : above) {
    const seat = seatOfPlace(facts, place);
    const persons = seat ? holdersOf(facts.organisation, { ...seat, on }).persons : [];
    if (persons.length > 0 && !persons.some((person) => barred.includes(person))) return { kind: 'found', persons };
  }
  return { kind: 'to-be-named', administrators: administrators(facts, on) };
}

/** The administrator names a reviewer only where nobody in the line may review (domain §6). */
export function isReviewedInLine(facts: Facts, task: TaskState, on: LocalDate): boolean {
  const { namedReviewer: _, ...unnamed } = task;
  return reviewersOf(facts, unnamed, on).kind === 'found';
}
