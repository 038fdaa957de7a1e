import { workingDaysBetween } from '../../../domain/calendar/working-days.ts';
import { reviewersOf } from '../../../domain/line/reviewers.ts';
import type { Organisation } from '../../../domain/organisation.ts';
import type { Instant, LocalDate } from '../../../domain/time.ts';
import type { Facts } from '../../../domain/facts.ts';
import { weekdayAndDate } from '../../../text/dates.ts';
import {
  ADMIN_TEXT,
  adminHeading,
  counterLabels,
  definitionLede,
  unreachedBody,
  unreachedHeading,
} from '../../../text/pages/admin.ts';
import { daysLate } from '../../../text/pages/units.ts';
import { taskPath } from '../../routes.ts';
import { lightFacts } from '../sight/light-facts.ts';
import { placeTitle } from '../sight/person-names.ts';
import type { RunningYear } from '../sight/running-plans.ts';
import { reviewed, stateBadge, type StateBadge } from '../sight/shown-state.ts';
import { taskTitle } from '../sight/task-title.ts';
import { cycleTimes, type CycleTime, type PlanInYear } from './cycle-times.ts';

/** A task that somebody should look at, with the process behind it. */
export type Remark = {
  readonly plan: string;
  readonly place: string;
  readonly title: string;
  readonly href: string;
  readonly badge: StateBadge;
  readonly note: string;
};

export type AdminModel = {
  readonly heading: string;
  readonly ledes: readonly string[];
  readonly counters: readonly { readonly count: string; readonly label: string }[];
  readonly unreached: readonly { readonly heading: string; readonly body: string }[];
  readonly years: readonly { readonly year: string; readonly times: readonly CycleTime[] }[];
  readonly late: readonly Remark[];
  readonly unnamed: readonly Remark[];
};

/** What the database counts, beside the plans themselves. */
export type MailCounts = {
  readonly sent: number;
  readonly planned: number;
  readonly refused: number;
  readonly stuckClicks: number;
};

type Asked = {
  readonly organisation: Organisation;
  readonly unreachable: Facts['unreachable'];
  readonly now: Instant;
  readonly today: LocalDate;
  readonly counts: MailCounts;
};

/** Is everything in order, and if not, what is to be done. */
export function adminModel(running: readonly RunningYear[], asked: Asked): AdminModel {
  const { organisation, unreachable, counts, now, today } = asked;
  const years = running.map((year) => ({
    year,
    plans: year.plans.map((plan): PlanInYear => ({
      facts: lightFacts(plan, year, { organisation, unreachable }),
      state: plan.state,
    })),
  }));
  const plans = years.flatMap((year) => year.plans);
  const late = plans.flatMap((plan) =>
    remarksOf(plan, asked).filter(
      ({ badge }) => badge.shape === 'late' || badge.shape === 'unreached' || badge.shape === 'extended',
    ),
  );
  const unnamed = plans.flatMap((plan) => unnamedOf(plan, asked));
  const lateOnly = late.filter(({ badge }) => badge.shape === 'late');
  const unreached = organisation.persons.filter(({ id }) => unreachable[id] !== undefined);
  return {
    heading: adminHeading({
      running: running.length > 0,
      unreached: unreached.length,
      refused: counts.refused,
      unnamed: unnamed.length,
      stuck: counts.stuckClicks,
    }),
    ledes:
      running.length === 0
        ? [ADMIN_TEXT.noYearLede]
        : running.map(({ year }) => definitionLede(year.year, year.definition.name, year.definition.version)),
    counters: counterLabels({
      plans: plans.length,
      late: new Set(lateOnly.map(({ place }) => place)).size,
      unreached: unreached.length,
      sent: counts.sent,
      planned: counts.planned,
    }),
    unreached: unreached.map(({ id, name, email }) => ({
      heading: unreachedHeading(name),
      body: unreachedBody(email, weekdayAndDate(unreachable[id] ?? today, today)),
    })),
    years: years.map(({ year, plans: inYear }) => ({
      year: year.year.year,
      times: cycleTimes(inYear, { definition: year.year.definition, now, organisation }),
    })),
    late,
    unnamed,
  };
}

function remarksOf({ facts, state }: PlanInYear, { now, today, organisation }: Asked): readonly Remark[] {
  return Object.values(state.tasks).map((task) => {
    const badge = stateBadge(facts, { plan: state, task, now, draft: false });
    return {
      plan: facts.id,
      place: placeTitle(organisation, facts.address.place),
      title: taskTitle(organisation, task),
      href: taskPath(facts.id, task.key),
      badge,
      note:
        badge.shape === 'late'
          ? daysLate(workingDaysBetween(facts.calendar, task.due, today))
          : weekdayAndDate(task.due, today),
    };
  });
}

function unnamedOf(plan: PlanInYear, asked: Asked): readonly Remark[] {
  const { facts, state } = plan;
  const keys = Object.values(state.tasks)
    .filter(
      (task) =>
        task.chart === 'handedIn' && reviewed(facts, task) && reviewersOf(facts, task, asked.today).kind !== 'found',
    )
    .map((task) => taskPath(facts.id, task.key));
  return remarksOf(plan, asked).filter((remark) => keys.includes(remark.href));
}
