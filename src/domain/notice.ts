import type { PersonId } from './organisation.ts';
import type { LocalDate } from './time.ts';

export const NOTICE_KINDS = [
  'task',
  'reminder',
  'overdue',
  'overdue-copy',
  'escalation',
  'review',
  'review-reminder',
  'review-overdue',
  'review-escalation',
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
  'unreachable',
  'summary',
  'receipt',
  'refused',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Why this person gets it: the role that made them a receiver. Sentences: `src/text`. */
export const RECEIVED_AS = ['responsible', 'approver', 'director', 'administrator', 'reviewer', 'actor'] as const;
export type ReceivedAs = (typeof RECEIVED_AS)[number];

/** One thing to tell one person. An e-mail is one person's notices of one morning. */
export type Notice = {
  readonly kind: NoticeKind;
  readonly plan: string;
  readonly task: string;
  /** Counts the task's deadlines from 1: a new deadline is a new lateness. */
  readonly lateness: number;
  /** Which rung of the ladder, or which act; with `lateness` and `morning` it tells notices apart. */
  readonly rung: string;
  readonly receiver: PersonId;
  readonly as: ReceivedAs;
  /** The sending morning; `at-once` for what a person's own click causes. */
  readonly morning: LocalDate | 'at-once';
};

/** The same notice decided twice has the same key. */
export function noticeKey(notice: Notice): string {
  const { plan, task, lateness, rung, receiver, morning } = notice;
  return [plan, task, lateness, rung, receiver, morning].join('|');
}

export const NOTICE_STATUSES = ['planned', 'sent', 'refused', 'dropped', 'dissolved'] as const;
/**
 * planned: decided, not yet accepted by a mail server · sent: accepted · refused: the server said no for good ·
 * dropped: no longer true when the morning was frozen · dissolved: the server was away, judged anew next morning.
 */
export type NoticeStatus = (typeof NOTICE_STATUSES)[number];

/** What the ledger knows of a notice. */
export type LedgerEntry = Notice & {
  readonly status: NoticeStatus;
  /** The local date on which the mail server accepted it. */
  readonly acceptedOn?: LocalDate;
};
