import { localDateOf } from '../../../domain/calendar/local-time.ts';
import { workingDaysBetween } from '../../../domain/calendar/working-days.ts';
import { isLate } from '../../../domain/late.ts';
import type { PersonId } from '../../../domain/organisation.ts';
import type { TaskState } from '../../../domain/plan-state.ts';
import { isDone, isPending } from '../../../domain/task-kinds.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Here } from '../../../text/pages/dates.ts';
import {
  approvedNote,
  askedNote,
  daysLate,
  handedInNote,
  newDueNote,
  reviewByNote,
  stepResult,
  yoursSince,
  UNITS_TEXT,
} from '../../../text/pages/units.ts';
import { planPath, reviewPath, taskPath } from '../../routes.ts';
import { escalatedTo } from './escalated-to.ts';
import { placeTitle } from '../sight/person-names.ts';
import { actsOn, type PlanSight } from '../sight/plan-sight.ts';
import { sightBadge, type StateBadge } from '../sight/shown-state.ts';
import { stepTitle } from '../sight/step-title.ts';
import { aboutTitle } from '../sight/task-title.ts';

/** A unit's task as the one above sees it: never an opening, never a draft. */
export type UnitRow = {
  readonly unit: string;
  readonly title: string;
  readonly href: string;
  readonly badge: StateBadge;
  readonly notes: readonly string[];
  /** Waits for this reader's review. */
  readonly waiting: boolean;
  readonly late: boolean;
  readonly action: string;
};

export type RowReader = { readonly person: PersonId; readonly now: Instant; readonly here: Here };

export function unitRow(sight: PlanSight, task: TaskState, reader: RowReader): UnitRow {
  const { now } = reader;
  const { facts } = sight;
  const about = aboutTitle(facts.organisation, task);
  const unit = placeTitle(facts.organisation, facts.address.place);
  const badge = sightBadge(sight, task, { now });
  const waiting = isWaiting(sight, task);
  return {
    unit: about === undefined ? unit : `${unit}: ${about}`,
    title: task.title,
    href: task.chart === 'handedIn' ? reviewPath(facts.id, task.key) : taskPath(facts.id, task.key),
    badge,
    notes: notesOf(sight, { task, badge }, reader),
    waiting,
    late: badge.shape === 'late',
    action: waiting ? UNITS_TEXT.review : UNITS_TEXT.open,
  };
}

/** Several tasks of one plan and step as one row, where none of them waits for this reader or is late. */
export function quietRow(
  sight: PlanSight,
  tasks: readonly [TaskState, ...TaskState[]],
  { now }: { now: Instant },
): UnitRow {
  const { facts } = sight;
  const [first] = tasks;
  const pending = tasks.find(isPending) ?? first;
  return {
    unit: placeTitle(facts.organisation, facts.address.place),
    title: stepTitle(facts, first),
    href: planPath(facts.id),
    badge: sightBadge(sight, pending, { now }),
    notes: [stepResult(tasks.filter(isDone).length, tasks.length)],
    waiting: false,
    late: false,
    action: UNITS_TEXT.open,
  };
}

/** Nothing for the reader to look at: open or settled, and nothing to say of it. */
export function isQuiet(row: UnitRow): boolean {
  return !row.waiting && row.notes.length === 0 && (row.badge.shape === 'open' || row.badge.shape === 'coming');
}

/** Handed in, and this reader is the one to judge it. */
export function isWaiting(sight: PlanSight, task: TaskState): boolean {
  return task.chart === 'handedIn' && actsOn(sight, task.key).includes('approve');
}

/** What needs attention first: what waits for the reader, then the late, then by name. */
export function byAttention(a: UnitRow, b: UnitRow): number {
  return Number(b.waiting) - Number(a.waiting) || Number(b.late) - Number(a.late) || a.unit.localeCompare(b.unit, 'sv');
}

function notesOf(
  { facts }: PlanSight,
  { task, badge }: { task: TaskState; badge: StateBadge },
  { person, now, here }: RowReader,
): readonly string[] {
  const { today, timezone } = here;
  const day = (instant: Instant) => localDateOf(timezone, instant);
  if (task.chart === 'approved') return task.approval === undefined ? [] : [approvedNote(day(task.approval.at), today)];
  if (task.chart === 'handedIn' && task.handedIn !== undefined) {
    return [
      [handedInNote(day(task.handedIn.at), today), ...(task.review ? [reviewByNote(task.review.due, today)] : [])].join(
        ', ',
      ),
      ...(task.handedIn.late ? [UNITS_TEXT.late] : []),
      ...(task.review?.begun ? [UNITS_TEXT.readYet] : []),
    ];
  }
  if (task.chart === 'excepted') return task.reason === undefined ? [] : [task.reason.text];
  if (!isPending(task)) return [];
  const since = escalatedTo(facts, task, person);
  return [
    ...(task.holders.length === 0 ? [UNITS_TEXT.vacant] : []),
    ...(badge.shape === 'unreached'
      ? [UNITS_TEXT.unreached]
      : isLate(facts, task, now)
        ? [daysLate(workingDaysBetween(facts.calendar, task.due, today))]
        : []),
    ...(since === undefined ? [] : [yoursSince(since, today)]),
    ...(task.lateness > 1 && !isLate(facts, task, now) ? [newDueNote(task.due, today)] : []),
    ...(task.extensionAsked ? [askedNote(task.extensionAsked.due, today)] : []),
  ];
}
