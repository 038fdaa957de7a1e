import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { CycleDefinition } from '../cycle-definition.ts';
import type { Facts } from '../facts.ts';
import { initialPlanState } from '../initial-plan-state.ts';
import { indexOf } from '../line/organisation-index.ts';
import type { LedgerEntry } from '../notice.ts';
import type { Organisation, PersonId } from '../organisation.ts';
import { existsIn } from '../per-child.ts';
import { planId, type PlanId } from '../plan-id.ts';
import type { PlanState } from '../plan-state.ts';
import type { SchoolYear } from '../school-year.ts';
import type { Instant, LocalDate } from '../time.ts';
import type { Timetable } from '../timetable/timetable.ts';

/** One plan of a simulated year; what PostgreSQL would keep of it. */
export type SimulatedPlan = {
  readonly id: PlanId;
  readonly parent: PlanId | undefined;
  readonly children: SimulatedPlan[];
  state: PlanState;
  nextWake: Instant | null;
  readonly ledger: LedgerEntry[];
  /** The keys of all notices in the ledger. */
  readonly known: Set<string>;
  /** Something in the ledger still waits to be sent. */
  hasPlanned: boolean;
  /** Nothing before this place in the ledger waits to be sent. */
  openFrom: number;
  readonly versions: Facts['versions'][number][];
};

/** A year that touches nothing: the plans, the people as they are known so far, and what has been sent. */
export type World = {
  readonly definition: CycleDefinition;
  readonly calendar: WorkingCalendar;
  readonly year: SchoolYear;
  readonly plans: ReadonlyMap<PlanId, SimulatedPlan>;
  organisation: Organisation;
  unreachable: Record<PersonId, LocalDate>;
};

export type WorldInput = {
  readonly definition: CycleDefinition;
  readonly calendar: WorkingCalendar;
  readonly timetable: Timetable;
  readonly organisation: Organisation;
  readonly year: SchoolYear;
  readonly startedAt: Instant;
};

/** Every plan of the organisation in that year, as the start of the läsår leaves it. */
export function openWorld(input: WorldInput): World {
  const { definition, calendar, organisation, year } = input;
  const plans = new Map<PlanId, SimulatedPlan>();
  const address = (place: string) => ({ municipality: organisation.municipality, place, year });
  for (const place of organisation.places.filter((one) => existsIn(one, year))) {
    const facts = { address: address(place.key), definition, calendar, organisation };
    plans.set(planId(facts.address), {
      id: planId(facts.address),
      parent: place.parent === undefined ? undefined : planId(address(place.parent)),
      children: [],
      state: initialPlanState({ facts, timetable: input.timetable, startedAt: input.startedAt }),
      nextWake: input.startedAt,
      ledger: [],
      known: new Set(),
      hasPlanned: false,
      openFrom: 0,
      versions: [],
    });
  }
  for (const plan of plans.values()) if (plan.parent !== undefined) plans.get(plan.parent)?.children.push(plan);
  return { definition, calendar, year, plans, organisation, unreachable: {} };
}

/** What `decide` would be given for a plan of this world. */
export function factsOf(world: World, plan: SimulatedPlan): Facts {
  const place = plan.id.split('/')[2] ?? '';
  const above = plan.parent === undefined ? undefined : world.plans.get(plan.parent)?.state;
  return {
    id: plan.id,
    address: { municipality: world.organisation.municipality, place, year: world.year },
    definition: world.definition,
    calendar: world.calendar,
    organisation: world.organisation,
    children: plan.children.map(({ id, state }) => ({ id, state })),
    ...(above && { above }),
    ledger: plan.ledger,
    unreachable: world.unreachable,
    versions: plan.versions,
  };
}

export function emailOf(world: World, person: PersonId): string {
  return indexOf(world.organisation).person.get(person)?.email ?? '';
}
