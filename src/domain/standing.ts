import type { Facts } from './facts.ts';
import { isPastDeadline } from './deadline.ts';
import { actRung } from './ladder/rung-names.ts';
import { asKnownNow, openLedger, wasReached } from './ladder/told.ts';
import { isUnreachable } from './ladder/unreachable.ts';
import { ladderReceivers, type Receiver } from './line/receivers.ts';
import { reviewersOf } from './line/reviewers.ts';
import { actorsOf } from './line/seats.ts';
import type { Notice, NoticeKind } from './notice.ts';
import type { PlanState, TaskState } from './plan-state.ts';
import { isPending } from './task-kinds.ts';
import { sendInstant } from './calendar/working-days.ts';
import type { LocalDate } from './time.ts';

export const DROP_REASONS = [
  'handed-in',
  'new-deadline',
  'approved',
  'excepted',
  'answered',
  'vacant',
  'receiver-changed',
  'not-late',
  'too-late',
  'task-gone',
] as const;
export type DropReason = (typeof DROP_REASONS)[number];

export type Standing =
  | { readonly kind: 'stands' }
  | { readonly kind: 'drop'; readonly reason: DropReason }
  /** Not this morning: judged anew for a later one. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'readdress'; readonly receivers: readonly Receiver[] };

/** `on` is the morning that is being frozen. */
export type Asked = {
  readonly notice: Notice;
  readonly state: PlanState;
  readonly facts: Facts;
  readonly on: LocalDate;
};
type OfTask = Asked & { readonly task: TaskState };

const STANDS: Standing = { kind: 'stands' };
function drop(reason: DropReason): Standing {
  return { kind: 'drop', reason };
}

function doneReason(task: TaskState): DropReason {
  if (task.chart === 'excepted') return 'excepted';
  return task.chart === 'approved' ? 'approved' : 'handed-in';
}

function toActors({ notice, facts, task, on }: OfTask): Standing {
  const { persons, vacant } = actorsOf(facts, task, on);
  if (persons.includes(notice.receiver)) return STANDS;
  return drop(vacant ? 'vacant' : 'receiver-changed');
}

function toRole({ notice, facts, on }: OfTask, except: readonly string[]): Standing {
  const role = notice.as === 'director' ? 'director' : notice.as === 'administrator' ? 'administrator' : 'approver';
  const receivers = ladderReceivers(facts, role, { on, except });
  const others = role === 'administrator' ? receivers : receivers.filter(({ person }) => !except.includes(person));
  if (others.some(({ person }) => person === notice.receiver)) return STANDS;
  return others.length > 0 ? { kind: 'readdress', receivers: others } : drop('receiver-changed');
}

function whilePending(then: (asked: OfTask) => Standing): (asked: OfTask) => Standing {
  return (asked) => {
    if (!isPending(asked.task)) return drop(doneReason(asked.task));
    return asked.notice.lateness === asked.task.lateness ? then(asked) : drop('new-deadline');
  };
}

const whileLate = (then: (asked: OfTask) => Standing): ((asked: OfTask) => Standing) =>
  whilePending((asked) =>
    isPastDeadline(asked.facts, asked.task, sendInstant(asked.facts.calendar, asked.on))
      ? then(asked)
      : drop('not-late'),
  );

function underReview(asked: OfTask): boolean {
  const { task, notice } = asked;
  return (
    task.chart === 'handedIn' &&
    task.review !== undefined &&
    notice.rung.startsWith(`review/${String(task.handedIn?.version)}/`)
  );
}

function toReviewers(asked: OfTask): Standing {
  if (!underReview(asked)) return drop('answered');
  const found = reviewersOf(asked.facts, asked.task, asked.on);
  const receivers: readonly Receiver[] =
    found.kind === 'found'
      ? found.persons.map((person) => ({ person, as: 'reviewer' as const }))
      : found.administrators;
  if (receivers.some(({ person }) => person === asked.notice.receiver)) return STANDS;
  return { kind: 'readdress', receivers };
}

/**
 * Nobody is escalated because our mail failed: since the early morning it may have become known that what the late were told
 * last did not reach them.
 */
const onceReached =
  (lateOf: (task: TaskState) => readonly string[], then: (asked: OfTask) => Standing) =>
  (asked: OfTask): Standing => {
    const standing = then(asked);
    if (standing.kind === 'drop') return standing;
    const { facts, task, on } = asked;
    const about = { task: task.key, persons: lateOf(task), on };
    return wasReached(facts, openLedger(asKnownNow(facts)), about) ? standing : { kind: 'wait' };
  };

/** Who cannot be reached is not told of as late: the ladder says it as *kunde inte nås* (domain §5). */
const whileReachable =
  (lateOf: (task: TaskState) => readonly string[], then: (asked: OfTask) => Standing) =>
  (asked: OfTask): Standing => {
    const standing = then(asked);
    if (standing.kind === 'drop') return standing;
    return isUnreachable(asked.facts, lateOf(asked.task)) ? { kind: 'wait' } : standing;
  };

function aboutReview(asked: OfTask): Standing {
  return underReview(asked) ? toRole(asked, asked.task.review?.holders ?? []) : drop('answered');
}

function whileIn(chart: TaskState['chart']): (asked: OfTask) => Standing {
  return (asked) => {
    if (asked.task.chart !== chart) return drop(doneReason(asked.task));
    return asked.notice.lateness === asked.task.lateness ? toActors(asked) : drop('new-deadline');
  };
}

/** The request that is waiting now, not one that was answered or made anew since. */
function isSameRequest({ notice, task }: OfTask): boolean {
  return task.extensionAsked !== undefined && notice.rung === actRung('extension-asked', task.extensionAsked.at);
}

const toSuperiors = (asked: OfTask): Standing => toRole(asked, asked.task.holders);
const holdersOf = ({ holders }: TaskState): readonly string[] => holders;
const reviewersLate = ({ review }: TaskState): readonly string[] => review?.holders ?? [];
const lateReviewTold = whileReachable(reviewersLate, aboutReview);
const lateTaskTold = whileReachable(holdersOf, whileLate(toSuperiors));
/** What tells others of a lateness, without being an escalation. */
function toldOfLateness(asked: OfTask): Standing {
  return asked.notice.rung.startsWith('review/') ? lateReviewTold(asked) : lateTaskTold(asked);
}
const STANDINGS: Readonly<Record<NoticeKind, (asked: OfTask) => Standing>> = {
  task: whilePending(toActors),
  reminder: whilePending((asked) => (asked.on > asked.task.due ? drop('too-late') : toActors(asked))),
  overdue: whileLate(toActors),
  'overdue-copy': toldOfLateness,
  escalation: onceReached(holdersOf, whileLate(toSuperiors)),
  review: toReviewers,
  'review-reminder': (asked) =>
    asked.task.review && asked.on > asked.task.review.due ? drop('too-late') : toReviewers(asked),
  'review-overdue': toReviewers,
  'review-escalation': onceReached(reviewersLate, aboutReview),
  returned: whileIn('returned'),
  approved: whileIn('approved'),
  reopened: whileIn('reopened'),
  changed: toActors,
  excepted: whileIn('excepted'),
  'extension-asked': (asked) => (isSameRequest(asked) && isPending(asked.task) ? toSuperiors(asked) : drop('answered')),
  'extension-refused': whilePending(toActors),
  extended: whilePending(toActors),
  moved: toActors,
  remitted: toActors,
  handover: (asked) => (asked.notice.as === 'reviewer' ? handedReview(asked) : whilePending(toActors)(asked)),
  vacancy: (asked) =>
    isPending(asked.task) && actorsOf(asked.facts, asked.task, asked.on).vacant ? toSuperiors(asked) : drop('answered'),
  unreachable: (asked) =>
    asked.notice.rung.startsWith('review/') ? aboutReview(asked) : whilePending(toSuperiors)(asked),
  summary: toldOfLateness,
  receipt: () => STANDS,
  refused: () => STANDS,
};

function handedReview(asked: OfTask): Standing {
  if (asked.task.chart !== 'handedIn' || !asked.task.review) return drop('answered');
  const found = reviewersOf(asked.facts, asked.task, asked.on);
  return found.kind === 'found' && found.persons.includes(asked.notice.receiver) ? STANDS : drop('receiver-changed');
}

/** Whether a planned notice is still true when its morning is frozen, and still goes to the right person. */
export function standingOf(asked: Asked): Standing {
  const task = Object.hasOwn(asked.state.tasks, asked.notice.task) ? asked.state.tasks[asked.notice.task] : undefined;
  return task ? STANDINGS[asked.notice.kind]({ ...asked, task }) : drop('task-gone');
}
