import { nthWorkingDayAfter, workingDaysBetween } from '../calendar/working-days.ts';
import type { LadderRole } from '../cycle-definition.ts';
import { ladderReceivers, type Receiver } from '../line/receivers.ts';
import type { Notice, NoticeKind } from '../notice.ts';
import type { PersonId } from '../organisation.ts';
import type { TaskState } from '../plan-state.ts';
import type { LocalDate } from '../time.ts';
import { noticeOn, type Morning } from './morning.ts';
import { entriesOf, isTold, wasReached } from './told.ts';

/** The escalations of one lateness, of a task or of its review. */
export type Climb = {
  readonly kind: NoticeKind;
  readonly rungs: readonly { readonly on: LocalDate; readonly to: LadderRole }[];
  /** The morning on which the late themselves are told, and its rung; null where the ladder has none. */
  readonly overdue: { readonly on: LocalDate; readonly rung: string } | null;
  readonly rungName: (index: number) => string;
  /** Working days by which they have been put off. */
  readonly shift: number;
  /** The persons who are late. */
  readonly late: readonly PersonId[];
};

export type Climbed = {
  readonly notices: readonly Notice[];
  readonly skipped: readonly string[];
  readonly shift: number;
};

/** Who already holds this lateness through an earlier escalation; a copy does not count. */
function holdAlready(morning: Morning, task: TaskState, climb: Climb, before: readonly Notice[]): readonly PersonId[] {
  const names = climb.rungs.map((_, index) => climb.rungName(index));
  return [...entriesOf(morning.ledger, task.key), ...before]
    .filter((entry) => entry.lateness === task.lateness && names.includes(entry.rung))
    .filter((entry) => !('status' in entry) || (entry.status !== 'dissolved' && entry.status !== 'dropped'))
    .map((entry) => entry.receiver);
}

/** The first rung neither told nor passed over; -1 when the ladder has ended. */
export function nextRung(morning: Pick<Morning, 'ledger'>, task: TaskState, climb: Climb): number {
  return climb.rungs.findIndex((_, index) => !isTold(morning.ledger, task, climb.rungName(index)));
}

/** What the late are told of their lateness leaves only now, late through no fault of theirs: the rungs after it wait. */
function isJustTold(
  { ledger, sendOn }: Morning,
  task: TaskState,
  { overdue, rung }: { overdue: Climb['overdue']; rung: LocalDate },
): boolean {
  if (overdue === null || overdue.on >= rung) return false;
  if (!isTold(ledger, task, overdue.rung)) return true;
  return entriesOf(ledger, task.key).some(
    (entry) =>
      entry.lateness === task.lateness &&
      entry.rung === overdue.rung &&
      entry.morning >= sendOn &&
      entry.status !== 'dissolved',
  );
}

/**
 * Climbs as far as this morning allows. A rung leaves only when the late have been reached at least a working day before;
 * a rung that comes late keeps its distance to the following ones; a rung whose receivers are late themselves or hold the
 * lateness already is passed over (domain §5).
 */
export function climbOn(morning: Morning, task: TaskState, climb: Climb): Climbed {
  const { facts, ledger, on, sendOn } = morning;
  const notices: Notice[] = [];
  const skipped: string[] = [];
  let shift = climb.shift;
  const first = nextRung(morning, task, climb);
  for (const [index, rung] of climb.rungs.entries()) {
    if (first < 0 || index < first) continue;
    if (nthWorkingDayAfter(facts.calendar, rung.on, shift) > on) break;
    const receivers: Receiver[] = ladderReceivers(facts, rung.to, { on: sendOn, except: climb.late });
    const held = holdAlready(morning, task, climb, notices);
    const told = receivers.filter(({ person }) => !climb.late.includes(person) && !held.includes(person));
    if (told.length === 0) {
      skipped.push(climb.rungName(index));
      continue;
    }
    if (!wasReached(facts, ledger, { task: task.key, persons: climb.late, on: sendOn })) break;
    if (isJustTold(morning, task, { overdue: climb.overdue, rung: rung.on })) break;
    shift = Math.max(shift, workingDaysBetween(facts.calendar, rung.on, sendOn));
    for (const { person, as } of told) {
      notices.push(noticeOn(morning, task, { kind: climb.kind, rung: climb.rungName(index), receiver: person, as }));
    }
  }
  return { notices, skipped, shift };
}
