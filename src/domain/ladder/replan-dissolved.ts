import type { Facts } from '../facts.ts';
import type { LedgerEntry, Notice, NoticeKind } from '../notice.ts';
import type { PlanState } from '../plan-state.ts';
import type { LocalDate } from '../time.ts';
import { isUnreachable } from './unreachable.ts';

/** What no later morning would think of by itself; the rungs of a ladder are judged anew anyway. */
const TOLD_BY_EVENTS: ReadonlySet<NoticeKind> = new Set([
  'review',
  'returned',
  'approved',
  'reopened',
  'changed',
  'excepted',
  'extension-asked',
  'extension-refused',
  'extended',
  'moved',
  'remitted',
  'handover',
  'vacancy',
]);

/** Rungs that a morning judges anew, unless another receiver was told on the very same one: then the first is told as she was to be. */
const TOLD_BY_LADDER: ReadonlySet<NoticeKind> = new Set([
  'task',
  'overdue',
  'overdue-copy',
  'escalation',
  'review-overdue',
  'review-escalation',
  'unreachable',
]);

/** Told of nobody who cannot be reached: planned, they would only be held back once more every morning. */
const TOLD_OF_THE_REACHED: ReadonlySet<NoticeKind> = new Set(['overdue-copy', 'escalation', 'review-escalation']);

type Now = {
  /** The sending morning that they are planned for. */
  readonly morning: LocalDate;
  readonly unreachable: Facts['unreachable'];
  readonly tasks: PlanState['tasks'];
};

/**
 * Notices of mornings on which the mail server was away, planned anew for the next; what is no longer true drops then. What
 * is told of a lateness whose people cannot be reached stays as it is until they can be.
 */
export function replanDissolved(ledger: readonly LedgerEntry[], { morning, unreachable, tasks }: Now): Notice[] {
  const isSame = (a: Notice, b: Notice): boolean =>
    a.task === b.task && a.rung === b.rung && a.receiver === b.receiver && a.lateness === b.lateness;
  const isToldToOthers = (entry: Notice): boolean =>
    ledger.some(
      (other) =>
        (other.status === 'sent' || other.status === 'refused') &&
        other.morning === entry.morning &&
        isSame(entry, { ...other, receiver: entry.receiver }),
    );
  const isOfUnreachable = ({ kind, rung, task: key }: Notice): boolean => {
    const task = tasks[key];
    const late = rung.startsWith('review/') ? task?.review?.holders : task?.holders;
    return TOLD_OF_THE_REACHED.has(kind) && isUnreachable({ unreachable }, late ?? []);
  };
  const isLost = (entry: Notice): boolean =>
    TOLD_BY_EVENTS.has(entry.kind) ||
    (TOLD_BY_LADDER.has(entry.kind) && isToldToOthers(entry) && !isOfUnreachable(entry));
  return ledger
    .filter(({ status }) => status === 'dissolved')
    .filter(isLost)
    .filter((entry) => !ledger.some((other) => isSame(entry, other) && other.status !== 'dissolved'))
    .filter((entry, index, all) => all.findIndex((other) => isSame(entry, other)) === index)
    .map(({ status: _, acceptedOn: __, ...notice }) => ({ ...notice, morning }));
}
