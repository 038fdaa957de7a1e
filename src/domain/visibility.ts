import { administrators } from './line/receivers.ts';
import { indexOf } from './line/organisation-index.ts';
import { placesAbove, seatOfPlace } from './line/seats.ts';
import type { Facts } from './facts.ts';
import type { PersonId } from './organisation.ts';
import type { TaskChartState } from './plan-state.ts';
import { holdersOf, isWithin } from './responsible.ts';
import type { LocalDate } from './time.ts';

type Seen = Pick<Facts, 'organisation' | 'definition' | 'address'>;

export const PLACES_OF_VIEWER = [
  'own',
  'approver',
  'director',
  'administrator',
  'sibling',
  'other-approver',
  'secretary',
  'none',
] as const;
/** Where a viewer stands, seen from a plan (domain §2: by role and place). */
export type ViewerPlace = (typeof PLACES_OF_VIEWER)[number];

export const MATTERS = ['draft', 'submission', 'approved-plan', 'lateness', 'state'] as const;
/** draft: what its chefs write · submission: handed in, returned · lateness: also ledger and audit · state: that there is a task. */
export type Matter = (typeof MATTERS)[number];

function answers(facts: Seen, person: PersonId, { place, on }: { place: string; on: LocalDate }): boolean {
  const seat = seatOfPlace(facts, place);
  return seat !== undefined && holdersOf(facts.organisation, { ...seat, on }).persons.includes(person);
}

/** Every place at which the person answers that day. */
export function placesOf(facts: Pick<Facts, 'organisation' | 'definition'>, person: PersonId, on: LocalDate): string[] {
  const line = facts as Seen;
  return facts.organisation.places
    .filter((place) => answers(line, person, { place: place.key, on }))
    .map((place) => place.key);
}

/** The nearest place a viewer has to the plan, the most telling first. */
export function viewerPlace(facts: Seen, person: PersonId, on: LocalDate): ViewerPlace {
  const { place } = facts.address;
  if (answers(facts, person, { place, on })) return 'own';
  const above = placesAbove(facts, place);
  const [nearest] = above;
  if (nearest !== undefined && answers(facts, person, { place: nearest, on })) return 'approver';
  if (above.some((key) => answers(facts, person, { place: key, on }))) return 'director';
  if (administrators(facts, on).some((one) => one.person === person)) return 'administrator';
  if (holdersOf(facts.organisation, { role: 'officer', on }).persons.includes(person)) return 'administrator';
  const index = indexOf(facts.organisation);
  const mine = placesOf(facts, person, on).map((key) => index.place.get(key));
  const operation = index.place.get(place)?.operation;
  if (mine.some((one) => one?.operation !== undefined && (one.operation === operation || operation === undefined)))
    return 'sibling';
  const unit = facts.definition.levels.at(-1)?.key;
  if (mine.some((one) => one !== undefined && one.level !== unit)) return 'other-approver';
  const isSecretary =
    index.postsOf.get(person)?.some((post) => post.role === 'secretary' && isWithin(post, on)) ?? false;
  return isSecretary ? 'secretary' : 'none';
}

const SEES: Readonly<Record<Matter, readonly ViewerPlace[]>> = {
  draft: ['own'],
  submission: ['own', 'approver', 'director', 'administrator'],
  'approved-plan': ['own', 'approver', 'director', 'administrator', 'sibling', 'other-approver', 'secretary'],
  lateness: ['own', 'approver', 'director', 'administrator'],
  state: ['own', 'approver', 'director', 'administrator'],
};

/** The table of domain §2 for what exists so far. */
export function maySee(facts: Seen, matter: Matter, { person, on }: { person: PersonId; on: LocalDate }): boolean {
  return SEES[matter].includes(viewerPlace(facts, person, on));
}

/** What a task's content is, to those who would read it. */
export function matterOf(task: { kind: string; chart: TaskChartState }): Matter {
  return task.kind === 'plan' && task.chart === 'approved' ? 'approved-plan' : 'submission';
}
