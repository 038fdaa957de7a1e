import type { PersonId } from '../domain/organisation.ts';
import type { PlanId } from '../domain/plan-id.ts';
import type { LocalDate } from '../domain/time.ts';
import type { Reader, Transaction } from './transaction.ts';

/** The person's address refuses mail since `since`; an earlier date stands. True when it took mail before. */
export async function markUnreachable(
  transaction: Transaction,
  { person, address, since }: { person: PersonId; address: string; since: LocalDate },
): Promise<boolean> {
  const { count } = await transaction.person.updateMany({
    where: { id: person, email: address, unreachableSince: null },
    data: { unreachableSince: since },
  });
  return count === 1;
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

/** The plans in which the person holds a task or a review, as their last morning found it; in order of id. */
export async function plansAnsweredBy(reader: Reader, person: PersonId): Promise<readonly PlanId[]> {
  const rows = await reader.$queryRaw<{ id: PlanId }[]>`
    SELECT plan."id" FROM "Plan" plan
    WHERE plan."municipalityId" = (SELECT "municipalityId" FROM "Person" WHERE "id" = ${person}::uuid)
      AND jsonb_path_exists(
        plan."state",
        '$.tasks.*.**{0 to 1}.holders[*] ? (@ == $person)',
        jsonb_build_object('person', ${person}::text))
    ORDER BY plan."id" COLLATE "C"`;
  return rows.map(({ id }) => id);
}
