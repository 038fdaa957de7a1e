import { randomUUID } from 'node:crypto';
import type { CycleDefinition } from '../src/domain/cycle-definition.ts';
import type { Organisation, PersonId, Place } from '../src/domain/organisation.ts';
import type { ExampleYear } from './example-year.ts';

/**
 * The same municipality with so many plans: its operations with their units and people repeated under the one director,
 * the last copy cut short. Steps and boards name the copies, so that every copy has the work of the first.
 */
export function multiply({ definition, organisation }: ExampleYear, plans: number): ExampleYear {
  const top = organisation.places.filter(({ parent }) => parent === undefined);
  const below = inLine(organisation.places.filter(({ parent }) => parent !== undefined));
  const copies = Math.ceil((plans - top.length) / below.length);
  const numbers = Array.from({ length: copies }, (_, number) => number);
  const tops = new Set(top.map(({ key }) => key));
  const keyIn = (key: string, copy: number): string => (copy === 0 || tops.has(key) ? key : `${key}-${copy}`);

  const places = [...top, ...numbers.flatMap((copy) => below.map((place) => placeIn(place, copy, keyIn)))].slice(
    0,
    plans,
  );
  const kept = new Set(places.map(({ key }) => key));
  const parts = numbers.map((copy) => peopleIn(organisation, { copy, tops, keyIn }));
  const posts = parts.flatMap((part) => part.posts).filter(({ place }) => place === undefined || kept.has(place));
  return {
    definition: operationsOf(definition, (keys) => numbers.flatMap((copy) => keys.map((key) => keyIn(key, copy)))),
    organisation: {
      ...organisation,
      places,
      posts,
      persons: parts.flatMap((part) => part.persons),
      absences: parts.flatMap((part) => part.absences),
    },
  };
}

/** Each operation with its units after it. */
function inLine(places: readonly Place[]): readonly Place[] {
  const order = new Map(places.filter(({ key, operation }) => key === operation).map(({ key }, index) => [key, index]));
  return [...places].sort(
    (a, b) =>
      (order.get(a.operation ?? '') ?? 0) - (order.get(b.operation ?? '') ?? 0) ||
      Number(a.key !== a.operation) - Number(b.key !== b.operation),
  );
}

type KeyIn = (key: string, copy: number) => string;

function placeIn(place: Place, copy: number, keyIn: KeyIn): Place {
  const { key, title, parent, operation } = place;
  return {
    ...place,
    key: keyIn(key, copy),
    title: copy === 0 ? title : `${title} ${copy}`,
    ...(parent !== undefined && { parent: keyIn(parent, copy) }),
    ...(operation !== undefined && { operation: keyIn(operation, copy) }),
  };
}

/** The people of one copy; whoever works at the top, for a board or for everybody is there once. */
function peopleIn(
  { persons, posts, absences }: Organisation,
  { copy, tops, keyIn }: { copy: number; tops: ReadonlySet<string>; keyIn: KeyIn },
): Pick<Organisation, 'persons' | 'posts' | 'absences'> {
  if (copy === 0) return { persons, posts, absences };
  const local = posts.filter(({ place }) => place !== undefined && !tops.has(place));
  const ids = new Map<PersonId, PersonId>(local.map(({ person }) => [person, randomUUID()]));
  const idOf = (id: PersonId): PersonId => ids.get(id) ?? id;
  return {
    persons: persons
      .filter(({ id }) => ids.has(id))
      .map((person) => ({ ...person, id: idOf(person.id), email: `${copy}.${person.email}` })),
    posts: local.map((post) => ({ ...post, person: idOf(post.person), place: keyIn(post.place ?? '', copy) })),
    absences: absences
      .filter(({ person }) => ids.has(person))
      .map(({ substitute, place, ...absence }) => ({
        ...absence,
        person: idOf(absence.person),
        ...(substitute !== undefined && { substitute: idOf(substitute) }),
        ...(place !== undefined && { place: keyIn(place, copy) }),
      })),
  };
}

function operationsOf(
  definition: CycleDefinition,
  all: (keys: readonly string[]) => readonly string[],
): CycleDefinition {
  return {
    ...definition,
    steps: definition.steps.map(({ operations, ...step }) => ({
      ...step,
      ...(operations && { operations: all(operations) }),
    })),
    boards: definition.boards.map((board) => ({ ...board, operations: all(board.operations) })),
  };
}
