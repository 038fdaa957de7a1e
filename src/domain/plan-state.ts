import type { Actor, StepKind } from './cycle-definition.ts';
import type { PersonId } from './organisation.ts';
import type { Instant, LocalDate } from './time.ts';

export const TASK_STATES = ['upcoming', 'open', 'handedIn', 'returned', 'approved', 'reopened', 'excepted'] as const;
export type TaskChartState = (typeof TASK_STATES)[number];

export const PLAN_STATES = ['drafting', 'handedIn', 'approved', 'dialogueHeld', 'inForce', 'remitted'] as const;
export type PlanChartState = (typeof PLAN_STATES)[number];

/** What PostgreSQL keeps of a plan: plain JSON, written only by `decide`. */
export type PlanState = {
  readonly chart: PlanChartState;
  /** Keyed by task key: the step's key, or `step/child` or `step/board`. In the order of due dates. */
  readonly tasks: Readonly<Record<string, TaskState>>;
  /** Everything due at or before this instant has been decided. */
  readonly decidedThrough: Instant;
  /** Where a year starts in the middle: deadlines before it are *före start*. */
  readonly startedAt: Instant;
  readonly closed: boolean;
};

export type TaskState = {
  readonly key: string;
  readonly step: string;
  readonly title: string;
  readonly kind: StepKind;
  readonly actor: Actor;
  /** The plan below that the task is about (`perChild`), by plan id. */
  readonly child?: string;
  /** The board it is for (`perBoard`). */
  readonly board?: string;
  readonly chart: TaskChartState;
  /** The morning on which it is told that it opens. */
  readonly opensOn: LocalDate;
  /** From this instant it may be handed in. */
  readonly opensAt: Instant;
  readonly due: LocalDate;
  /** Its deadline lay before the start of the läsår here: no notices, never late, counts as excepted. */
  readonly beforeStart: boolean;
  /** 1 for the first deadline, +1 for each new one. */
  readonly lateness: number;
  /** Rungs whose sending moment is at or before this instant do not apply. */
  readonly ladderFrom: Instant;
  /** Working days by which the escalations of this lateness have been put off. */
  readonly shift: number;
  /** Rungs of this lateness that were passed over: nobody left to tell, or their time had gone. */
  readonly skipped: readonly string[];
  /** Since when, after its deadline, it has waited for others; absent while it does not. */
  readonly blockedSince?: LocalDate;
  /** Who the last morning found responsible; empty while the post is vacant. */
  readonly holders: readonly PersonId[];
  readonly handedIn?: HandIn;
  /** Who had a part in what was handed in and no longer stands: none of them disposes of the task. */
  readonly hadPart?: readonly PersonId[];
  readonly review?: Review;
  readonly approval?: { readonly by: PersonId; readonly at: Instant; readonly hash: string };
  readonly extensionAsked?: {
    readonly by: PersonId;
    readonly at: Instant;
    readonly due: LocalDate;
    readonly reason: string;
  };
  /** The reason last given when it was returned, reopened, excepted or extended. */
  readonly reason?: { readonly by: PersonId; readonly at: Instant; readonly text: string };
  /** Named by the administrator when nobody in the line may review. */
  readonly namedReviewer?: PersonId;
};

export type HandIn = {
  readonly by: PersonId;
  /** The click. */
  readonly at: Instant;
  readonly version: number;
  readonly hash: string;
  readonly late: boolean;
  /** Everybody who may not approve it: who handed in, who was substituted, who held the post. */
  readonly barred: readonly PersonId[];
};

export type Review = {
  readonly opensAt: Instant;
  readonly due: LocalDate;
  /** As for the task: rungs at or before this instant do not apply. */
  readonly ladderFrom: Instant;
  readonly shift: number;
  readonly skipped: readonly string[];
  /** 1, or absent, for the first deadline, +1 for each new one: its own count of lateness. */
  readonly round?: number;
  /** Since when it has waited for plans below that are open again; absent while it does not. */
  readonly waitsSince?: LocalDate;
  /** Who the last morning found responsible for the review. */
  readonly holders: readonly PersonId[];
  readonly begun?: { readonly by: PersonId; readonly at: Instant };
};
