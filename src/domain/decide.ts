import type { Facts } from './facts.ts';
import type { Intent } from './intent.ts';
import type { Notice } from './notice.ts';
import type { PlanState } from './plan-state.ts';
import type { Verdict } from './refusal.ts';
import type { Instant } from './time.ts';

/** A line for the audit log; `actor` is a person's id or `system`. */
export type AuditEntry = {
  readonly at: Instant;
  readonly actor: string;
  readonly action: string;
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

/**
 * Brings a plan up to `now`: every intent at its click and every due morning at its nominal instant, in order of time.
 * `intents` are all unanswered ones of the plan with `clickedAt` ≤ `now`. Pure; deciding twice changes nothing.
 */
export function decide(state: PlanState, facts: Facts, intents: readonly Intent[], now: Instant): Decision {
  void facts;
  void intents;
  void now;
  return { state, verdicts: [], notices: [], audit: [], parentLooks: false, nextWake: null };
}
