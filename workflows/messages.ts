import { ApplicationFailure, defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { ActKind } from '../src/domain/intent.ts';
import type { PlanId } from '../src/domain/plan-id.ts';
import type { PlanChartState, TaskChartState } from '../src/domain/plan-state.ts';
import { REFUSALS, type Refusal, type Verdict } from '../src/domain/refusal.ts';
import { yearKey, type SchoolYear } from '../src/domain/school-year.ts';
import type { Instant } from '../src/domain/time.ts';

/** Workflows and `decide` run here. */
export const TASK_QUEUE = 'arshjul';
/** Mail has a queue of its own, so that a slow mail server holds up nothing else. */
export const MAIL_QUEUE = 'arshjul-mail';

/** The mail queue that belongs to a main queue. */
export function mailQueueOf(queue: string): string {
  return `${queue}-mail`;
}

/** How workflow time relates to the clock the plan lives by, as it was last told; `stepped` means: wait for `lookAgain`, set no timers. */
export type WorkflowClock = { readonly id: string } & (
  { readonly kind: 'offset'; readonly milliseconds: number } | { readonly kind: 'stepped' }
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
  /** The same for people who read Temporal's own list: Swedish, no names of persons. */
  readonly inWords: { readonly state: string; readonly openSteps: readonly string[] };
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
  /** Swedish, at most 200 characters: what the two kinds of decision are called in Temporal's UI. */
  readonly summaries: { readonly click: string; readonly look: string };
  /** Continued as new after so many events; absent: when the server suggests it. */
  readonly eventsPerRun?: number;
  /** Carried over when continued as new. */
  readonly view?: PlanView;
  readonly answered?: readonly string[];
};

export type SchoolYearInput = {
  readonly municipality: string;
  readonly year: SchoolYear;
  readonly clock: WorkflowClock;
  /** Swedish, for Temporal's UI. */
  readonly summaries: { readonly start: string; readonly close: string; readonly wait: string };
};
export type MailDispatchInput = {
  readonly municipality: string;
  readonly clock: WorkflowClock;
  /** Swedish, for Temporal's UI. */
  readonly summaries: { readonly dispatch: string };
  /** Continued as new after so many rounds; absent: 100. */
  readonly roundsPerRun?: number;
};
export type NextYearInput = { readonly municipality: string; readonly summaries: { readonly announce: string } };

/** What the plan's `decide` activity is asked: to bring the plan up to now, and to answer this intent. */
export type DecideRequest = { readonly plan: PlanId; readonly intent?: string; readonly task?: string };
/** Nothing personal: it stands in the history. `verdict` is there exactly when an intent was asked about. */
export type DecideAnswer = { readonly view: PlanView; readonly verdict?: Verdict; readonly clock?: WorkflowClock };

/** When the mail has something to do next; instants of the municipality's clock, delays of real time. */
export type DispatchAnswer = {
  /** More e-mails wait right now. */
  readonly more: boolean;
  readonly nextAt: Instant | null;
  /** Milliseconds after which a mail server that said "not now" is asked again. */
  readonly retryIn: number | null;
  /** Swedish: what the dispatch waits for. */
  readonly summary: string;
  readonly clock?: WorkflowClock;
};

export type CloseYearAnswer = {
  readonly closed: boolean;
  readonly nextAt: Instant | null;
  readonly summary: string;
  readonly clock?: WorkflowClock;
};

/**
 * The update's id is the intent's id, so that a repeated click is the same update. `othersWaiting`: the sender knows of
 * another unanswered intent of the plan, or of an undecided morning, so the chart's last known state is not to be trusted.
 * Nor is it where the plan's `revision` in the database is another than the one it belongs to: one of the two stores has
 * been restored from a copy.
 */
export type ActRequest = {
  readonly intent: string;
  readonly task: string;
  readonly act: ActKind;
  readonly othersWaiting?: boolean;
  readonly revision?: number;
};
export const act = defineUpdate<Verdict, [ActRequest]>('act');
/** The refusal that an update failed with (`refusalFailure`); undefined when it failed for another reason. */
export function refusalIn(error: unknown): Refusal | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof ApplicationFailure ? REFUSALS.find((refusal) => refusal === cause.type) : undefined;
}
/** Something the workflow reads from PostgreSQL has changed, or (stepped clock) time has come. */
export const lookAgain = defineSignal('lookAgain');
export const planView = defineQuery<PlanView | null>('view');

export function schoolYearId(municipality: string, year: SchoolYear): string {
  return `schoolYear/${municipality}/${yearKey(year)}`;
}
/** The Schedule that reminds of next year's preparation each summer, and the workflow it starts. */
export function nextYearScheduleId(municipality: string): string {
  return `nextYear/${municipality}`;
}
export function mailDispatchId(municipality: string): string {
  return `mailDispatch/${municipality}`;
}
