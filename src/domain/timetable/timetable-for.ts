import type { CycleDefinition, Step } from '../cycle-definition.ts';
import type { Place } from '../organisation.ts';
import { appliesTo } from './applies-to.ts';
import { boardsOf } from './boards-of.ts';
import type { Timetable, TimetableStep } from './timetable.ts';

/**
 * The rows of a timetable that one plan has, in order of due date, then of the file. A `perBoard` step has one row for
 * each board the plan goes to, with `board`; any other step has one, without it: that of the plan's board, the earliest
 * where it goes to several.
 */
export function timetableFor(options: {
  readonly definition: CycleDefinition;
  readonly timetable: Timetable;
  readonly place: Pick<Place, 'key' | 'level' | 'operation' | 'schoolForms' | 'yearGroups'>;
  /** The boards the plan goes to; by the definition when not given. */
  readonly boards?: readonly string[];
}): readonly TimetableStep[] {
  const { definition, timetable, place, boards = boardsOf(definition, place) } = options;
  const rows = [...timetable.steps, ...(timetable.unlisted ?? [])];
  return definition.steps
    .filter((step) => appliesTo(step, place))
    .flatMap((step) => rowsFor(step, rows, boards))
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

function rowsFor(step: Step, rows: readonly TimetableStep[], boards: readonly string[]): readonly TimetableStep[] {
  const own = rows.filter(({ key, board }) => key === step.key && (board === undefined || boards.includes(board)));
  if (step.perBoard) return boards.flatMap((board) => own.filter((row) => row.board === board));
  const [first] = [...own].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  if (first === undefined) return [];
  const { board: _, ...row } = first;
  return [row];
}
