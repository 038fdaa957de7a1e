import { dayOf, nextSendingMorning, nthWorkingDayAfter } from '../calendar/working-days.ts';
import { withDeadline } from '../deadline.ts';
import type { Facts } from '../facts.ts';
import type { Act, ActKind, Intent } from '../intent.ts';
import { reviewersOf } from '../line/reviewers.ts';
import { actorsOf } from '../line/seats.ts';
import { reviewLadderOf, stepOf } from '../line/step-of.ts';
import type { Review, TaskState } from '../plan-state.ts';
import { withReviewers } from '../ladder/review-deadline.ts';
import { afterTaskEvent } from '../task-chart.ts';
import type { LocalDate } from '../time.ts';
import { barredBy } from './barred.ts';

/** What a chef gets at the least after a return or a reopening (cycle-format §2). */
const WORKING_DAYS_AGAIN = 5;
const REVIEW_WORKING_DAYS = 10;

type Enacted = { readonly facts: Facts; readonly task: TaskState; readonly intent: Intent; readonly late: boolean };
type Enact<Kind extends ActKind> = (given: Enacted, act: Extract<Act, { kind: Kind }>) => TaskState;

function today({ facts, intent }: Enacted): LocalDate {
  return dayOf(facts.calendar, intent.clickedAt);
}

function openReview(given: Enacted): Review {
  const { facts, task, intent } = given;
  const from = today(given) > task.due ? today(given) : task.due;
  const days = reviewLadderOf(facts, task)?.due?.workingDays ?? REVIEW_WORKING_DAYS;
  const found = reviewersOf(facts, task, nextSendingMorning(facts.calendar, intent.clickedAt));
  return {
    opensAt: intent.clickedAt,
    due: nthWorkingDayAfter(facts.calendar, from, days),
    ladderFrom: intent.clickedAt,
    shift: 0,
    skipped: [],
    holders: found.kind === 'found' ? found.persons : [],
  };
}

/** The least that somebody gets who is asked anew. */
function soonestFor(given: Enacted): LocalDate {
  return nthWorkingDayAfter(given.facts.calendar, today(given), WORKING_DAYS_AGAIN);
}

function again(given: Enacted, act: { reason: string; due?: LocalDate }): TaskState {
  const { facts, intent } = given;
  const { review: _r, approval: _a, namedReviewer: _n, extensionAsked: _e, ...standing } = given.task;
  const task = withoutHandIn(standing);
  const soonest = soonestFor(given);
  const due = act.due ?? (soonest > task.due ? soonest : task.due);
  const { persons } = actorsOf(facts, task, nextSendingMorning(facts.calendar, intent.clickedAt));
  const told = persons.length > 0 ? { ...task, holders: persons } : task;
  return withDeadline(because(told, intent, act.reason), { due, at: intent.clickedAt });
}

function because(task: TaskState, intent: Intent, text: string): TaskState {
  return { ...task, reason: { by: intent.by, at: intent.clickedAt, text } };
}

/** Taken back or sent back: whoever had a part in it is remembered until something else is handed in. */
function withoutHandIn({ handedIn, ...task }: TaskState): TaskState {
  return handedIn ? { ...task, hadPart: handedIn.barred } : task;
}

function unasked(task: TaskState): TaskState {
  const { extensionAsked: _, ...rest } = task;
  return rest;
}

const ENACT: { readonly [Kind in ActKind]: Enact<Kind> } = {
  'hand-in': (given, act) => {
    const { facts, intent, late } = given;
    const barred = barredBy(facts, given.task, { by: intent.by, on: today(given) });
    const handedIn = { by: intent.by, at: intent.clickedAt, version: act.version, hash: act.hash, late, barred };
    const { hadPart: _, ...open } = unasked(given.task);
    const task = { ...open, handedIn };
    return stepOf(facts, task)?.review ? { ...task, review: openReview({ ...given, task }) } : task;
  },
  withdraw: ({ task }) => {
    const { review: _r, namedReviewer: _n, ...rest } = task;
    return withoutHandIn(rest);
  },
  'begin-review': ({ task, intent }) =>
    task.review
      ? { ...task, review: { ...task.review, begun: task.review.begun ?? { by: intent.by, at: intent.clickedAt } } }
      : task,
  approve: ({ task, intent }, act) => {
    const { review: _, ...rest } = task;
    return { ...rest, approval: { by: intent.by, at: intent.clickedAt, hash: act.hash } };
  },
  return: again,
  reopen: again,
  except: ({ task, intent }, act) => because(unasked(task), intent, act.reason),
  'ask-extension': ({ task, intent }, act) => ({
    ...task,
    extensionAsked: { by: intent.by, at: intent.clickedAt, due: act.due, reason: act.reason },
  }),
  extend: ({ task, intent }, act) =>
    withDeadline(because(unasked(task), intent, act.reason), { due: act.due, at: intent.clickedAt }),
  'refuse-extension': ({ task, intent }, act) => because(unasked(task), intent, act.reason),
  'name-reviewer': (given, act) => ({
    ...given.task,
    namedReviewer: act.reviewer,
    ...(given.task.review
      ? {
          review: withReviewers(given.task.review, {
            persons: [act.reviewer],
            atLeast: soonestFor(given),
            at: given.intent.clickedAt,
          }),
        }
      : {}),
  }),
};

/** The task after an accepted click. The click must have been judged before. */
export function enact(given: Enacted): TaskState {
  const { act } = given.intent;
  const chart = afterTaskEvent(given.task.chart, act.kind) ?? given.task.chart;
  return { ...(ENACT[act.kind] as Enact<ActKind>)(given, act), chart };
}
