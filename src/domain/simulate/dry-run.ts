import { dayOf } from '../calendar/working-days.ts';
import { formatInstant, instantAt, localDateOf } from '../calendar/local-time.ts';
import type { Intent } from '../intent.ts';
import { actorsOf } from '../line/seats.ts';
import { reviewersOf } from '../line/reviewers.ts';
import type { NoticeKind, ReceivedAs } from '../notice.ts';
import type { TaskState } from '../plan-state.ts';
import { isPending } from '../task-kinds.ts';
import { missingFor } from '../requirements.ts';
import { yearSpan } from '../school-year.ts';
import type { Instant, LocalDate } from '../time.ts';
import { simulate, type Behaviour, type SimulatedClick, type SimulatedMail } from './simulate.ts';
import { emailOf, factsOf, openWorld, type SimulatedPlan, type World, type WorldInput } from './world.ts';

export const ASSUMPTIONS = ['nobody', 'on-time'] as const;
export type Assumption = (typeof ASSUMPTIONS)[number];

/** One e-mail of a year: everything a person is told at one moment. */
export type DryRunMail = {
  readonly at: string;
  readonly to: string;
  readonly items: readonly DryRunItem[];
};
export type DryRunItem = {
  readonly kind: NoticeKind;
  readonly plan: string;
  readonly step: string;
  readonly as: ReceivedAs;
  readonly rung: string;
};

const NOON = '12:00';

/** On its day; what had to wait for others then, as soon as it no longer does. */
function mayBeHandedIn(world: World, plan: SimulatedPlan, task: TaskState, on: LocalDate): boolean {
  if (task.due >= on) return task.due === on;
  const missing = missingFor(plan.state, factsOf(world, plan), task);
  return missing.own.length + missing.others.length === 0;
}

function handIn(world: World, plan: SimulatedPlan, task: TaskState, at: Instant): SimulatedClick[] {
  const [by] = actorsOf(factsOf(world, plan), task, dayOf(world.calendar, at)).persons;
  if (by === undefined) return [];
  const hash = `${task.key}-${task.lateness}`;
  const intent: Intent = {
    id: `${plan.id}|${hash}`,
    task: task.key,
    by,
    clickedAt: at,
    act: { kind: 'hand-in', version: task.lateness, hash },
  };
  return [{ plan: plan.id, intent, version: { hash, missing: [] } }];
}

function approval(world: World, plan: SimulatedPlan, task: TaskState, at: Instant): SimulatedClick[] {
  const found = reviewersOf(factsOf(world, plan), task, task.review?.due ?? task.due);
  if (found.kind !== 'found' || !found.persons[0] || !task.handedIn) return [];
  const act = { kind: 'approve', hash: task.handedIn.hash } as const;
  return [
    {
      plan: plan.id,
      intent: { id: `${plan.id}|${task.key}|approve`, task: task.key, by: found.persons[0], clickedAt: at, act },
    },
  ];
}

function bottomUp(world: World): SimulatedPlan[] {
  const depth = (plan: SimulatedPlan): number => {
    const parent = plan.parent === undefined ? undefined : world.plans.get(plan.parent);
    return parent ? depth(parent) + 1 : 0;
  };
  return [...world.plans.values()].sort((a, b) => depth(b) - depth(a));
}

/** Everything is handed in at 12:00 on its due date and approved at 12:00 on its review's (cycle-format §4). */
function onTime(): Behaviour {
  let order: SimulatedPlan[] | undefined;
  return {
    clicks(world, from, until) {
      const { timezone } = world.calendar;
      const on = localDateOf(timezone, from);
      const at = instantAt(timezone, on, NOON);
      if (at < from || at >= until) return [];
      order ??= bottomUp(world);
      const due = (plan: SimulatedPlan): TaskState[] => Object.values(plan.state.tasks);
      return [
        ...order.flatMap((plan) =>
          due(plan)
            .filter((task) => isPending(task) && !task.beforeStart && mayBeHandedIn(world, plan, task, on))
            .flatMap((task) => handIn(world, plan, task, at)),
        ),
        ...order.flatMap((plan) =>
          due(plan)
            .filter((task) => task.chart === 'handedIn' && task.review?.due === on)
            .flatMap((task) => approval(world, plan, task, at)),
        ),
      ];
    },
  };
}

const BEHAVIOURS: Readonly<Record<Assumption, () => Behaviour>> = {
  nobody: () => ({ clicks: () => [] }),
  'on-time': onTime,
};

/** The e-mails of simulated mail, in order of time, then address. */
export function gatherMail(world: World, mail: readonly SimulatedMail[]): DryRunMail[] {
  const mails = new Map<string, { at: string; to: string; items: DryRunItem[] }>();
  for (const { at, entry } of mail) {
    const to = emailOf(world, entry.receiver);
    const isAlone = entry.morning === 'at-once';
    const key = [at, to, isAlone ? `${entry.plan}|${entry.task}|${entry.rung}` : ''].join('|');
    const one = mails.get(key) ?? { at: formatInstant(at), to, items: [] };
    const task = world.plans.get(entry.plan)?.state.tasks[entry.task];
    one.items.push({
      kind: entry.kind,
      plan: task?.child ?? entry.plan,
      step: task?.step ?? entry.task,
      as: entry.as,
      rung: entry.rung,
    });
    mails.set(key, one);
  }
  const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...mails.values()].sort((a, b) => order(a.at, b.at) || order(a.to, b.to));
}

/** The last day a cycle may still tell anybody anything. */
export function lastDay(world: Pick<World, 'year'>): LocalDate {
  return `${yearSpan(world.year).end}-12-31`;
}

/** A whole läsår for the real organisation, touching nothing. */
export function dryRun(input: WorldInput, assume: Assumption): DryRunMail[] {
  const world = openWorld(input);
  const from = localDateOf(input.calendar.timezone, input.startedAt);
  const { mail } = simulate(world, BEHAVIOURS[assume](), { from, to: lastDay(world), startedAt: input.startedAt });
  return gatherMail(world, mail);
}
