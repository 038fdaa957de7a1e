import type { Facts } from '../facts.ts';
import { actorsOf, seatsAbove } from '../line/seats.ts';
import type { PersonId } from '../organisation.ts';
import type { TaskState } from '../plan-state.ts';
import { holdersOf } from '../responsible.ts';
import type { LocalDate } from '../time.ts';

/**
 * Who may not approve it: who handed in, who answered for it that day, and who held the post but was away (domain §6). Handed
 * in from above, the same of the post it was done from and of those between: the next level above reviews (domain §2), whoever
 * is back at work by then.
 */
export function barredBy(facts: Facts, task: TaskState, { by, on }: { by: PersonId; on: LocalDate }): PersonId[] {
  const own = actorsOf(facts, task, on);
  const above = seatsAbove(facts, task).map((seat) => holdersOf(facts.organisation, { ...seat, on }));
  const from = own.persons.includes(by) ? -1 : above.findIndex(({ persons }) => persons.includes(by));
  const held = [own, ...above.slice(0, from + 1)];
  return [...new Set([by, ...held.flatMap(({ persons, appointed }) => [...persons, ...appointed])])];
}
