import { nthWorkingDayAfter } from '../../../domain/calendar/working-days.ts';
import { holdersOf } from '../../../domain/responsible.ts';
import { actorsOf, seatOfPlace } from '../../../domain/line/seats.ts';
import type { PersonId } from '../../../domain/organisation.ts';
import type { LocalDate } from '../../../domain/time.ts';
import type { TaskState } from '../../../domain/plan-state.ts';
import { isPending } from '../../../domain/task-kinds.ts';
import { followingYear } from '../../../domain/school-year.ts';
import { listed } from '../../../text/numbers.ts';
import { momentText } from '../../../text/pages/dates.ts';
import {
  awayLine,
  MY_PAGE_TEXT,
  myPageHeading,
  nextOpening,
  roleLine,
  yearHeading,
  yearIntroduction,
} from '../../../text/pages/my-page.ts';
import { versionPath } from '../../routes.ts';
import { askedOf } from '../sight/approver.ts';
import { ladderLines, type LadderLine } from '../sight/ladder-lines.ts';
import { nameAndTitle, namedPerson, placeTitle } from '../sight/person-names.ts';
import { tasksOf, type PlanSight } from '../sight/plan-sight.ts';
import { stepTitle } from '../sight/step-title.ts';
import { taskTitle } from '../sight/task-title.ts';
import { badgeOf, groupLeaf, taskLeaf, type LeafReader, type TaskLeaf } from './task-leaf.ts';
import { stepGroups, yearSteps, type YearStep } from './year-steps.ts';
import type { StateBadge } from '../sight/shown-state.ts';

export type HandedInRow = {
  readonly title: string;
  readonly href: string;
  readonly badge: StateBadge;
  readonly when: string;
  readonly by: string;
  readonly version: number;
  readonly hash: string;
};

/** What stands between a task and its next deadline, and the way out. */
export type Focus = {
  readonly plan: string;
  readonly task: string;
  readonly title: string;
  readonly ladder: readonly LadderLine[];
  /** Absent where time cannot be asked for. */
  readonly askedOf?: string;
  readonly example: string;
};

/** One plan of the reader's. */
export type MyPlanModel = {
  readonly id: string;
  readonly place: string;
  readonly lede: string;
  readonly leaves: readonly TaskLeaf[];
  readonly focus?: Focus;
  readonly year: string;
  readonly yearHeading: string;
  readonly yearIntroduction: string;
  readonly steps: readonly YearStep[];
  readonly handedIn: readonly HandedInRow[];
};

export type MyPageModel = {
  readonly heading: string;
  readonly lede: string;
  readonly reviews: number;
  readonly waiting: number;
  readonly plans: readonly MyPlanModel[];
};

/** The reader is away from all or some of her posts. */
export type Away = { readonly until: LocalDate; readonly substitute?: string | undefined };

/** What the reader has to do, by when, and what happens otherwise. `reviews`: what waits for the reader's approval. */
export function myPageModel(
  reader: LeafReader & { readonly reviews: number; readonly away?: Away | undefined },
  sights: readonly PlanSight[],
): MyPageModel {
  const { today } = reader.here;
  const todo = sights.flatMap((sight) => todoOf(sight, reader).map((task) => ({ sight, task })));
  const leaves = sights.flatMap((sight) => leavesOf(sight, reader));
  const next = sights
    .flatMap((sight) => tasksOf(sight.state).filter((task) => task.chart === 'upcoming' && isMine(sight, task, reader)))
    .toSorted((a, b) => (a.opensOn < b.opensOn ? -1 : 1))[0];
  const nothing = sights.length === 0 && reader.away === undefined ? [MY_PAGE_TEXT.nobodyHere] : [];
  const ledes = todo.length > 0 ? [] : sights.length === 0 ? nothing : [nextOpening(next, today)];
  return {
    heading: myPageHeading(leaves, today),
    lede: [...(reader.away ? [awayLine(reader.away, today)] : []), ...ledes].join(' '),
    reviews: reader.reviews,
    waiting: sights.reduce((sum, sight) => sum + sight.waiting.length, 0),
    plans: sights.map((sight) => myPlanModel(sight, reader)),
  };
}

function myPlanModel(sight: PlanSight, reader: LeafReader): MyPlanModel {
  const { facts, state } = sight;
  const steps = yearSteps(sight, reader);
  const { year } = facts.address;
  const focus = focusOf(sight, reader);
  return {
    id: facts.id.replaceAll('/', '-'),
    place: placeTitle(facts.organisation, facts.address.place),
    lede: ledeOf(sight, reader),
    leaves: leavesOf(sight, reader),
    ...(focus === undefined ? {} : { focus }),
    year,
    yearHeading: yearHeading(year),
    yearIntroduction: yearIntroduction({ steps: steps.length, year, plan: followingYear(year) }),
    steps,
    handedIn: tasksOf(state)
      .filter((task) => task.handedIn !== undefined && isMine(sight, task, reader))
      .toSorted((a, b) => (b.handedIn?.at ?? 0) - (a.handedIn?.at ?? 0))
      .flatMap((task) => handedInRow(sight, task, reader)),
  };
}

/** What waits for the reader, in order of date. */
export function todoOf(sight: PlanSight, reader: LeafReader): readonly TaskState[] {
  const waiting = new Set(sight.waiting.map((click) => click.task));
  return tasksOf(sight.state).filter(
    (task) =>
      isPending(task) &&
      isMine(sight, task, reader) &&
      !waiting.has(task.key) &&
      !(task.beforeStart && task.chart === 'open'),
  );
}

function isMine({ facts }: PlanSight, task: TaskState, { person, here }: LeafReader): boolean {
  return actorsOf(facts, task, here.today).persons.includes(person);
}

function leavesOf(sight: PlanSight, reader: LeafReader): readonly TaskLeaf[] {
  const mine = new Set(todoOf(sight, reader).map((task) => task.key));
  return stepGroups(sight.state).flatMap((group) => {
    const [first, ...rest] = group.filter((task) => mine.has(task.key));
    if (first === undefined) return [];
    return [rest.length === 0 ? taskLeaf(sight, first, reader) : groupLeaf(sight, [first, ...rest], reader)];
  });
}

function focusOf(sight: PlanSight, reader: LeafReader): Focus | undefined {
  const task = todoOf(sight, reader).find((candidate) => !candidate.beforeStart);
  if (task === undefined) return undefined;
  const { facts } = sight;
  const { today } = reader.here;
  const several =
    todoOf(sight, reader).filter((other) => other.step === task.step && other.due === task.due).length > 1;
  const mayAsk =
    !several && sight.acts[task.key]?.includes('ask-extension') === true && task.extensionAsked === undefined;
  const asked = askedOf(facts, task, today).map((person) => person.name);
  return {
    plan: facts.id,
    task: task.key,
    title: several ? stepTitle(facts, task) : taskTitle(facts.organisation, task),
    ladder: ladderLines(facts, { task, outlook: sight.outlook(task), today }),
    example: nthWorkingDayAfter(facts.calendar, task.due > today ? task.due : today, 5),
    ...(mayAsk ? { askedOf: listed(asked) } : {}),
  };
}

function ledeOf({ facts }: PlanSight, { person, here }: LeafReader): string {
  const { organisation, address } = facts;
  const seat = seatOfPlace(facts, address.place);
  const holders = seat === undefined ? undefined : holdersOf(organisation, { ...seat, on: here.today });
  if (!holders?.persons.includes(person)) return '';
  const named = (id: PersonId) => namedPerson(organisation, { person: id, on: here.today, place: address.place });
  const absent = holders.standingInFor[person];
  return roleLine({
    title: named(absent ?? person).title,
    place: placeTitle(organisation, address.place),
    others: holders.persons.filter((other) => other !== person).map((other) => nameAndTitle(named(other))),
    standsInFor: absent === undefined ? undefined : named(absent).name,
  });
}

function handedInRow(sight: PlanSight, task: TaskState, reader: LeafReader): readonly HandedInRow[] {
  if (task.handedIn === undefined) return [];
  const { by, at, version, hash } = task.handedIn;
  return [
    {
      title: taskTitle(sight.facts.organisation, task),
      href: versionPath(sight.facts.id, task.key, version),
      badge: badgeOf(sight, task, reader),
      when: momentText(at, reader.here),
      by: namedPerson(sight.facts.organisation, { person: by, on: reader.here.today }).name,
      version,
      hash,
    },
  ];
}
