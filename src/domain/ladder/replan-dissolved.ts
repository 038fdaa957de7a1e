import type { LocalDate } from '../time.ts';
import type { LedgerEntry, Notice, NoticeKind } from '../notice.ts';

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

const TO_THE_LATE: ReadonlySet<NoticeKind> = new Set(['overdue', 'review-overdue']);

/** Notices of mornings on which the mail server was away, planned anew for the next; what is no longer true drops then. */
export function replanDissolved(ledger: readonly LedgerEntry[], morning: LocalDate): Notice[] {
  const isSame = (a: Notice, b: Notice): boolean =>
    a.task === b.task && a.rung === b.rung && a.receiver === b.receiver && a.lateness === b.lateness;
  const isToldToOthers = (entry: Notice): boolean =>
    ledger.some(
      (other) =>
        (other.status === 'sent' || other.status === 'refused') &&
        other.morning === entry.morning &&
        isSame(entry, { ...other, receiver: entry.receiver }),
    );
  /** Whom it is about has not been told either, and cannot be: the ladder tells both when she can be reached. */
  const isCopyOfUntold = (entry: Notice): boolean => {
    const toTheLate = ledger.filter(
      (other) =>
        TO_THE_LATE.has(other.kind) &&
        other.morning === entry.morning &&
        isSame(entry, { ...other, receiver: entry.receiver }),
    );
    return (
      entry.kind === 'overdue-copy' && toTheLate.length > 0 && toTheLate.every(({ status }) => status === 'refused')
    );
  };
  const isLost = (entry: Notice): boolean =>
    TOLD_BY_EVENTS.has(entry.kind) ||
    (TOLD_BY_LADDER.has(entry.kind) && isToldToOthers(entry) && !isCopyOfUntold(entry));
  return ledger
    .filter(({ status }) => status === 'dissolved')
    .filter(isLost)
    .filter((entry) => !ledger.some((other) => isSame(entry, other) && other.status !== 'dissolved'))
    .filter((entry, index, all) => all.findIndex((other) => isSame(entry, other)) === index)
    .map(({ status: _, acceptedOn: __, ...notice }) => ({ ...notice, morning }));
}
