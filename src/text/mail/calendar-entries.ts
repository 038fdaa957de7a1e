import type { MailItem, MorningMail } from '../../domain/mail-item.ts';
import type { NoticeKind } from '../../domain/notice.ts';
import type { LocalDate } from '../../domain/time.ts';

/** A day in somebody's calendar: step, place and date, nothing else. */
export type CalendarEntry = {
  readonly uid: string;
  readonly sequence: number;
  readonly on: LocalDate;
  readonly title: string;
  readonly url: string;
  readonly cancelled: boolean;
};

/** Which notices bring a date that the receiver did not have, and whether it is the task's or the review's. */
const BRINGS: Readonly<Record<NoticeKind, 'due' | 'review' | 'cancelled' | null>> = {
  task: 'due',
  reminder: null,
  overdue: null,
  'overdue-copy': null,
  escalation: null,
  review: 'review',
  'review-reminder': null,
  'review-overdue': null,
  'review-escalation': null,
  returned: 'due',
  approved: null,
  reopened: 'due',
  changed: 'review',
  excepted: 'cancelled',
  'extension-asked': null,
  'extension-refused': null,
  extended: 'due',
  moved: 'due',
  remitted: 'due',
  handover: 'due',
  vacancy: null,
  unreachable: null,
  summary: null,
  receipt: null,
  refused: null,
};

/** The dates a morning brings; one entry per UID, the highest sequence. */
export function calendarEntries(mail: MorningMail): readonly CalendarEntry[] {
  const entries = new Map<string, CalendarEntry>();
  for (const item of mail.items) {
    const entry = entryOf(item, mail);
    const known = entry === null ? undefined : entries.get(entry.uid);
    if (entry !== null && (known === undefined || known.sequence < entry.sequence)) entries.set(entry.uid, entry);
  }
  return [...entries.values()].sort((a, b) => (a.on === b.on ? compare(a.uid, b.uid) : compare(a.on, b.on)));
}

/** The line in the letter about the enclosed file; `null` without one. */
export function calendarLine(entries: readonly CalendarEntry[]): string | null {
  if (entries.length === 0) return null;
  if (entries.every(({ cancelled }) => cancelled)) return 'Kalenderfilen som följer med stryker dagen i din kalender.';
  const days = entries.length === 1 ? 'sista dagen' : 'de sista dagarna';
  return `Kalenderfilen som följer med lägger in ${days} i din kalender.`;
}

function entryOf(item: MailItem, mail: MorningMail): CalendarEntry | null {
  const brings = item.review && BRINGS[item.kind] === 'due' ? 'review' : BRINGS[item.kind];
  if (item.calendar === undefined || brings === null) return null;
  const review = brings === 'review';
  const on = review ? (item.reviewDue ?? item.due) : item.due;
  if (on < mail.on && brings !== 'cancelled') return null;
  return {
    uid: review ? `granskning-${item.calendar.uid}` : item.calendar.uid,
    sequence: item.calendar.sequence,
    on,
    title: `${review ? 'Granska: ' : ''}${item.step}, ${item.place}: sista dagen`,
    url: item.url,
    cancelled: brings === 'cancelled',
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
