import type { PlanProjection } from '../database/plan-store.ts';
import { resolveCalendar } from '../domain/calendar/resolve-calendar.ts';
import type { CycleDefinition } from '../domain/cycle-definition.ts';
import { initialPlanState } from '../domain/initial-plan-state.ts';
import type { Organisation } from '../domain/organisation.ts';
import { existsIn } from '../domain/per-child.ts';
import { planId, type PlanId } from '../domain/plan-id.ts';
import { glanceAt } from '../domain/plan-projection.ts';
import type { PlanState } from '../domain/plan-state.ts';
import type { SchoolYear } from '../domain/school-year.ts';
import type { Instant, LocalDate } from '../domain/time.ts';
import type { CycleFault } from '../domain/timetable/cycle-fault.ts';
import { drawTimetable } from '../domain/timetable/timetable.ts';

export type NewPlan = {
  readonly id: PlanId;
  readonly parent: PlanId | null;
  readonly state: PlanState;
  readonly projection: PlanProjection;
};

/** A plan for every place that exists in the läsår, from the top down; or what is wrong with the definition that year. */
export function drawUpPlans({
  organisation,
  definition,
  year,
  meetings,
  startedAt,
}: {
  organisation: Organisation;
  definition: CycleDefinition;
  year: SchoolYear;
  meetings: Readonly<Record<string, LocalDate>>;
  startedAt: Instant;
}): { readonly plans: readonly NewPlan[] } | { readonly faults: readonly CycleFault[] } {
  const calendar = resolveCalendar(definition, year);
  const timetable = drawTimetable({ definition, calendar, year, meetings });
  if ('faults' in timetable) return timetable;
  const levels = definition.levels.map(({ key }) => key);
  const places = organisation.places
    .filter((place) => existsIn(place, year) && levels.includes(place.level))
    .sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
  const keys = new Set(places.map(({ key }) => key));
  const { municipality } = organisation;
  const plans = places.map((place): NewPlan => {
    const address = { municipality, place: place.key, year };
    const state = initialPlanState({ facts: { address, definition, calendar, organisation }, timetable, startedAt });
    return {
      id: planId(address),
      parent: place.parent !== undefined && keys.has(place.parent) ? planId({ ...address, place: place.parent }) : null,
      state,
      projection: { chart: state.chart, ...glanceAt(state, { calendar, unreachable: {} }, startedAt) },
    };
  });
  return { plans };
}
