import { localDateOf } from '../src/domain/calendar/local-time.ts';
import type { Facts } from '../src/domain/facts.ts';
import { outlook } from '../src/domain/outlook.ts';
import { glanceAt } from '../src/domain/plan-projection.ts';
import { stepOf } from '../src/domain/line/step-of.ts';
import type { PlanState, TaskState } from '../src/domain/plan-state.ts';
import type { Instant } from '../src/domain/time.ts';
import { planDetails, wakeSummary } from '../src/text/plan-details.ts';
import { PLAN_STATE_WORDS } from '../src/text/plan-states.ts';
import type { PlanView } from '../workflows/messages.ts';

/** Temporal takes 20,000 bytes of details; a letter takes at most two. */
const LONGEST_DETAILS = 9_000;

/** What the plan's workflow keeps until the next decision: ids, states and dates, and Swedish without names. */
export function planViewOf({
  state,
  facts,
  now,
  revision,
  nextWake,
  intentsWaiting,
}: {
  state: PlanState;
  facts: Facts;
  now: Instant;
  revision: number;
  nextWake: Instant | null;
  intentsWaiting: boolean;
}): PlanView {
  const { timezone } = facts.calendar;
  const today = localDateOf(timezone, now);
  const { openTasks, late, nextDeadline } = glanceAt(state, facts, now);
  const place = facts.organisation.places.find(({ key }) => key === facts.address.place);
  return {
    revision,
    chart: state.chart,
    tasks: Object.fromEntries(Object.values(state.tasks).map((task) => [task.key, task.chart])),
    closed: state.closed,
    nextWake,
    openTasks,
    late,
    nextDeadline,
    details: planDetails({
      state,
      year: facts.address.year,
      level: facts.definition.levels.find(({ key }) => key === place?.level),
      calendar: facts.calendar,
      unreachable: facts.unreachable,
      now,
      outlookOf: (task) => outlook({ facts, task, now }),
    }).slice(0, LONGEST_DETAILS),
    nextWakeSummary: wakeSummary(state, nextWake === null ? null : localDateOf(timezone, nextWake), today),
    intentsWaiting,
    inWords: {
      state: PLAN_STATE_WORDS[state.chart],
      openSteps: stepTitles(
        facts,
        openTasks.flatMap((key) => state.tasks[key] ?? []),
      ),
    },
  };
}

/** Each step once, however many plans below it is about. */
function stepTitles(facts: Facts, tasks: readonly TaskState[]): readonly string[] {
  return [...new Set(tasks.map((task) => stepOf(facts, task)?.title ?? task.title))];
}
