import type { Facts } from '../facts.ts';
import { actorsOf } from '../line/seats.ts';
import type { PersonId } from '../organisation.ts';
import type { TaskState } from '../plan-state.ts';
import type { LocalDate } from '../time.ts';

/** Who may not approve it: who handed in, who answered for it that day, and who held the post but was away (domain §6). */
export function barredBy(facts: Facts, task: TaskState, { by, on }: { by: PersonId; on: LocalDate }): PersonId[] {
  const { persons, appointed } = actorsOf(facts, task, on);
  return [...new Set([by, ...persons, ...appointed])];
}
