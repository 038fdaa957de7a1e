import { applyIntent } from './acts/apply-intent.ts';
import { dayOf, nextSendingMorning } from './calendar/working-days.ts';
import type { Facts } from './facts.ts';
import type { Intent } from './intent.ts';
import { accountBlocking } from './ladder/blocking.ts';
import { decideMorning } from './ladder/decide-morning.ts';
import { nextWakeAfter } from './ladder/next-wake.ts';
import { accountWaiting } from './ladder/review-deadline.ts';
import { replanDissolved } from './ladder/replan-dissolved.ts';
import { asKnownNow, openLedger, planned, writeDown } from './ladder/told.ts';
import type { Notice } from './notice.ts';
import type { PersonId } from './organisation.ts';
import type { PlanState, TaskState } from './plan-state.ts';
import type { Verdict } from './refusal.ts';
import { isPending } from './task-kinds.ts';
import type { Instant, LocalDate } from './time.ts';

/** A line for the audit log; `actor` is a person's id or `system`. */
export type AuditEntry = {
  readonly at: Instant;
  readonly actor: string;
  /** Whom a substitute or a chef above acted for; absent for an act of one's own. */
  readonly onBehalfOf?: readonly PersonId[];
  /** `page`, `token NAME för NAME`, `command`, `temporal`; absent: `system`. */
  readonly via?: string;
  readonly action: string;
  /** What the one who acted gave as the reason. */
  readonly reason?: string;
  readonly details: Readonly<Record<string, unknown>>;
};

export type Decision = {
  readonly state: PlanState;
  /** One per intent given, in the order in which they were judged. */
  readonly verdicts: readonly { readonly intent: string; readonly verdict: Verdict }[];
  /** To be inserted by `noticeKey`; those that exist already are left alone. */
  readonly notices: readonly Notice[];
  readonly audit: readonly AuditEntry[];
  /** The plan above must look again: something it reads of this plan has changed. */
  readonly parentLooks: boolean;
  /** The next instant that brings something; null when nothing will. */
  readonly nextWake: Instant | null;
};

/** What one decision gathers on its way through time. */
type Course = {
  state: PlanState;
  cursor: Instant;
  parentLooks: boolean;
  readonly ledger: ReturnType<typeof openLedger>;
  readonly notices: Notice[];
  readonly audit: AuditEntry[];
  readonly verdicts: Decision['verdicts'][number][];
};

function tell(course: Course, notices: readonly Notice[]): void {
  course.notices.push(...notices);
  writeDown(course.ledger, notices);
}

function passMorning(course: Course, facts: Facts, morning: { date: LocalDate; at: Instant; now: Instant }): void {
  const { date: on, at } = morning;
  const sendOn = nextSendingMorning(facts.calendar, morning.now);
  const decided = decideMorning({
    facts,
    state: course.state,
    ledger: course.ledger,
    on,
    sendOn: sendOn > on ? sendOn : on,
  });
  course.state = decided.state;
  course.cursor = at;
  tell(course, decided.notices);
  const opening = { at, actor: 'system', via: 'temporal', action: 'open' };
  course.audit.push(...decided.opened.map((task) => ({ ...opening, details: { task } })));
}

function passIntent(course: Course, facts: Facts, at: { intent: Intent; now: Instant }): void {
  const applied = applyIntent(course.state, facts, at);
  course.state = applied.state;
  tell(course, applied.notices);
  course.parentLooks ||= applied.concernsAbove;
  course.audit.push(applied.audit);
  course.verdicts.push({ intent: at.intent.id, verdict: applied.verdict });
}

/**
 * The waiting for others is accounted for on every look, so that a morning finds it as it is. The same state where
 * nothing has changed.
 */
function account(state: PlanState, facts: Facts, on: LocalDate): PlanState {
  const changed: Record<string, TaskState> = {};
  for (const [key, task] of Object.entries(state.tasks)) {
    const accounted = isPending(task) ? accountBlocking(facts, { task, on }) : accountWaiting(facts, { task, on });
    if (accounted !== task) changed[key] = accounted;
  }
  return Object.keys(changed).length === 0 ? state : { ...state, tasks: { ...state.tasks, ...changed } };
}

/**
 * Brings a plan up to `now`: every intent at its click and every due morning at its nominal instant, in order of time.
 * `intents` are all unanswered ones of the plan with `clickedAt` ≤ `now`. Pure; deciding twice changes nothing.
 */
export function decide(state: PlanState, facts: Facts, intents: readonly Intent[], now: Instant): Decision {
  const known = asKnownNow(facts);
  const course: Course = {
    state,
    cursor: state.decidedThrough,
    parentLooks: false,
    ledger: openLedger(known),
    notices: [],
    audit: [],
    verdicts: [],
  };
  const waiting = [...intents].sort((a, b) => a.clickedAt - b.clickedAt || (a.id < b.id ? -1 : 1));
  /** The first morning that brings something after `until`; null when none does. */
  const passMorningsUntil = (until: Instant): Instant | null => {
    for (;;) {
      const next = nextWakeAfter(course.state, facts, { ledger: course.ledger, after: course.cursor });
      if (!next || next.at > until) return next?.at ?? null;
      passMorning(course, facts, { ...next, now });
    }
  };
  for (const intent of waiting) {
    passMorningsUntil(Math.min(intent.clickedAt, now));
    course.cursor = Math.max(course.cursor, Math.min(intent.clickedAt, now));
    passIntent(course, facts, { intent, now });
  }
  const nextAsItStands = passMorningsUntil(now);
  const cursor = Math.max(course.cursor, now);
  const lost = known.some(({ status }) => status === 'dissolved')
    ? replanDissolved([...known, ...course.notices.map(planned)], {
        morning: nextSendingMorning(facts.calendar, cursor),
        unreachable: facts.unreachable,
        tasks: course.state.tasks,
      })
    : [];
  tell(course, lost);
  const accounted = account(course.state, facts, dayOf(facts.calendar, cursor));
  const asItStood = accounted === course.state && lost.length === 0 && cursor === course.cursor;
  const decided: PlanState = { ...accounted, decidedThrough: cursor };
  return {
    state: decided,
    verdicts: course.verdicts,
    notices: course.notices,
    audit: course.audit,
    parentLooks: course.parentLooks,
    nextWake: asItStood
      ? nextAsItStands
      : (nextWakeAfter(decided, facts, { ledger: course.ledger, after: cursor })?.at ?? null),
  };
}
