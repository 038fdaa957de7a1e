import type { ActKind } from './intent.ts';
import type { NoticeKind, ReceivedAs } from './notice.ts';
import type { Peers } from './peers.ts';
import type { Refusal } from './refusal.ts';
import type { Instant, LocalDate } from './time.ts';

/** One section of an e-mail: a notice with everything its sentences need, names resolved on the day. No figures. */
export type MailItem = {
  readonly kind: NoticeKind;
  readonly as: ReceivedAs;
  /** "Oxbacksskolan"; for the top plan "Södertälje kommun". */
  readonly place: string;
  /** "Grundskola"; absent for the top plan. */
  readonly operation?: string;
  /** The plan the task stands in, where `place` is a plan below that it is about. */
  readonly ofPlan?: string;
  readonly step: string;
  readonly description?: string;
  readonly url: string;
  readonly task: string;
  readonly due: LocalDate;
  /** Those responsible that day, with what they are called. */
  readonly holders: readonly NamedPerson[];
  readonly approver?: NamedPerson;
  /** Whole working days since the deadline; absent while in time. */
  readonly workingDaysLate?: number;
  /** It is about the review of what is handed in, not about the task. */
  readonly review?: boolean;
  /** What follows if nothing happens, in order of date; for the review where it is about that. */
  readonly outlook: readonly OutlookEntry[];
  /** What the task waits for from others (titles of plans or steps). */
  readonly missing: readonly string[];
  /** For `escalation`: how everybody with the same step under the same plan above stands. */
  readonly peers?: Peers;
  /** For `escalation`: the days on which the mail server took what those responsible were told. */
  readonly toldBefore?: { readonly reminders: readonly LocalDate[]; readonly overdue?: LocalDate };
  /** For `escalation`: the date that has passed was an extension. */
  readonly hadExtension?: boolean;
  readonly by?: NamedPerson;
  readonly reason?: string;
  /** The date asked for, or until when an older answer stood. */
  readonly askedDue?: LocalDate;
  readonly reviewDue?: LocalDate;
  readonly receipt?: { readonly version: number; readonly hash: string; readonly at: Instant; readonly late: boolean };
  readonly refusal?: { readonly code: Refusal; readonly act: ActKind; readonly missing: readonly string[] };
  /** For `summary`: since when it stands there. */
  readonly lateSince?: LocalDate;
  /** What the receiver is called at this place; without it, found among holders and approver by name. */
  readonly receiverTitle?: string;
  /** The receiver gets it as this person's substitute. */
  readonly standingInFor?: NamedPerson;
  /** Stable UID and sequence of the task's calendar entry; absent where no date is given. */
  readonly calendar?: { readonly uid: string; readonly sequence: number };
};

export type NamedPerson = { readonly name: string; readonly title: string };

export const OUTLOOK_KINDS = [
  'opens',
  /** What is open already is told. */
  'task',
  'reminder',
  'due',
  'overdue',
  /** A copy that leaves on another day than what it is a copy of. */
  'overdue-copy',
  'escalation',
  'summary',
  'review-due',
] as const;
export type OutlookEntry = {
  readonly on: LocalDate;
  readonly kind: (typeof OUTLOOK_KINDS)[number];
  /** Who is told, beside those responsible, by name. */
  readonly to: readonly NamedPerson[];
  /** Working days after the deadline, for `overdue` and `escalation`. */
  readonly workingDays?: number;
};

/** Everything one person is told one morning. */
export type MorningMail = {
  readonly receiver: { readonly name: string; readonly email: string };
  readonly municipality: { readonly title: string; readonly contact: string };
  /** The configured address of the web, without a trailing slash. */
  readonly baseUrl: string;
  readonly timezone: string;
  /** The local date on which it is sent. */
  readonly on: LocalDate;
  readonly items: readonly MailItem[];
};
