import type { Facts } from '../facts.ts';
import { actorsOf, seatsAbove } from '../line/seats.ts';
import type { PersonId } from '../organisation.ts';
import type { TaskState } from '../plan-state.ts';
import { holdersOf } from '../responsible.ts';
import type { LocalDate } from '../time.ts';

/**
 * Who may not approve it: who handed in, who answered for it that day, and who held the post but was away (domain §6). Handed
 * in from above, the same of the post it was done from: the next level above reviews, whoever is back at work by then.
 */
export function barredBy(facts: Facts, task: TaskState, { by, on }: { by: PersonId; on: LocalDate }): PersonId[] {
  const own = actorsOf(facts, task, on);
  const above = own.persons.includes(by)
    ? undefined
    : seatsAbove(facts, task)
        .map((seat) => holdersOf(facts.organisation, { ...seat, on }))
        .find(({ persons }) => persons.includes(by));
  const held = above === undefined ? [own] : [own, above];
  return [...new Set([by, ...held.flatMap(({ persons, appointed }) => [...persons, ...appointed])])];
}
