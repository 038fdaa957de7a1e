import type { Facts } from '../facts.ts';
import type { Notice, NoticeKind, ReceivedAs } from '../notice.ts';
import type { PersonId } from '../organisation.ts';
import type { TaskState } from '../plan-state.ts';
import type { LocalDate } from '../time.ts';
import type { Ledger } from './told.ts';

/** One early morning of one plan. */
export type Morning = {
  readonly facts: Facts;
  readonly ledger: Ledger;
  /** The working day that is decided. */
  readonly on: LocalDate;
  /** The sending morning its notices leave on, and as of which their receivers are found: `on`, or later where it is decided late. */
  readonly sendOn: LocalDate;
};

/** A task after its morning, and what it brought. */
export type Outcome = { readonly task: TaskState; readonly notices: readonly Notice[] };

/** The notice of a rung on this morning. */
export function noticeOn(
  morning: Pick<Morning, 'facts' | 'sendOn'>,
  task: TaskState,
  what: { kind: NoticeKind; rung: string; receiver: PersonId; as: ReceivedAs },
): Notice {
  return { ...what, plan: morning.facts.id, task: task.key, lateness: task.lateness, morning: morning.sendOn };
}
