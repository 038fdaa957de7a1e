import { nthWorkingDayAfter, workingDaysBetween } from '../calendar/working-days.ts';
import type { Facts } from '../facts.ts';
import type { PersonId } from '../organisation.ts';
import type { Review, TaskState } from '../plan-state.ts';
import { reopenedBelow } from '../requirements.ts';
import type { Instant, LocalDate } from '../time.ts';

/** A review given to others, with a deadline no earlier than `atLeast`; a new deadline is a new round of its ladder. */
export function withReviewers(
  review: Review,
  { persons, atLeast, at }: { persons: readonly PersonId[]; atLeast: LocalDate; at: Instant },
): Review {
  if (review.due >= atLeast) return { ...review, holders: persons };
  return { ...review, holders: persons, due: atLeast, ladderFrom: at, shift: 0, round: (review.round ?? 1) + 1 };
}

/**
 * Keeps account of how long a review has waited for plans below that are open again: its deadline, and with it its whole
 * ladder, is put off by as many working days (domain §6: its review's ladder waits).
 */
export function accountWaiting(facts: Facts, { task, on }: { task: TaskState; on: LocalDate }): TaskState {
  const { review } = task;
  if (!review) return task;
  if (reopenedBelow(facts, task).length > 0) {
    return review.waitsSince === undefined ? { ...task, review: { ...review, waitsSince: on } } : task;
  }
  if (review.waitsSince === undefined) return task;
  const { waitsSince, ...freed } = review;
  const waited = workingDaysBetween(facts.calendar, waitsSince, on);
  return { ...task, review: { ...freed, due: nthWorkingDayAfter(facts.calendar, review.due, waited) } };
}
