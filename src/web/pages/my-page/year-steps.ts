import type { PlanState, TaskState } from '../../../domain/plan-state.ts';
import type { LocalDate } from '../../../domain/time.ts';
import { counted } from '../../../text/numbers.ts';
import { longDateWithWeek } from '../../../text/pages/dates.ts';
import { taskPath } from '../../routes.ts';
import { stepTitle } from '../sight/step-title.ts';
import { tasksOf, type PlanSight } from '../sight/plan-sight.ts';
import type { StateBadge } from '../sight/shown-state.ts';
import { taskTitle } from '../sight/task-title.ts';
import { badgeOf, type LeafReader } from './task-leaf.ts';

export type YearStep = {
  /** The number in wheel and list. */
  readonly number: number;
  readonly title: string;
  readonly href: string | undefined;
  readonly due: LocalDate;
  readonly dueWords: string;
  readonly badge: StateBadge;
};

/** The steps of a plan's year in order of date; the tasks of one step and date are one. */
export function yearSteps(sight: PlanSight, reader: LeafReader): readonly YearStep[] {
  return stepGroups(sight.state).map((tasks, index) => {
    const [first] = tasks;
    const several = tasks.length > 1;
    const standing =
      tasks.find((task) => badgeOf(sight, task, reader).shape === 'late') ?? firstUnfinished(tasks) ?? first;
    return {
      number: index + 1,
      title: several
        ? `${stepTitle(sight.facts, first)}, ${counted(tasks.length, 'uppgift', 'uppgifter')}`
        : taskTitle(sight.facts.organisation, first),
      href: several ? undefined : taskPath(sight.facts.id, first.key),
      due: first.due,
      dueWords: `${first.lateness > 1 ? 'ny tid ' : ''}${longDateWithWeek(first.due, reader.here.today)}`,
      badge: badgeOf(sight, standing, reader),
    };
  });
}

/** The tasks of each step with one due date, in order of date. */
export function stepGroups(state: PlanState): readonly (readonly [TaskState, ...TaskState[]])[] {
  const groups = new Map<string, [TaskState, ...TaskState[]]>();
  for (const task of tasksOf(state)) {
    const key = `${task.due}|${task.step}`;
    const group = groups.get(key);
    if (group) group.push(task);
    else groups.set(key, [task]);
  }
  return [...groups.values()];
}

function firstUnfinished(tasks: readonly TaskState[]): TaskState | undefined {
  return tasks.find((task) => task.chart !== 'approved' && task.chart !== 'excepted');
}
