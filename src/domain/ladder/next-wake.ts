import { addDays } from '../calendar/local-time.ts';
import { dayOf, nthWorkingDayAfter } from '../calendar/working-days.ts';
import type { Facts } from '../facts.ts';
import { placesAbove, seatOfPlace, seatOfTask, type Seat } from '../line/seats.ts';
import type { PlanState, TaskState } from '../plan-state.ts';
import { reopenedBelow } from '../requirements.ts';
import { turningDays } from '../responsible.ts';
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
import { unreachableRungs, unreachableSince } from './unreachable.ts';

type At = { readonly state: PlanState; readonly facts: Facts; readonly ledger: Ledger; readonly today: LocalDate };

/** The next day after today on which other people may answer for a seat. */
function nextTurn({ facts, today }: At, seat: Seat): LocalDate[] {
  const next = turningDays(facts.organisation, seat, (date) => addDays(date, 1)).find((date) => date > today);
  return next === undefined ? [] : [next];
}

function nextEscalation({ facts, ledger }: At, task: TaskState, climb: Climb): LocalDate[] {
  const rung = climb.rungs[nextRung({ ledger }, task, climb)];
  return rung ? [nthWorkingDayAfter(facts.calendar, rung.on, climb.shift)] : [];
}

function daysOfPending(at: At, task: TaskState): LocalDate[] {
  const { facts, ledger, today } = at;
  const days = nextTurn(at, seatOfTask(facts, task));
  const dayAfter = nthWorkingDayAfter(facts.calendar, task.due, 1);
  if (!task.beforeStart && dayAfter > today) days.push(dayAfter);
  const ladder = taskLadder(facts, task);
  if (!ladder || task.holders.length === 0) return days;
  const since = unreachableSince(facts, task);
  if (since !== undefined) {
    return [...days, ...unreachableRungs(facts, since).filter(({ rung }) => !isTold(ledger, task, rung)).map(({ on }) => on)];
  }
  if (!isToldEver(ledger, task, OPENING) && task.lateness === 1) days.push(task.opensOn);
  if (today <= task.due) {
    days.push(...ladder.reminders.filter(({ index }) => !isTold(ledger, task, reminderRung(index))).map(({ on }) => on));
  }
  if (hasEnded({ ledger }, task, ladder)) return [...days, nextFirstOfWeek(facts.calendar, today > task.due ? today : task.due)];
  if (ladder.overdue !== null && !isTold(ledger, task, OVERDUE)) days.push(ladder.overdue);
  if (task.blockedSince === undefined) days.push(...nextEscalation(at, task, ladder.climb));
  return days;
}

function daysOfReview(at: At, task: TaskState): LocalDate[] {
  const { facts, ledger, today } = at;
  if (!task.review) return [];
  const ladder = reviewLadder(facts, task, task.review);
  if (!ladder || reopenedBelow(facts, task).length > 0) return [];
  const seats = placesAbove(facts, facts.address.place).map((place) => seatOfPlace(facts, place));
  const days = seats.flatMap((seat) => (seat ? nextTurn(at, seat) : []));
  if (task.review.holders.length === 0) return days;
  if (today <= task.review.due) {
    days.push(...ladder.reminders.filter((_, index) => !isTold(ledger, task, ladder.rung(reminderRung(index)))));
  }
  if (ladder.overdue !== null && !isTold(ledger, task, ladder.rung(OVERDUE))) days.push(ladder.overdue);
  if (nextRung({ ledger }, task, ladder.climb) < 0) {
    days.push(nextFirstOfWeek(facts.calendar, today > task.review.due ? today : task.review.due));
  }
  return [...days, ...nextEscalation(at, task, ladder.climb)];
}

function daysOf(at: At, task: TaskState): LocalDate[] {
  if (task.chart === 'upcoming') return [task.opensOn];
  if (isPending(task)) return daysOfPending(at, task);
  return task.chart === 'handedIn' ? daysOfReview(at, task) : [];
}

/** The next early morning, strictly after `after`, that brings something; null when none will. */
export function nextWakeAfter(state: PlanState, facts: Facts, { ledger, after }: { ledger: Ledger; after: Instant }): { date: LocalDate; at: Instant } | null {
  if (state.closed) return null;
  const at: At = { state, facts, ledger, today: dayOf(facts.calendar, after) };
  const days = Object.values(state.tasks).flatMap((task) => daysOf(at, task));
  if (days.length === 0) return null;
  const first = days.reduce((earliest, day) => (day < earliest ? day : earliest));
  const date = nextMorning(facts.calendar, facts.id, { from: first, after });
  return { date, at: wakeInstant(facts.calendar, facts.id, date) };
}
