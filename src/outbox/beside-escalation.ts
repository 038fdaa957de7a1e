import type { Facts } from '../domain/facts.ts';
import type { MailItem } from '../domain/mail-item.ts';
import type { Notice, NoticeKind } from '../domain/notice.ts';
import { isExtended, peersOf } from '../domain/peers.ts';
import type { PlanId } from '../domain/plan-id.ts';
import type { PlanState, TaskState } from '../domain/plan-state.ts';
import type { LocalDate } from '../domain/time.ts';

/** The plans below the same plan above, the task's own among them. */
export type Siblings = readonly { readonly id: PlanId; readonly state: PlanState }[];

type Escalated = {
  readonly notice: Notice;
  readonly facts: Facts;
  readonly task: TaskState;
  readonly siblings?: Siblings | undefined;
  readonly on: LocalDate;
};

/** What an escalation tells beside who is late: what they have been told, who has handed in, and who is not late. */
export function besideEscalation({
  notice,
  facts,
  task,
  siblings = [],
  on,
}: Escalated): Pick<MailItem, 'peers' | 'toldBefore' | 'hadExtension'> {
  if (notice.kind !== 'escalation') return {};
  const own = task.child === undefined && task.board === undefined;
  const overdue = acceptedOn({ facts, task }, 'overdue').at(-1);
  return {
    ...(own && siblings.length > 1 && { peers: peersOf(facts, { step: task.step, plans: siblings, on }) }),
    toldBefore: { reminders: acceptedOn({ facts, task }, 'reminder'), ...(overdue !== undefined && { overdue }) },
    ...(isExtended(task) && { hadExtension: true }),
  };
}

/** The days on which those responsible got it, under the present deadline. */
function acceptedOn({ facts, task }: { facts: Facts; task: TaskState }, kind: NoticeKind): readonly LocalDate[] {
  const days = facts.ledger
    .filter((entry) => entry.task === task.key && entry.lateness === task.lateness && entry.kind === kind)
    .flatMap((entry) => entry.acceptedOn ?? []);
  return [...new Set(days)].sort();
}
