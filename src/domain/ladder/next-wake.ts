import { addDays } from '../calendar/local-time.ts';
import { dayOf, nthWorkingDayAfter, nthWorkingDayBefore } from '../calendar/working-days.ts';
import { mayBeLate } from '../deadline.ts';
import type { Facts } from '../facts.ts';
import { reviewersOf } from '../line/reviewers.ts';
import { actorsOf, placesAbove, seatOfPlace, seatOfTask, type Seat } from '../line/seats.ts';
import type { PersonId } from '../organisation.ts';
import type { PlanState, TaskState } from '../plan-state.ts';
import { reopenedBelow } from '../requirements.ts';
import { postsThrough, turningDays } from '../responsible.ts';
import { isPending } from '../task-kinds.ts';
import type { Instant, LocalDate } from '../time.ts';
import { hasEnded } from './climb-task.ts';
import { reviewLadder } from './climb-review.ts';
import { nextMorning, wakeInstant } from './early-morning.ts';
import { nextRung, type Climb } from './escalate.ts';
import { OPENING, OVERDUE, reminderRung } from './rung-names.ts';
import { nextFirstOfWeek } from './summary.ts';
import { taskLadder } from './task-ladder.ts';
import { isTold, isToldEver, type Ledger } from './told.ts';
import { isUnreachable, unreachableRungs } from './unreachable.ts';

const ADMINISTRATORS: Seat = { role: 'administrator' };

/** `decided` is the last working day whose morning has been decided, `next` the first whose has not. */
type At = {
  readonly state: PlanState;
  readonly facts: Facts;
  readonly ledger: Ledger;
  readonly decided: LocalDate;
  readonly next: LocalDate;
};

/** The next day, not yet decided, on which other people may answer for a seat. */
function nextTurn({ facts, decided }: At, seat: Seat): LocalDate[] {
  const turn = turningDays(facts.organisation, seat, (date) => addDays(date, 1)).find((date) => date > decided);
  return turn === undefined ? [] : [turn];
}

/** The next morning where it will find other people than the last one did: they came by a change told of during the day. */
function whenChanged(
  { next }: At,
  { known, found }: { known: readonly PersonId[]; found: readonly PersonId[] },
): LocalDate[] {
  const isSame = known.length === found.length && known.every((person) => found.includes(person));
  return isSame ? [] : [next];
}

function nextEscalation({ facts, ledger }: At, task: TaskState, climb: Climb): LocalDate[] {
  const rung = climb.rungs[nextRung({ ledger }, task, climb)];
  return rung ? [nthWorkingDayAfter(facts.calendar, rung.on, climb.shift)] : [];
}

function daysOfPending(at: At, task: TaskState): LocalDate[] {
  const { facts, ledger, decided } = at;
  if (task.beforeStart) return [];
  const days = nextTurn(at, seatOfTask(facts, task));
  days.push(...whenChanged(at, { known: task.holders, found: actorsOf(facts, task, at.next).persons }));
  const dayAfter = nthWorkingDayAfter(facts.calendar, task.due, 1);
  if (dayAfter > decided) days.push(dayAfter);
  const ladder = taskLadder(facts, task);
  if (!ladder || task.holders.length === 0) return days;
  days.push(
    ...unreachableRungs(facts, task.holders)
      .filter(({ rung }) => !isTold(ledger, task, rung))
      .map(({ on }) => on),
  );
  if (isUnreachable(facts, task.holders)) return days;
  if (!isToldEver(ledger, task, OPENING) && task.lateness === 1) days.push(task.opensOn);
  if (at.next <= task.due) {
    days.push(
      ...ladder.reminders.filter(({ index }) => !isTold(ledger, task, reminderRung(index))).map(({ on }) => on),
    );
  }
  if (!mayBeLate(task)) return days;
  if (hasEnded({ ledger }, task, ladder))
    return [...days, nextFirstOfWeek(facts.calendar, decided > task.due ? decided : task.due)];
  if (ladder.overdue !== null && !isTold(ledger, task, OVERDUE)) days.push(ladder.overdue);
  if (task.blockedSince === undefined) days.push(...nextEscalation(at, task, ladder.climb));
  return days;
}

function daysOfReview(at: At, task: TaskState): LocalDate[] {
  const { facts, ledger, decided } = at;
  if (!task.review) return [];
  const ladder = reviewLadder(facts, task, task.review);
  if (!ladder || task.review.waitsSince !== undefined || reopenedBelow(facts, task).length > 0) return [];
  const { namedReviewer } = task;
  const seats = [
    ...placesAbove(facts, facts.address.place).map((place) => seatOfPlace(facts, place)),
    ...(namedReviewer === undefined ? [] : postsThrough(facts.organisation, namedReviewer)),
    ADMINISTRATORS,
  ];
  const days = seats.flatMap((seat) => (seat ? nextTurn(at, seat) : []));
  const found = reviewersOf(facts, task, at.next);
  days.push(...whenChanged(at, { known: task.review.holders, found: found.kind === 'found' ? found.persons : [] }));
  if (task.review.holders.length === 0) return days;
  const { holders } = task.review;
  days.push(
    ...unreachableRungs(facts, holders)
      .filter(({ rung }) => !isTold(ledger, task, ladder.rung(rung)))
      .map(({ on }) => on),
  );
  if (isUnreachable(facts, holders)) return days;
  if (at.next <= task.review.due) {
    days.push(...ladder.reminders.filter((_, index) => !isTold(ledger, task, ladder.rung(reminderRung(index)))));
  }
  if (ladder.overdue !== null && !isTold(ledger, task, ladder.rung(OVERDUE))) days.push(ladder.overdue);
  if (nextRung({ ledger }, task, ladder.climb) < 0) {
    days.push(nextFirstOfWeek(facts.calendar, decided > task.review.due ? decided : task.review.due));
  }
  return [...days, ...nextEscalation(at, task, ladder.climb)];
}

function daysOf(at: At, task: TaskState): LocalDate[] {
  if (task.chart === 'upcoming') return [task.opensOn];
  if (isPending(task)) return daysOfPending(at, task);
  return task.chart === 'handedIn' ? daysOfReview(at, task) : [];
}

/** The next early morning, strictly after `after`, that brings something; null when none will. */
export function nextWakeAfter(
  state: PlanState,
  facts: Facts,
  { ledger, after }: { ledger: Ledger; after: Instant },
): { date: LocalDate; at: Instant } | null {
  if (state.closed) return null;
  const next = nextMorning(facts.calendar, facts.id, { from: dayOf(facts.calendar, after), after });
  const at: At = { state, facts, ledger, next, decided: nthWorkingDayBefore(facts.calendar, next, 1) };
  const days = Object.values(state.tasks).flatMap((task) => daysOf(at, task));
  if (days.length === 0) return null;
  const first = days.reduce((earliest, day) => (day < earliest ? day : earliest));
  const date = nextMorning(facts.calendar, facts.id, { from: first, after });
  return { date, at: wakeInstant(facts.calendar, facts.id, date) };
}
