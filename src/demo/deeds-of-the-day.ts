import { dayOf, isWorkingDay, nthWorkingDayAfter } from '../domain/calendar/working-days.ts';
import { actorsOf, seatOfTask, seatsAbove } from '../domain/line/seats.ts';
import { reviewersOf } from '../domain/line/reviewers.ts';
import type { Role } from '../domain/cycle-definition.ts';
import type { Facts } from '../domain/facts.ts';
import type { PersonId } from '../domain/organisation.ts';
import type { PlanState, TaskState } from '../domain/plan-state.ts';
import { missingFor, reopenedBelow } from '../domain/requirements.ts';
import { holdersOf } from '../domain/responsible.ts';
import { isPending } from '../domain/task-kinds.ts';
import type { LocalDate, LocalTime } from '../domain/time.ts';
import type { Deed } from './demo-api.ts';
import { askAppointment, handInAppointment, reviewAppointment } from './habits.ts';

/** `role` is the post in which the person does it. */
export type PlannedDeed = Deed & { readonly by: PersonId; readonly role: Role; readonly at: LocalTime };
export type DayOfPlan = {
  readonly seed: number;
  readonly facts: Facts;
  readonly state: PlanState;
  readonly on: LocalDate;
  readonly slowOperation: string;
};

const RETURN_REASON = 'Analysen nämner resultaten men inte orsakerna. Komplettera med det, resten är bra.';
const ASK_REASON = 'Två i ledningen är sjuka och analysen saknas. Resten är klart.';
const VACANT_REASON = 'Tjänsten är vakant. Uppgiften tas upp när den nya chefen har börjat.';
const GRANT_REASON = 'Rimligt med tanke på läget.';

function ofActor(day: DayOfPlan, task: TaskState): PlannedDeed[] {
  const { facts, seed, on } = day;
  const given = { seed, plan: facts.id, task, calendar: facts.calendar };
  const [by] = actorsOf(facts, task, on).persons;
  if (by === undefined) return [];
  const deed = { plan: facts.id, task: task.key, by, role: seatOfTask(facts, task).role };
  const ask = askAppointment(given);
  if (ask?.on === on && !task.extensionAsked)
    return [{ ...deed, act: 'ask-extension', at: ask.at, body: { due: ask.until, reason: ASK_REASON } }];
  const handIn = handInAppointment(given);
  const missing = missingFor(day.state, facts, task);
  const isFree = missing.own.length + missing.others.length === 0;
  if (!isFree || handIn.on > on || (handIn.on < on && !isWorkingDay(facts.calendar, on))) return [];
  return [{ ...deed, act: 'hand-in', at: handIn.on === on ? handIn.at : '10:15', body: {} }];
}

function superiorOf({ facts, on }: DayOfPlan, task: TaskState): { by: PersonId; role: Role } | undefined {
  const [seat] = seatsAbove(facts, task);
  const [by] = seat ? holdersOf(facts.organisation, { ...seat, on }).persons : [];
  return seat && by !== undefined ? { by, role: seat.role } : undefined;
}

function ofSuperior(day: DayOfPlan, task: TaskState): PlannedDeed[] {
  const { facts, on } = day;
  const superior = superiorOf(day, task);
  if (!superior) return [];
  const deed = { plan: facts.id, task: task.key, ...superior };
  if (actorsOf(facts, task, on).vacant && task.due <= on && isWorkingDay(facts.calendar, on)) {
    return [{ ...deed, act: 'except', at: '10:40', body: { reason: VACANT_REASON } }];
  }
  if (!task.extensionAsked || task.extensionAsked.due <= task.due) return [];
  if (on < nthWorkingDayAfter(facts.calendar, dayOf(facts.calendar, task.extensionAsked.at), 1)) return [];
  return [{ ...deed, act: 'extend', at: '09:40', body: { due: task.extensionAsked.due, reason: GRANT_REASON } }];
}

function reviewerRole(facts: Facts, person: PersonId, on: LocalDate): Role | undefined {
  return seatsAbove(facts, { actor: 'responsible' }).find((seat) =>
    holdersOf(facts.organisation, { ...seat, on }).persons.includes(person),
  )?.role;
}

function ofReviewer(day: DayOfPlan, task: TaskState): PlannedDeed[] {
  const { facts, seed, on, slowOperation } = day;
  if (!task.handedIn || !task.review || reopenedBelow(facts, task).length > 0) return [];
  const found = reviewersOf(facts, task, on);
  const [by] = found.kind === 'found' ? found.persons : [];
  const role = by === undefined ? undefined : reviewerRole(facts, by, on);
  if (by === undefined || role === undefined) return [];
  const operation = facts.organisation.places.find((place) => place.key === facts.address.place)?.operation;
  const slow = operation === slowOperation && facts.address.place !== slowOperation;
  const handedInOn = dayOf(facts.calendar, task.handedIn.at);
  const review = reviewAppointment({
    seed,
    plan: facts.id,
    task,
    calendar: facts.calendar,
    slow,
    handedInOn,
    reviewDue: task.review.due,
  });
  if (review.on > on || !isWorkingDay(facts.calendar, on)) return [];
  const { hash } = task.handedIn;
  const deed = { plan: facts.id, task: task.key, by, role, at: review.at };
  return [
    review.returns
      ? { ...deed, act: 'return', body: { hash, reason: RETURN_REASON } }
      : { ...deed, act: 'approve', body: { hash } },
  ];
}

/** What the people of one plan do on one day, by their habits; in order of time. */
export function deedsOfTheDay(day: DayOfPlan): PlannedDeed[] {
  const deeds = Object.values(day.state.tasks).flatMap((task) => {
    if (task.beforeStart) return [];
    if (isPending(task)) return task.opensOn <= day.on ? [...ofSuperior(day, task), ...ofActor(day, task)] : [];
    return task.chart === 'handedIn' ? ofReviewer(day, task) : [];
  });
  return deeds.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
