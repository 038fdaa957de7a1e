import { isPastDeadline } from './deadline.ts';
import type { Facts } from './facts.ts';
import { isUnreachable } from './ladder/unreachable.ts';
import type { TaskState } from './plan-state.ts';
import type { Instant } from './time.ts';

/**
 * *Försenad* (domain §5): the deadline has passed for somebody who exists and whom mail reaches. A vacant post is nobody's
 * lateness, and who could not be reached is told as *kunde inte nås*, never as late. Every list and count asks this.
 */
export function isLate(facts: Pick<Facts, 'calendar' | 'unreachable'>, task: TaskState, now: Instant): boolean {
  return task.holders.length > 0 && isPastDeadline(facts, task, now) && !isUnreachable(facts, task.holders);
}
