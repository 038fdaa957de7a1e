import { dayOf, sendInstant, workingDaysBetween } from '../domain/calendar/working-days.ts';
import { isPastDeadline } from '../domain/deadline.ts';
import type { Facts } from '../domain/facts.ts';
import type { Intent } from '../domain/intent.ts';
import { indexOf } from '../domain/line/organisation-index.ts';
import { receiversAbove } from '../domain/line/receivers.ts';
import { reviewersOf } from '../domain/line/reviewers.ts';
import { namedInLine } from '../domain/line/named-in-line.ts';
import { actorsOf } from '../domain/line/seats.ts';
import { stepOf } from '../domain/line/step-of.ts';
import type { MailItem, NamedPerson } from '../domain/mail-item.ts';
import type { Notice, NoticeKind } from '../domain/notice.ts';
import type { PersonId } from '../domain/organisation.ts';
import { outlook } from '../domain/outlook.ts';
import type { PlanState, TaskState } from '../domain/plan-state.ts';
import type { Verdict } from '../domain/refusal.ts';
import { missingFor } from '../domain/requirements.ts';
import { isPending } from '../domain/task-kinds.ts';
import type { LocalDate } from '../domain/time.ts';
import { planAddress } from '../domain/plan-id.ts';
import { besideEscalation, type Siblings } from './beside-escalation.ts';
import { taskUrl } from './task-url.ts';

export type ItemSource = {
  readonly notice: Notice;
  readonly state: PlanState;
  readonly facts: Facts;
  /** The local date on which it is sent. */
  readonly on: LocalDate;
  readonly baseUrl: string;
  /** The click that a receipt or a refusal answers. */
  readonly click?: (Intent & { readonly verdict: Verdict | null }) | undefined;
  /** For an escalation: the plans below the same plan above, its own among them. */
  readonly siblings?: Siblings | undefined;
};

type OfTask = ItemSource & { readonly task: TaskState };

const ABOUT_REVIEW: ReadonlySet<NoticeKind> = new Set([
  'review',
  'review-reminder',
  'review-overdue',
  'review-escalation',
  'changed',
]);

/** A notice with everything its sentences need, as it is on the day it is sent; undefined when its task is gone. */
export function composeMailItem(source: ItemSource): MailItem | undefined {
  const { notice, state, facts, on, baseUrl } = source;
  const task = Object.hasOwn(state.tasks, notice.task) ? state.tasks[notice.task] : undefined;
  if (!task) return undefined;
  const from: OfTask = { ...source, task };
  const review = isAboutReview(notice);
  const pending = isPending(task);
  const ahead = review ? task.chart === 'handedIn' : pending || task.chart === 'upcoming';
  const { own, others } = pending ? missingFor(state, facts, task) : { own: [], others: [] };
  return {
    kind: notice.kind,
    as: notice.as,
    ...placeOf(from),
    step: stepTitle(from),
    ...present('description', stepOf(facts, task)?.description),
    url: taskUrl(baseUrl, { plan: notice.plan, task: task.key, review: review && notice.as === 'reviewer' }),
    task: task.key,
    due: task.due,
    holders: actorsOf(facts, task, on).persons.map((person) => namedInLine(facts, person, on)),
    ...present('approver', approverOf(from)),
    ...present('workingDaysLate', daysLate(from, review)),
    ...(review && { review }),
    outlook: ahead ? outlook({ facts, task, now: sendInstant(facts.calendar, on) }) : [],
    missing: [...own, ...others],
    ...besideEscalation(from),
    ...because(from),
    ...present('askedDue', task.extensionAsked?.due),
    ...present('reviewDue', task.review?.due),
    ...answered(from),
    ...(notice.kind === 'summary' && { lateSince: listedSince(from) }),
    ...(!task.beforeStart && { calendar: { uid: `${notice.plan}/${task.key}@arshjul`, sequence: task.lateness - 1 } }),
  };
}

function isAboutReview({ kind, as, rung }: Notice): boolean {
  return ABOUT_REVIEW.has(kind) || rung.startsWith('review/') || (kind === 'handover' && as === 'reviewer');
}

/** A task about one plan below has the step's own title: which plan is said beside it. */
function stepTitle({ facts, task }: OfTask): string {
  return task.child === undefined ? task.title : (stepOf(facts, task)?.title ?? task.title);
}

function placeOf({ facts, task }: OfTask): Pick<MailItem, 'place' | 'operation' | 'ofPlan'> {
  const places = indexOf(facts.organisation).place;
  const below = task.child === undefined ? undefined : places.get(planAddress(task.child).place);
  if (below) {
    const own = places.get(facts.address.place);
    const operation = below.operation === undefined ? undefined : places.get(below.operation)?.title;
    return { place: below.title, ...present('operation', operation), ofPlan: own?.title ?? facts.organisation.title };
  }
  const own = places.get(facts.address.place);
  if (own?.parent === undefined) return { place: facts.organisation.title };
  const operation = own.operation === undefined ? undefined : places.get(own.operation)?.title;
  return { place: own.title, ...present('operation', operation) };
}

/** Who reviews it once it is handed in; before that, who answers for the plan above. */
function approverOf({ facts, task, on }: OfTask): NamedPerson | undefined {
  const [person] =
    reviewing(facts, task, on) ?? receiversAbove(facts, { on, below: task.holders }).map((to) => to.person);
  return person === undefined ? undefined : namedInLine(facts, person, on);
}

function reviewing(facts: Facts, task: TaskState, on: LocalDate): readonly PersonId[] | undefined {
  if (!task.review) return undefined;
  const found = reviewersOf(facts, task, on);
  return found.kind === 'found' ? found.persons : undefined;
}

function daysLate({ facts, task, on }: OfTask, review: boolean): number | undefined {
  const due = review ? task.review?.due : task.due;
  if (due === undefined || on <= due) return undefined;
  const late = review || isPastDeadline(facts, task, sendInstant(facts.calendar, on));
  return late ? workingDaysBetween(facts.calendar, due, on) : undefined;
}

/** Who did what it tells of, and why. */
function because({ notice, facts, task, on }: OfTask): Pick<MailItem, 'by' | 'reason'> {
  const asked = notice.kind === 'extension-asked' ? task.extensionAsked : undefined;
  const reason = asked ? { by: asked.by, at: asked.at, text: asked.reason } : task.reason;
  const answering = isAboutReview(notice) ? (task.review?.holders ?? []) : task.holders;
  const told: Partial<Record<NoticeKind, Partial<NonNullable<TaskState['reason']>>>> = {
    review: { ...task.handedIn },
    'review-reminder': { ...task.handedIn },
    approved: { ...task.approval },
    returned: { ...reason },
    reopened: { ...reason },
    excepted: { ...reason },
    extended: { ...reason },
    remitted: { ...reason },
    'extension-refused': { ...reason },
    'extension-asked': { ...reason },
    unreachable: present(
      'by',
      answering.find((person) => facts.unreachable[person] !== undefined),
    ),
  };
  const { by, at, text } = told[notice.kind] ?? {};
  // Whoever stood in that day is named so, though her time may be over.
  const then = at === undefined ? on : dayOf(facts.calendar, at);
  return { ...(by !== undefined && { by: namedInLine(facts, by, then) }), ...present('reason', text) };
}

/** What a person's own click came to. */
function answered({ notice, click, facts }: OfTask): Pick<MailItem, 'receipt' | 'refusal'> {
  if (!click?.verdict) return {};
  const { act, clickedAt, verdict } = click;
  if (notice.kind === 'receipt' && act.kind === 'hand-in' && verdict.accepted) {
    return { receipt: { version: act.version, hash: act.hash, at: clickedAt, late: verdict.late } };
  }
  if (notice.kind !== 'refused' || verdict.accepted) return {};
  const headings = new Map(
    Object.values(facts.definition.forms).flatMap(({ sections }) =>
      sections.map(({ key, heading }) => [key, heading] as const),
    ),
  );
  const missing = (verdict.missing ?? []).map((name) => headings.get(name) ?? name);
  return { refusal: { code: verdict.refusal, act: act.kind, missing } };
}

/** The first Monday on which this lateness stood in this person's summary. */
function listedSince({ notice, facts, on }: OfTask): LocalDate {
  const mornings = facts.ledger
    .filter((entry) => entry.kind === 'summary' && entry.task === notice.task && entry.lateness === notice.lateness)
    .filter((entry) => entry.receiver === notice.receiver && entry.acceptedOn !== undefined)
    .map(({ acceptedOn }) => acceptedOn ?? on);
  return mornings.reduce((first, morning) => (morning < first ? morning : first), on);
}

function present<Key extends string, Value>(key: Key, value: Value | undefined): Partial<Record<Key, Value>> {
  return value === undefined ? {} : ({ [key]: value } as Record<Key, Value>);
}
