import { dayOf, nextSendingMorning } from '../calendar/working-days.ts';
import { deadlineAt } from '../deadline.ts';
import type { Facts } from '../facts.ts';
import type { Act, ActKind, Intent } from '../intent.ts';
import { isReviewedInLine } from '../line/reviewers.ts';
import { placesAbove, seatOfPlace } from '../line/seats.ts';
import { planAddress } from '../plan-id.ts';
import type { PlanState, TaskState } from '../plan-state.ts';
import type { Refusal, Verdict } from '../refusal.ts';
import { dependsOn, missingFor, reopenedBelow } from '../requirements.ts';
import { holdersOf, isInOffice } from '../responsible.ts';
import { yearSpan } from '../school-year.ts';
import { isDone } from '../task-kinds.ts';
import type { LocalDate } from '../time.ts';

export type Click = {
  readonly state: PlanState;
  readonly facts: Facts;
  readonly task: TaskState;
  readonly intent: Intent;
};
type Refused = Extract<Verdict, { accepted: false }>;
type Check<Kind extends ActKind> = (click: Click, act: Extract<Act, { kind: Kind }>) => Refused | null;

function refused(refusal: Refusal, missing?: readonly string[]): Refused {
  return missing ? { accepted: false, refusal, missing } : { accepted: false, refusal };
}

/** The last day a cycle can have a date on: 31 December of the year it ends in. */
export function lastDayOfCycle(facts: Facts): LocalDate {
  return `${yearSpan(planAddress(facts.id).year).end}-12-31`;
}

function reasonGiven(reason: string): Refused | null {
  return /[\p{L}\p{N}]/u.test(reason) ? null : refused('reason-missing');
}

function dateAhead({ facts, task, intent }: Click, due: LocalDate, atLeast: 'today' | 'after-due'): Refused | null {
  const today = dayOf(facts.calendar, intent.clickedAt);
  if (due < today || (atLeast === 'after-due' && due <= task.due)) return refused('date-not-ahead');
  return due > lastDayOfCycle(facts) ? refused('date-outside-cycle') : null;
}

/** Nobody is late before she has been told of her new last day. */
function toldInTime({ facts, intent }: Click, due: LocalDate): Refused | null {
  return due < nextSendingMorning(facts.calendar, intent.clickedAt) ? refused('date-before-told') : null;
}

function newLastDay(click: Click, due: LocalDate, atLeast: 'today' | 'after-due'): Refused | null {
  return dateAhead(click, due, atLeast) ?? toldInTime(click, due);
}

/** Past a step above that requires the task only by those who answer for that step (domain §5, *Extension*). */
function isPastStepAbove({ facts, task, intent }: Click, due: LocalDate): boolean {
  const waiting = Object.values(facts.above?.tasks ?? {}).filter(
    (above) => !isDone(above) && due > above.due && dependsOn(facts, above, task),
  );
  if (waiting.length === 0) return false;
  const [place] = placesAbove(facts, facts.address.place);
  const seat = place === undefined ? undefined : seatOfPlace(facts, place);
  return (
    !seat ||
    !holdersOf(facts.organisation, { ...seat, on: dayOf(facts.calendar, intent.clickedAt) }).persons.includes(intent.by)
  );
}

function sameVersion({ task }: Click, hash: string): Refused | null {
  return task.handedIn?.hash === hash ? null : refused('other-version');
}

const FITS: { readonly [Kind in ActKind]: Check<Kind> } = {
  'hand-in': ({ state, facts, task, intent }, act) => {
    if (intent.clickedAt < task.opensAt) return refused('not-open-yet');
    const version = facts.versions.find((one) => one.task === task.key && one.version === act.version);
    if (version?.hash !== act.hash) return refused('other-version');
    if (version.missing.length > 0) return refused('section-missing', version.missing);
    const missing = missingFor(state, facts, task);
    const all = [...missing.own, ...missing.others];
    return all.length > 0 ? refused('requirement-missing', all) : null;
  },
  withdraw: ({ facts, task, intent }) => {
    if (task.review?.begun) return refused('review-begun');
    return intent.clickedAt >= deadlineAt(facts, task.due) ? refused('deadline-passed') : null;
  },
  'begin-review': (click, act) => sameVersion(click, act.hash),
  approve: (click, act) => {
    const below = reopenedBelow(click.facts, click.task);
    return sameVersion(click, act.hash) ?? (below.length > 0 ? refused('child-reopened', below) : null);
  },
  return: (click, act) =>
    sameVersion(click, act.hash) ??
    reasonGiven(act.reason) ??
    (act.due === undefined ? null : newLastDay(click, act.due, 'today')),
  reopen: (click, act) =>
    reasonGiven(act.reason) ?? (act.due === undefined ? null : newLastDay(click, act.due, 'today')),
  except: (_click, act) => reasonGiven(act.reason),
  'ask-extension': (click, act) => reasonGiven(act.reason) ?? dateAhead(click, act.due, 'after-due'),
  extend: (click, act) =>
    reasonGiven(act.reason) ??
    newLastDay(click, act.due, 'after-due') ??
    (isPastStepAbove(click, act.due) ? refused('date-outside-cycle') : null),
  'refuse-extension': ({ task }, act) => (task.extensionAsked ? reasonGiven(act.reason) : refused('no-request')),
  'name-reviewer': ({ facts, task, intent }, act) => {
    const on = dayOf(facts.calendar, intent.clickedAt);
    if (!isInOffice(facts.organisation, { person: act.reviewer, on })) return refused('unknown-person');
    if (isReviewedInLine(facts, task, on)) return refused('reviewer-in-line');
    return task.handedIn?.barred.includes(act.reviewer) ? refused('own-work') : null;
  },
};

/** Whether the content of a click fits the task as it stands; null where it does. */
export function fits(click: Click): Refused | null {
  const check = FITS[click.intent.act.kind] as Check<ActKind>;
  return check(click, click.intent.act);
}
