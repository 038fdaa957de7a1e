import type { Facts } from '../facts.ts';
import type { ActKind } from '../intent.ts';
import { placesAbove } from '../line/seats.ts';
import { indexOf } from '../line/organisation-index.ts';
import type { TaskState } from '../plan-state.ts';

const MOVES: ReadonlySet<ActKind> = new Set(['hand-in', 'withdraw', 'approve', 'return', 'reopen', 'except']);

/** Whether the plan above reads what this act changes: a step there requires the task's step, or the plans below. */
export function concernsAbove(facts: Facts, task: TaskState, act: ActKind): boolean {
  if (!MOVES.has(act)) return false;
  const [above] = placesAbove(facts, facts.address.place);
  const level = above === undefined ? undefined : indexOf(facts.organisation).place.get(above)?.level;
  return facts.definition.steps
    .filter((step) => step.level === level)
    .some((step) =>
      step.requires.some((requirement) =>
        typeof requirement === 'string'
          ? requirement === 'children' && task.kind === 'plan'
          : requirement.step === task.step,
      ),
    );
}
