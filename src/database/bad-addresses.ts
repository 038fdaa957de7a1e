import type { NoticeKind } from '../domain/notice.ts';
import type { PersonId } from '../domain/organisation.ts';
import type { PlanId } from '../domain/plan-id.ts';
import type { LocalDate } from '../domain/time.ts';
import type { UnreachableCause } from './reach-store.ts';
import type { Reader } from './transaction.ts';

/** An address that does not work, since when and why, and what its person has not been told because of it. */
export type BadAddress = {
  readonly person: PersonId;
  readonly name: string;
  readonly address: string;
  readonly since: LocalDate;
  readonly because: UnreachableCause;
  /** What the mail server or the report last said; null where nothing was said. */
  readonly answer: string | null;
  /** Newest first. */
  readonly heldBack: readonly {
    readonly kind: NoticeKind;
    readonly plan: PlanId;
    readonly task: string;
    readonly morning: string;
  }[];
};

/** Every address of the municipality that does not work, the longest first. */
export async function badAddresses(reader: Reader, municipality: string): Promise<readonly BadAddress[]> {
  const persons = await reader.person.findMany({
    where: { municipalityId: municipality, unreachableSince: { not: null } },
    orderBy: [{ unreachableSince: 'asc' }, { name: 'asc' }, { id: 'asc' }],
  });
  return await Promise.all(
    persons.map(async ({ id, name, email, unreachableSince, unreachableBecause }) => {
      const because = (unreachableBecause ?? 'refused') as UnreachableCause;
      const notices = await reader.notice.findMany({
        where: { receiverId: id, status: 'refused' },
        orderBy: [{ plannedAt: 'desc' }, { key: 'asc' }],
        select: { kind: true, planId: true, task: true, morning: true },
      });
      const last = await reader.email.findFirst({
        where: { personId: id, address: email, status: because === 'bounced' ? 'bounced' : 'refused' },
        orderBy: [{ frozenAt: 'desc' }, { id: 'asc' }],
        select: { answer: true },
      });
      return {
        person: id,
        name,
        address: email,
        since: unreachableSince ?? '',
        because,
        answer: last?.answer ?? null,
        heldBack: notices.map(({ kind, planId, task, morning }) => ({
          kind: kind as NoticeKind,
          plan: planId,
          task,
          morning,
        })),
      };
    }),
  );
}
