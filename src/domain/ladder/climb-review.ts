import { dayOf, nthWorkingDayAfter, sendInstant } from '../calendar/working-days.ts';
import { copyReceivers, type Receiver } from '../line/receivers.ts';
import { reviewLadderOf } from '../line/step-of.ts';
import { reviewersOf } from '../line/reviewers.ts';
import type { Facts } from '../facts.ts';
import type { Notice } from '../notice.ts';
import type { PersonId } from '../organisation.ts';
import type { Review, TaskState } from '../plan-state.ts';
import { reopenedBelow } from '../requirements.ts';
import { ladderMornings } from '../timetable/ladder-mornings.ts';
import type { LocalDate } from '../time.ts';
import { withReviewers } from './review-deadline.ts';
import { climbOn, nextRung, type Climb } from './escalate.ts';
import { HANDOVER_WORKING_DAYS } from './handover.ts';
import { noticeOn, type Morning, type Outcome } from './morning.ts';
import { dayRung, OVERDUE, reminderRung, escalationRung, reviewRung } from './rung-names.ts';
import { isFirstOfWeek, summaryOn } from './summary.ts';
import { isTold } from './told.ts';
import { isUnreachable, unreachableOn } from './unreachable.ts';

export type ReviewLadder = {
  readonly reminders: readonly LocalDate[];
  readonly overdue: LocalDate | null;
  /** Who has a copy of what the late reviewer is told, on that day. */
  readonly copies: (on: LocalDate) => readonly Receiver[];
  readonly climb: Climb;
  readonly rung: (name: string) => string;
};

/** A review's ladder on the calendar; null: no ladder, no mail. */
export function reviewLadder(facts: Facts, task: TaskState, review: Review): ReviewLadder | null {
  const ladder = reviewLadderOf(facts, task);
  if (!ladder || !task.handedIn) return null;
  const of = { version: task.handedIn.version, round: review.round };
  const rung = (name: string): string => reviewRung(of, name);
  const opensOn = dayOf(facts.calendar, review.ladderFrom);
  const mornings = ladderMornings({ calendar: facts.calendar, ladder, opensOn, due: review.due });
  const lies = (on: LocalDate): boolean => sendInstant(facts.calendar, on) > review.ladderFrom;
  return {
    reminders: mornings.reminders.filter(lies),
    overdue: mornings.overdue,
    copies: (on) => copyReceivers(facts, ladder, { on, late: review.holders }),
    climb: {
      kind: 'review-escalation',
      rungs: mornings.escalations,
      overdue: mornings.overdue === null ? null : { on: mornings.overdue, rung: rung(OVERDUE) },
      rungName: (index) => rung(escalationRung(index)),
      shift: review.shift,
      late: review.holders,
    },
    rung,
  };
}

function toReviewers(
  morning: Morning,
  task: TaskState,
  what: { kind: 'review' | 'review-reminder' | 'review-overdue' | 'handover'; rung: string; to: readonly PersonId[] },
): Notice[] {
  return what.to.map((person) =>
    noticeOn(morning, task, { kind: what.kind, rung: what.rung, receiver: person, as: 'reviewer' }),
  );
}

/** New reviewers get a handover and at least five working days, unless one of those before remains. */
function handOverReview(morning: Morning, task: TaskState, review: Review): { review: Review; notices: Notice[] } {
  const { facts, on } = morning;
  const found = reviewersOf(facts, task, morning.sendOn);
  if (found.kind === 'to-be-named') return { review: { ...review, holders: [] }, notices: [] };
  const persons = found.persons;
  if (review.holders.some((person) => persons.includes(person)))
    return { review: { ...review, holders: persons }, notices: [] };
  const atLeast = nthWorkingDayAfter(facts.calendar, morning.sendOn, HANDOVER_WORKING_DAYS);
  const renewed = withReviewers(review, { persons, atLeast, at: sendInstant(facts.calendar, morning.sendOn) });
  return {
    review: renewed,
    notices: toReviewers(morning, task, { kind: 'handover', rung: dayRung('review-handover', on), to: persons }),
  };
}

/** What a morning brings the one who reviews. */
export function climbReview(morning: Morning, task: TaskState): Outcome {
  if (!task.review || !reviewLadder(morning.facts, task, task.review)) return { task, notices: [] };
  const { review, notices } = handOverReview(morning, task, task.review);
  const taken: TaskState = { ...task, review };
  const ladder = reviewLadder(morning.facts, taken, review);
  if (!ladder || reopenedBelow(morning.facts, task).length > 0) return { task: taken, notices };
  if (review.holders.length === 0) return { task: taken, notices: [...notices, ...unnamed(morning, taken, ladder)] };
  const unreached = unreachableOn(morning, taken, { late: review.holders, rungOf: ladder.rung });
  if (isUnreachable(morning.facts, review.holders)) return { task: taken, notices: unreached };
  notices.push(...unreached);
  const { on, ledger } = morning;
  const due = ladder.reminders.flatMap((day, index) =>
    day <= on && !isTold(ledger, task, ladder.rung(reminderRung(index))) ? [index] : [],
  );
  const reminder = due.at(-1);
  if (on <= review.due) {
    if (reminder === undefined || notices.some(({ kind }) => kind === 'handover') || morning.sendOn > review.due)
      return { task: taken, notices };
    const rung = ladder.rung(reminderRung(reminder));
    return {
      task: taken,
      notices: [...notices, ...toReviewers(morning, task, { kind: 'review-reminder', rung, to: review.holders })],
    };
  }
  if (ladder.overdue !== null && ladder.overdue <= on && !isTold(ledger, task, ladder.rung(OVERDUE))) {
    notices.push(
      ...toReviewers(morning, task, { kind: 'review-overdue', rung: ladder.rung(OVERDUE), to: review.holders }),
      ...ladder
        .copies(morning.sendOn)
        .map(({ person, as }) =>
          noticeOn(morning, task, { kind: 'overdue-copy', rung: ladder.rung(OVERDUE), receiver: person, as }),
        ),
    );
  } else if (nextRung(morning, task, ladder.climb) < 0 && isFirstOfWeek(morning.facts.calendar, on)) {
    const rung = ladder.rung(dayRung('summary', on));
    if (!isTold(ledger, task, rung)) notices.push(...summaryOn(morning, task, { rung, late: review.holders }));
  }
  const climbed = climbOn(morning, taken, ladder.climb);
  return {
    task: { ...taken, review: { ...review, shift: climbed.shift }, skipped: [...task.skipped, ...climbed.skipped] },
    notices: [...notices, ...climbed.notices],
  };
}

/** Where nobody in the line may review, the administrators are told once to name somebody; once more when she has left. */
function unnamed(morning: Morning, task: TaskState, ladder: ReviewLadder): Notice[] {
  const rung = ladder.rung(task.namedReviewer === undefined ? 'unnamed' : `unnamed/${task.namedReviewer}`);
  const found = reviewersOf(morning.facts, task, morning.sendOn);
  if (found.kind === 'found' || isTold(morning.ledger, task, rung)) return [];
  return found.administrators.map(({ person, as }) =>
    noticeOn(morning, task, { kind: 'review', rung, receiver: person, as }),
  );
}
