import type { CycleDefinition, DateRule, Step } from '../cycle-definition.ts';
import { anchorOf } from './counted-date.ts';

/** One date per board, or one date for everybody (`undefined`). */
export type BoardContext = string | undefined;

export function isTopLevel(definition: CycleDefinition, step: Step): boolean {
  return step.level === definition.levels[0]?.key;
}

/** Whether the step's dates differ by board: it is `perBoard`, or lies below the top and counts from a meeting. */
export function variesByBoard(definition: CycleDefinition, step: Step): boolean {
  return varies(definition, step, new Set());
}

/** The boards a step has a row of its own for, in the order of the file (cycle-format §3). */
export function rowsOf(definition: CycleDefinition, step: Step): readonly BoardContext[] {
  if (!variesByBoard(definition, step)) return [undefined];
  const all = definition.boards.map(({ key }) => key);
  const { operations } = step;
  if (operations === undefined || isTopLevel(definition, step)) return all;
  const listing = definition.boards.filter((board) => board.operations.some((key) => operations.includes(key)));
  if (listing.length > 0) return listing.map(({ key }) => key);
  return step.perBoard ? all : [undefined];
}

function varies(definition: CycleDefinition, step: Step, seen: Set<string>): boolean {
  if (step.perBoard) return true;
  if (isTopLevel(definition, step) || seen.has(step.key)) return false;
  seen.add(step.key);
  return anchorsOf(step).some((anchor) => {
    if (anchor === 'board') return true;
    const other = definition.steps.find(({ key }) => key === anchor);
    return other !== undefined && varies(definition, other, seen);
  });
}

function anchorsOf(step: Step): readonly string[] {
  return [step.due, step.opens].flatMap((rule) => (isRelative(rule) ? [anchorOf(rule)] : []));
}

function isRelative(rule: DateRule | undefined): rule is Extract<DateRule, { before: string } | { after: string }> {
  return rule !== undefined && ('before' in rule || 'after' in rule);
}
