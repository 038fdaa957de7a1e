import type { PersonId } from '../domain/organisation.ts';
import type { LocalDate } from '../domain/time.ts';
import type { Transaction } from './transaction.ts';

/** The person's address refuses mail since `since`; an earlier date stands. Only while it is still that address. */
export async function markUnreachable(
  transaction: Transaction,
  { person, address, since }: { person: PersonId; address: string; since: LocalDate },
): Promise<void> {
  await transaction.person.updateMany({
    where: { id: person, email: address, unreachableSince: null },
    data: { unreachableSince: since },
  });
}

/** The person's address takes mail again. True when it did not before. */
export async function markReachable(
  transaction: Transaction,
  { person, address }: { person: PersonId; address: string },
): Promise<boolean> {
  const { count } = await transaction.person.updateMany({
    where: { id: person, email: address, unreachableSince: { not: null } },
    data: { unreachableSince: null },
  });
  return count === 1;
}
