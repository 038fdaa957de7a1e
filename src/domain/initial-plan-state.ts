import { localDateOf, startOfDay } from './calendar/local-time.ts';
import type { CycleDefinition, Step } from './cycle-definition.ts';
import type { Facts } from './facts.ts';
import { indexOf } from './line/organisation-index.ts';
import { childrenFor } from './per-child.ts';
import { planId } from './plan-id.ts';
import { startedDates } from './started-dates.ts';
import type { PlanState, TaskState } from './plan-state.ts';
import type { Instant } from './time.ts';
import type { Timetable, TimetableStep } from './timetable/timetable.ts';
import { boardsOf } from './timetable/boards-of.ts';
import { timetableFor } from './timetable/timetable-for.ts';

type Given = {
  readonly facts: Pick<Facts, 'address' | 'definition' | 'calendar' | 'organisation'>;
  readonly timetable: Timetable;
  /** When the läsår was started here: the steps before it are *före start*. */
  readonly startedAt: Instant;
};

function newTask({ facts, startedAt }: Given, step: Step, row: TimetableStep): TaskState {
  return {
    key: step.key,
    step: step.key,
    title: step.title,
    kind: step.kind,
    actor: step.actor,
    ...(row.board === undefined ? {} : { board: row.board }),
    ...startedDates(row, { calendar: facts.calendar, startedAt }),
    lateness: 1,
    ladderFrom: startedAt,
    shift: 0,
    skipped: [],
    holders: [],
  };
}

function perChild(given: Given, step: Step, task: TaskState): TaskState[] {
  const { facts } = given;
  const place = indexOf(facts.organisation).place.get(facts.address.place);
  if (!place) return [];
  const { definition, organisation, address } = facts;
  return childrenFor(step, { definition, organisation, place, year: address.year }).map((child) => ({
    ...task,
    key: `${step.key}/${child.key}`,
    title: `${step.title}: ${child.title}`,
    child: planId({ ...address, place: child.key }),
  }));
}

function stepOfRow(definition: CycleDefinition, row: TimetableStep): Step | undefined {
  return definition.steps.find((step) => step.key === row.key);
}

function tasksOf(given: Given, row: TimetableStep): TaskState[] {
  const step = stepOfRow(given.facts.definition, row);
  if (!step) return [];
  const task = newTask(given, step, row);
  if (step.perChild !== false) return perChild(given, step, task);
  const board = given.facts.definition.boards.find((one) => one.key === row.board);
  if (!step.perBoard || !board) return [step.actor === 'secretary' ? { ...task, ...planBoard(given) } : task];
  return [{ ...task, key: `${step.key}/${board.key}`, title: `${step.title}: ${board.title}` }];
}

/** Whose secretary does a secretary's step that is not one for each board: that of the board the plan goes to, the first of several. */
function planBoard({ facts }: Given): Pick<TaskState, 'board'> {
  const place = indexOf(facts.organisation).place.get(facts.address.place);
  const [board] = place ? boardsOf(facts.definition, place) : [];
  return board === undefined ? {} : { board };
}

/** A plan on the day its läsår is started: every task of every step that applies, in the order of due dates. */
export function initialPlanState(given: Given): PlanState {
  const { facts, timetable, startedAt } = given;
  const place = indexOf(facts.organisation).place.get(facts.address.place);
  const rows = place ? timetableFor({ definition: facts.definition, timetable, place }) : [];
  const tasks = rows.flatMap((row) => tasksOf(given, row));
  const { timezone } = facts.calendar;
  return {
    chart: 'drafting',
    tasks: Object.fromEntries(tasks.map((task) => [task.key, task])),
    decidedThrough: startOfDay(timezone, localDateOf(timezone, startedAt)) - 1,
    startedAt,
    closed: false,
  };
}
