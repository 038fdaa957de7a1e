import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { ActKind } from '../src/domain/intent.ts';
import type { PlanId } from '../src/domain/plan-id.ts';
import type { PlanChartState, TaskChartState } from '../src/domain/plan-state.ts';
import type { Refusal, Verdict } from '../src/domain/refusal.ts';
import { yearKey, type SchoolYear } from '../src/domain/school-year.ts';
import type { Instant } from '../src/domain/time.ts';

/** Workflows and `decide` run here. */
export const TASK_QUEUE = 'arshjul';
/** Mail has a queue of its own, so that a slow mail server holds up nothing else. */
export const MAIL_QUEUE = 'arshjul-mail';

/** How workflow time relates to the clock the plan lives by; `stepped` means: wait for `lookAgain`, set no timers. */
export type WorkflowClock = { readonly id: string } & (
  | { readonly kind: 'offset'; readonly milliseconds: number }
  | { readonly kind: 'stepped' }
);

/** What a plan's workflow keeps between decisions. Ids, states and dates only, never a name or an address. */
export type PlanView = {
  readonly revision: number;
  readonly chart: PlanChartState;
  readonly tasks: Readonly<Record<string, TaskChartState>>;
  readonly closed: boolean;
  readonly nextWake: Instant | null;
  readonly openTasks: readonly string[];
  readonly late: boolean;
  readonly nextDeadline: Instant | null;
  /** Swedish markdown for Temporal's UI: what it waits for, until when, what happens then; roles, no names. */
  readonly details: string;
  /** Swedish, at most 200 characters: what the next wake is for. */
  readonly nextWakeSummary: string;
  /** Another intent of the plan is unanswered: the validator lets everything through to `decide`. */
  readonly intentsWaiting: boolean;
};

export type PlanInput = {
  readonly plan: PlanId;
  readonly municipality: string;
  readonly unit: string;
  readonly operation: string;
  readonly year: SchoolYear;
  readonly clock: WorkflowClock;
  /** Swedish sentences for what the validator refuses, by code. */
  readonly sentences: Readonly<Partial<Record<Refusal, string>>>;
  /** Carried over when continued as new. */
  readonly view?: PlanView;
  readonly answered?: readonly string[];
};

export type SchoolYearInput = {
  readonly municipality: string;
  readonly year: SchoolYear;
  readonly clock: WorkflowClock;
};
export type MailDispatchInput = { readonly municipality: string; readonly clock: WorkflowClock };

/** The update's id is the intent's id, so that a repeated click is the same update. */
export type ActRequest = { readonly intent: string; readonly task: string; readonly act: ActKind };
export const act = defineUpdate<Verdict, [ActRequest]>('act');
/** Something the workflow reads from PostgreSQL has changed, or (stepped clock) time has come. */
export const lookAgain = defineSignal('lookAgain');
export const planView = defineQuery<PlanView | null>('view');

export function schoolYearId(municipality: string, year: SchoolYear): string {
  return `schoolYear/${municipality}/${yearKey(year)}`;
}
export function mailDispatchId(municipality: string): string {
  return `mailDispatch/${municipality}`;
}
