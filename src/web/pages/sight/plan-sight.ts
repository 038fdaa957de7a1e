import type { Facts } from '../../../domain/facts.ts';
import type { ActKind } from '../../../domain/intent.ts';
import type { OutlookEntry } from '../../../domain/mail-item.ts';
import type { PersonId } from '../../../domain/organisation.ts';
import type { PlanState, TaskState } from '../../../domain/plan-state.ts';
import type { Instant } from '../../../domain/time.ts';

/** That a draft lies saved; its text is no part of it. Known to its own writers alone. */
export type DraftMark = { readonly task: string; readonly savedBy: PersonId; readonly savedAt: Instant };

/** A click that nobody has judged yet. */
export type WaitingClick = {
  readonly intent: string;
  readonly task: string;
  readonly act: ActKind;
  readonly by: PersonId;
  readonly clickedAt: Instant;
  /** Of a hand-in, the version it hands in. */
  readonly version?: number;
};

/** A plan as one viewer meets it: the record, and what the rules say of this person and this moment. */
export type PlanSight = {
  readonly facts: Facts;
  readonly state: PlanState;
  /** Per task key, what this person may do now. */
  readonly acts: Readonly<Record<string, readonly ActKind[]>>;
  readonly outlook: (task: TaskState) => readonly OutlookEntry[];
  readonly drafts: readonly DraftMark[];
  readonly waiting: readonly WaitingClick[];
  /** When the viewer is told that nobody who answers for a task can be reached (domain §5). */
  readonly unreached: 'at-once' | 'as-above';
};

/** The hand-in of a task that is received and not judged yet. */
export function receivedHandIn({ waiting }: PlanSight, task: string): WaitingClick | undefined {
  return waiting.findLast((click) => click.task === task && click.act === 'hand-in');
}

/** What this person may do with a task now. */
export function actsOn(sight: PlanSight, task: string): readonly ActKind[] {
  return sight.acts[task] ?? [];
}

/** The tasks of a plan in the order of their due dates. */
export function tasksOf(state: PlanState): readonly TaskState[] {
  return Object.values(state.tasks).toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}
