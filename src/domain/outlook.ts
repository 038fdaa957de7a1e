import {
  dayOf,
  nextSendingMorning,
  nthWorkingDayAfter,
  workingDayOnOrAfter,
  workingDaysBetween,
} from './calendar/working-days.ts';
import type { Facts } from './facts.ts';
import { accountBlocking } from './ladder/blocking.ts';
import { climbReview, reviewLadder } from './ladder/climb-review.ts';
import { climbTask } from './ladder/climb-task.ts';
import type { Climb } from './ladder/escalate.ts';
import { playAhead, type Ahead } from './ladder/play-ahead.ts';
import { reviewRung } from './ladder/rung-names.ts';
import { nextFirstOfWeek } from './ladder/summary.ts';
import { taskLadder } from './ladder/task-ladder.ts';
import { namedInLine } from './line/named-in-line.ts';
import { actorsOf } from './line/seats.ts';
import type { OutlookEntry } from './mail-item.ts';
import type { Notice, NoticeKind } from './notice.ts';
import type { Review, TaskState } from './plan-state.ts';
import type { Instant, LocalDate } from './time.ts';

type Asked = { readonly facts: Facts; readonly task: TaskState; readonly now: Instant };

/**
 * What follows if nothing happens and every e-mail arrives, in order of date: for what is handed in and waits for its
 * review, what happens to the review; else what happens to the task. Told by the mornings themselves, played ahead; what
 * this day's has told stands there too.
 */
export function outlook(asked: Asked): readonly OutlookEntry[] {
  const { facts, task, now } = asked;
  const today = dayOf(facts.calendar, now);
  const review = task.chart === 'handedIn' ? task.review : undefined;
  return (review ? ofReview(asked, review) : ofTask(asked))
    .filter(({ on }) => on >= today)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function ofTask(asked: Asked): OutlookEntry[] {
  const { facts, task, now } = asked;
  const entries: OutlookEntry[] = [];
  if (task.chart === 'upcoming') entries.push({ on: task.opensOn, kind: 'opens', to: [] });
  entries.push({ on: task.due, kind: 'due', to: [] });
  const ladder = taskLadder(facts, task);
  if (!ladder) return entries;
  const soonest = nextSendingMorning(facts.calendar, now);
  const opens = workingDayOnOrAfter(facts.calendar, task.opensOn);
  const from = task.chart === 'upcoming' && opens > soonest ? opens : soonest;
  const holders = task.holders.length > 0 ? task.holders : actorsOf(facts, task, from).persons;
  const ahead: Ahead = {
    task: { ...task, holders },
    from,
    until: lastMorning(facts, { from, due: task.due, climb: ladder.climb }),
    brings: (morning, played) => climbTask(morning, accountBlocking(facts, { task: played, on: morning.on })),
  };
  const isOfTask = ({ lateness, rung }: Notice): boolean => lateness === task.lateness && !rung.startsWith('review/');
  return [...entries, ...toldOf(asked, { due: task.due, ahead, isOf: isOfTask })];
}

/** While plans below are open again its ladder waits, and where nobody may review there is nobody to remind (domain §6). */
function ofReview(asked: Asked, review: Review): OutlookEntry[] {
  const { facts, task, now } = asked;
  const due: OutlookEntry = { on: review.due, kind: 'review-due', to: [] };
  const ladder = reviewLadder(facts, task, review);
  if (!ladder || review.holders.length === 0) return [due];
  const from = nextSendingMorning(facts.calendar, now);
  const until = lastMorning(facts, { from, due: review.due, climb: ladder.climb });
  const ofVersion = reviewRung({ version: task.handedIn?.version ?? 0 }, '');
  const isOfReview = ({ rung }: Notice): boolean => rung.startsWith(ofVersion);
  return [
    due,
    ...toldOf(asked, { due: review.due, ahead: { task, from, until, brings: climbReview }, isOf: isOfReview }),
  ];
}

/** Working days that a ladder may be put off by who is new and by what the late must be told first. */
const PUT_OFF = 10;

/**
 * The first summary comes no later: the whole ladder from now on, and the week after. By how much it has been put off so
 * far need not be added: those days have passed since the deadline.
 */
function lastMorning(
  { calendar }: Facts,
  { from, due, climb }: { from: LocalDate; due: LocalDate; climb: Climb },
): LocalDate {
  const last = climb.rungs.at(-1)?.on ?? climb.overdue?.on ?? due;
  const length = workingDaysBetween(calendar, due, last) + PUT_OFF;
  return nextFirstOfWeek(calendar, nthWorkingDayAfter(calendar, from > due ? from : due, length));
}

const LADDER_KINDS = ['task', 'reminder', 'overdue', 'overdue-copy', 'escalation', 'summary'] as const;
type LadderKind = (typeof LADDER_KINDS)[number];
const SHOWN_AS: Partial<Record<NoticeKind, LadderKind>> = {
  task: 'task',
  reminder: 'reminder',
  'review-reminder': 'reminder',
  overdue: 'overdue',
  'review-overdue': 'overdue',
  'overdue-copy': 'overdue-copy',
  escalation: 'escalation',
  'review-escalation': 'escalation',
  summary: 'summary',
};

type Course = { readonly due: LocalDate; readonly ahead: Ahead; readonly isOf: (notice: Notice) => boolean };

/** What has been told today and what the mornings to come tell, by day; of the summaries the first. */
function toldOf({ facts, task, now }: Asked, { due, ahead, isOf }: Course): OutlookEntry[] {
  const today = dayOf(facts.calendar, now);
  const told: readonly Notice[] = facts.ledger.filter(
    (entry) => entry.task === task.key && (entry.status === 'sent' || entry.status === 'planned') && isOf(entry),
  );
  const notices = [...told, ...playAhead(facts, ahead).filter(isOf)];
  const daysOf = (kind: LadderKind): LocalDate[] => {
    const days = notices.filter((notice) => SHOWN_AS[notice.kind] === kind).map(({ morning }) => morning);
    return [...new Set(days)].filter((on) => on !== 'at-once' && on >= today).sort();
  };
  const shown: Readonly<Record<LadderKind, readonly LocalDate[]>> = {
    // The opening of what is not open yet stands there by its own name.
    task: task.chart === 'upcoming' ? [] : daysOf('task'),
    reminder: daysOf('reminder'),
    overdue: daysOf('overdue'),
    'overdue-copy': daysOf('overdue-copy').filter((on) => !daysOf('overdue').includes(on)),
    escalation: daysOf('escalation'),
    summary: daysOf('summary').slice(0, 1),
  };
  return LADDER_KINDS.flatMap((kind) => shown[kind].map((on) => entryOn(facts, { on, kind, due, notices })));
}

function entryOn(
  facts: Facts,
  { on, kind, due, notices }: { on: LocalDate; kind: LadderKind; due: LocalDate; notices: readonly Notice[] },
): OutlookEntry {
  if (kind === 'reminder' || kind === 'task') return { on, kind, to: [] };
  const receivers = notices
    .filter((notice) => notice.morning === on)
    .filter((notice) => (kind === 'overdue' ? notice.kind === 'overdue-copy' : SHOWN_AS[notice.kind] === kind))
    .map(({ receiver }) => receiver);
  const to = [...new Set(receivers)].map((person) => namedInLine(facts, person, on));
  return kind === 'summary' || kind === 'overdue-copy'
    ? { on, kind, to }
    : { on, kind, to, workingDays: workingDaysBetween(facts.calendar, due, on) };
}
