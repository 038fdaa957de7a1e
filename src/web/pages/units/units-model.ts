import { isLate } from '../../../domain/late.ts';
import { receiversAbove } from '../../../domain/line/receivers.ts';
import { actorsOf } from '../../../domain/line/seats.ts';
import type { PersonId } from '../../../domain/organisation.ts';
import type { PlanId } from '../../../domain/plan-id.ts';
import type { TaskState } from '../../../domain/plan-state.ts';
import { isDone, isPending } from '../../../domain/task-kinds.ts';
import type { Instant, LocalDate } from '../../../domain/time.ts';
import { momentText, type Here } from '../../../text/pages/dates.ts';
import {
  calmLede,
  requestBody,
  requestHeading,
  stepHeading,
  stepResult,
  stepSummary,
  UNITS_TEXT,
  unitsHeading,
} from '../../../text/pages/units.ts';
import { namedPerson, placeTitle } from '../sight/person-names.ts';
import { actsOn, tasksOf, type PlanSight } from '../sight/plan-sight.ts';
import { escalatedTo } from './escalated-to.ts';
import { stepTitle } from '../sight/step-title.ts';
import { byAttention, isQuiet, isWaiting, quietRow, unitRow, type UnitRow } from './unit-row.ts';

/** A request for time that this reader can answer. */
export type RequestModel = {
  readonly plan: PlanId;
  readonly task: string;
  readonly heading: string;
  readonly body: string;
  readonly due: LocalDate;
  readonly reason: string;
};

export type StepSection = {
  readonly id: string;
  readonly heading: string;
  readonly summary: string;
  readonly rows: readonly UnitRow[];
  readonly quiet: readonly UnitRow[];
};
export type StepLine = {
  readonly title: string;
  readonly due: LocalDate;
  readonly opensOn: LocalDate;
  readonly result: string;
};
export type Counter = { readonly count: number; readonly label: string };

export type UnitsModel = {
  readonly heading: string;
  readonly lede: string;
  readonly counters: readonly Counter[];
  readonly requests: readonly RequestModel[];
  readonly steps: readonly StepSection[];
  readonly passedUp: readonly UnitRow[];
  /** Late further down, and not yet this reader's. */
  readonly lateBelow: readonly UnitRow[];
  readonly later: readonly StepLine[];
  readonly finished: readonly StepLine[];
};

type Reader = {
  readonly person: PersonId;
  readonly now: Instant;
  readonly here: Here;
  readonly what: 'enhet' | 'verksamhet';
};
type Seen = { readonly sight: PlanSight; readonly task: TaskState };

/** The plans below one person: `direct` are those whose approver she is, `further` those below them. */
export function unitsModel(
  { direct, further }: { direct: readonly PlanSight[]; further: readonly PlanSight[] },
  reader: Reader,
): UnitsModel {
  const { now, here } = reader;
  const seen = direct.flatMap((sight) =>
    tasksOf(sight.state)
      .filter(isCounted)
      .map((task) => ({ sight, task })),
  );
  const beyond = further.flatMap((sight) =>
    tasksOf(sight.state)
      .filter(isCounted)
      .map((task) => ({ sight, task })),
  );
  const lateBeyond = beyond.filter(({ sight, task }) => isLate(sight.facts, task, now));
  const escalated = lateBeyond.filter(({ sight, task }) => escalatedTo(sight.facts, task, reader.person) !== undefined);
  const passedUp = beyond.filter((one) => isWaiting(one.sight, one.task) || escalated.includes(one));
  const current = groupsOf(seen).filter((group) => group.some(({ task }) => isCurrent(task)));
  const shown = current.flat();
  const late = new Set(
    shown.filter(({ sight, task }) => isLate(sight.facts, task, now)).map(({ sight }) => sight.facts.id),
  );
  const waiting = [...shown, ...passedUp].filter(({ sight, task }) => isWaiting(sight, task)).length;
  const requests = [...seen, ...beyond].filter((one) => isAsked(one, reader)).map((one) => requestModel(one, here));
  const nearest = shown.filter(({ task }) => isPending(task)).toSorted((a, b) => (a.task.due < b.task.due ? -1 : 1))[0];
  return {
    heading: unitsHeading({
      late: late.size,
      waiting,
      requests: requests.length,
      escalated: escalated.length,
      what: reader.what,
    }),
    lede:
      direct.length === 0 && further.length === 0
        ? UNITS_TEXT.nothing
        : late.size + waiting === 0
          ? calmLede(nearest && { title: titleOf([nearest]), due: nearest.task.due }, here.today)
          : '',
    counters: countersOf(shown.map(({ sight, task }) => unitRow(sight, task, reader))),
    requests,
    steps: current.map((group) => stepSection(group, reader)),
    lateBelow: lateBeyond
      .filter((one) => !passedUp.includes(one))
      .map(({ sight, task }) => unitRow(sight, task, reader))
      .toSorted(byAttention),
    passedUp: passedUp.map(({ sight, task }) => unitRow(sight, task, reader)).toSorted(byAttention),
    later: groupsOf(seen)
      .filter((group) => group.every(({ task }) => task.chart === 'upcoming'))
      .map(stepLine),
    finished: groupsOf(seen)
      .filter((group) => !group.some(({ task }) => isCurrent(task) || task.chart === 'upcoming'))
      .map(stepLine),
  };
}

function isCounted(task: TaskState): boolean {
  return !(task.beforeStart && task.chart === 'open');
}

/** Somebody has something to do with it now: the unit, or the one who reviews. */
function isCurrent(task: TaskState): boolean {
  return isPending(task) || (task.chart === 'handedIn' && task.review !== undefined);
}

/** Asked of this reader: she stands nearest above, or in the place of who does. Who stands higher may answer, but is not asked. */
function isAsked({ sight, task }: Seen, { person, here }: Reader): boolean {
  if (task.extensionAsked === undefined || !actsOn(sight, task.key).includes('extend')) return false;
  const below = actorsOf(sight.facts, task, here.today).persons;
  return receiversAbove(sight.facts, { on: here.today, below }).some((receiver) => receiver.person === person);
}

/** The tasks of one step in one läsår, whatever each one's date has become. */
function groupsOf(seen: readonly Seen[]): readonly (readonly Seen[])[] {
  const groups = new Map<string, Seen[]>();
  for (const one of seen) {
    const key = `${one.sight.facts.address.year}|${one.task.step}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].toSorted((a, b) => (usualDue(a) < usualDue(b) ? -1 : 1));
}

/** The date most of them have. */
function usualDue(group: readonly Seen[]): LocalDate {
  const counts = new Map<LocalDate, number>();
  for (const { task } of group) counts.set(task.due, (counts.get(task.due) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';
}

function stepSection(group: readonly Seen[], reader: Reader): StepSection {
  const [first] = group;
  const task = first?.task;
  const done = group.filter((one) => isDone(one.task)).length;
  const rows = rowsOf(group, reader).toSorted(byAttention);
  return {
    id: `steg-${first?.sight.facts.address.year.replace('/', '-') ?? ''}-${task?.step ?? ''}`,
    heading: stepHeading(titleOf(group), usualDue(group), reader.here.today),
    summary: stepSummary(done, group.length),
    rows: rows.filter((row) => !isQuiet(row)),
    quiet: rows.filter(isQuiet),
  };
}

/** A row for each task; of a plan that has many of the step, one for each that wants attention and one for the rest. */
function rowsOf(group: readonly Seen[], reader: Reader): readonly UnitRow[] {
  const plans = [...new Set(group.map(({ sight }) => sight))];
  return plans.flatMap((sight) => {
    const tasks = group.filter((one) => one.sight === sight).map(({ task }) => task);
    if (tasks.length === 1) return tasks.map((task) => unitRow(sight, task, reader));
    const wanting = tasks.filter((task) => isWaiting(sight, task) || isLate(sight.facts, task, reader.now));
    const [first, ...others] = tasks.filter((task) => !wanting.includes(task));
    const rest = first === undefined ? [] : [quietRow(sight, [first, ...others], reader)];
    return [...wanting.map((task) => unitRow(sight, task, reader)), ...rest];
  });
}

function stepLine(group: readonly Seen[]): StepLine {
  const done = group.filter((one) => isDone(one.task)).length;
  return {
    title: titleOf(group),
    due: usualDue(group),
    opensOn: group[0]?.task.opensOn ?? '',
    result: stepResult(done, group.length),
  };
}

function titleOf([first]: readonly Seen[]): string {
  return first === undefined ? '' : stepTitle(first.sight.facts, first.task);
}

function countersOf(rows: readonly UnitRow[]): readonly Counter[] {
  const { labels } = UNITS_TEXT;
  const count = (test: (row: UnitRow) => boolean, label: string) => ({ count: rows.filter(test).length, label });
  return [
    count((row) => row.waiting, labels.waiting),
    count((row) => row.late, labels.late),
    count((row) => row.badge.shape === 'open' || row.badge.shape === 'returned', labels.open),
    count((row) => row.badge.shape === 'extended', labels.extended),
    count((row) => row.badge.shape === 'unreached', labels.unreached),
    count((row) => row.badge.shape === 'approved', labels.approved),
    count((row) => row.badge.shape === 'excepted', labels.excepted),
  ].filter((counter, index) => counter.count > 0 || index < 2);
}

function requestModel({ sight, task }: Seen, here: Here): RequestModel {
  const { organisation, address, id } = sight.facts;
  const asked = task.extensionAsked ?? { by: '', at: 0, due: task.due, reason: '' };
  return {
    plan: id,
    task: task.key,
    heading: requestHeading(placeTitle(organisation, address.place), asked.due, here.today),
    body: requestBody(
      {
        by: namedPerson(organisation, { person: asked.by, on: here.today }).name,
        when: momentText(asked.at, here),
        step: task.title,
        due: task.due,
        reason: asked.reason,
      },
      here.today,
    ),
    due: asked.due,
    reason: asked.reason,
  };
}
