import type { PersonId } from '../domain/organisation.ts';
import type { PlanId } from '../domain/plan-id.ts';
import type { LocalDate } from '../domain/time.ts';
import type { Reader, Transaction } from './transaction.ts';

export const UNREACHABLE_CAUSES = ['refused', 'bounced', 'marked'] as const;
/** refused: at once, by a mail server · bounced: later, by a report · marked: by an administrator. */
export type UnreachableCause = (typeof UNREACHABLE_CAUSES)[number];

/** The person's address does not work since `since`; an earlier date stands. True when it worked before. */
export async function markUnreachable(
  transaction: Transaction,
  {
    person,
    address,
    since,
    because,
  }: { person: PersonId; address: string; since: LocalDate; because: UnreachableCause },
): Promise<boolean> {
  const where = { id: person, email: address };
  const { count } = await transaction.person.updateMany({
    where: { ...where, unreachableSince: null },
    data: { unreachableSince: since, unreachableBecause: because },
  });
  if (count === 0 && because !== 'refused') {
    // That the mail server takes it again would then prove nothing.
    await transaction.person.updateMany({
      where: { ...where, unreachableBecause: 'refused' },
      data: { unreachableBecause: because },
    });
  }
  return count === 1;
}

/**
 * The person's address takes mail again. True when it did not before. A mail server that accepts mends what it refused
 * itself; what bounced later, or an administrator has marked, is mended by her or by another address.
 */
export async function markReachable(
  transaction: Transaction,
  { person, address, mends }: { person: PersonId; address: string; mends: 'refused' | 'any' },
): Promise<boolean> {
  const { count } = await transaction.person.updateMany({
    where: {
      id: person,
      email: address,
      unreachableSince: { not: null },
      ...(mends === 'refused' && { unreachableBecause: 'refused' }),
    },
    data: { unreachableSince: null, unreachableBecause: null },
  });
  return count === 1;
}

/** Whether mail to the person's address is held back, because that a mail server takes it proves nothing. */
export async function isHeldBack(
  reader: Reader,
  { person, address }: { person: PersonId; address: string },
): Promise<boolean> {
  const held = { unreachableSince: { not: null }, unreachableBecause: { in: ['bounced', 'marked'] } };
  return (await reader.person.count({ where: { id: person, email: address, ...held } })) > 0;
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
