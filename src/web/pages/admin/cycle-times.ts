import type { CycleDefinition } from '../../../domain/cycle-definition.ts';
import { stepOf } from '../../../domain/line/step-of.ts';
import type { Organisation } from '../../../domain/organisation.ts';
import type { PlanState, TaskState } from '../../../domain/plan-state.ts';
import { isDone, isPending } from '../../../domain/task-kinds.ts';
import type { Facts } from '../../../domain/facts.ts';
import type { Instant, LocalDate } from '../../../domain/time.ts';
import { listed } from '../../../text/numbers.ts';
import { ADMIN_TEXT, doneOf, remarksLine } from '../../../text/pages/admin.ts';
import { OTHER_STATE_WORDS } from '../../../text/pages/states.ts';
import { placeTitle } from '../sight/person-names.ts';
import { stateBadge } from '../sight/shown-state.ts';

export type PlanInYear = { readonly facts: Facts; readonly state: PlanState };
export type CycleTime = {
  readonly title: string;
  readonly who: string;
  readonly opensOn: LocalDate;
  readonly due: LocalDate;
  readonly handedIn: string;
  readonly remarks: string;
  /** Somebody has something to do with it now. */
  readonly current: boolean;
};

/** Every step of a läsår with how many have handed it in, in order of date. */
export function cycleTimes(
  plans: readonly PlanInYear[],
  { definition, now, organisation }: { definition: CycleDefinition; now: Instant; organisation: Organisation },
): readonly CycleTime[] {
  return definition.steps
    .flatMap((step) => {
      const tasks = plans.flatMap(({ facts, state }) =>
        Object.values(state.tasks)
          .filter((task) => task.step === step.key)
          .map((task) => ({ facts, state, task })),
      );
      const [first] = tasks;
      if (first === undefined) return [];
      const operations = stepOf({ definition }, first.task)?.operations;
      return [
        {
          title: step.title,
          who:
            operations === undefined
              ? ADMIN_TEXT.everybody
              : listed(operations.map((key) => placeTitle(organisation, key))),
          opensOn: earliest(tasks.map(({ task }) => task.opensOn)),
          due: mostCommon(tasks.map(({ task }) => task.due)),
          handedIn: handedInOf(tasks.map(({ task }) => task)),
          remarks: remarksOf(tasks, now),
          current: tasks.some(({ task }) => task.chart !== 'upcoming' && !isDone(task)),
        },
      ];
    })
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

/** How many of those that are asked have handed it in; what lay before the start is asked of nobody. */
function handedInOf(tasks: readonly TaskState[]): string {
  const asked = tasks.filter((task) => !isLeftBefore(task));
  if (asked.every((task) => task.chart === 'upcoming')) return '–';
  return doneOf(asked.filter(isDone).length, asked.length);
}

/** Its last day lay before the start here, and nobody has handed it in. */
function isLeftBefore(task: TaskState): boolean {
  return task.beforeStart && (isPending(task) || task.chart === 'upcoming');
}

function remarksOf(tasks: readonly (PlanInYear & { readonly task: TaskState })[], now: Instant): string {
  if (tasks.every(({ task }) => isLeftBefore(task))) return OTHER_STATE_WORDS.beforeStart;
  if (tasks.every(({ task }) => task.chart === 'upcoming')) return ADMIN_TEXT.coming;
  const shapes = tasks.map(
    ({ facts, state, task }) => stateBadge(facts, { plan: state, task, now, draft: false }).shape,
  );
  const count = (shape: string) => shapes.filter((one) => one === shape).length;
  const line = remarksLine({
    late: count('late'),
    extended: count('extended'),
    unreached: count('unreached'),
    returned: count('returned'),
  });
  if (line !== '') return line;
  return tasks.every(({ task }) => isDone(task)) ? ADMIN_TEXT.finished : ADMIN_TEXT.ongoing;
}

function earliest(dates: readonly LocalDate[]): LocalDate {
  return dates.toSorted()[0] ?? '';
}

function mostCommon(dates: readonly LocalDate[]): LocalDate {
  const counts = new Map<LocalDate, number>();
  for (const date of dates) counts.set(date, (counts.get(date) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';
}
