import type { Absence, Organisation, Person, PersonId, Place, Post } from '../organisation.ts';
import type { LocalDate } from '../time.ts';

/** The organisation by what it is asked for. */
export type OrganisationIndex = {
  readonly place: ReadonlyMap<string, Place>;
  readonly person: ReadonlyMap<PersonId, Person>;
  readonly childrenOf: ReadonlyMap<string, readonly Place[]>;
  readonly postsAt: ReadonlyMap<string, readonly Post[]>;
  readonly postsOf: ReadonlyMap<PersonId, readonly Post[]>;
  readonly absencesOf: ReadonlyMap<PersonId, readonly Absence[]>;
  readonly top: Place | undefined;
  /** The days on which the answer for a post may change, as they are asked for. */
  readonly turningDays: Map<string, readonly LocalDate[]>;
};

const known = new WeakMap<Organisation, OrganisationIndex>();

/** The key under which a role's posts at a place or a board stand in `postsAt`. */
export function postKey(at: { role: string; place?: string | undefined; board?: string | undefined }): string {
  return `${at.role}|${at.place ?? ''}|${at.board ?? ''}`;
}

function grouped<Value>(values: readonly Value[], keyOf: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

/** Made once for each organisation value; the value must not be changed afterwards. */
export function indexOf(organisation: Organisation): OrganisationIndex {
  const before = known.get(organisation);
  if (before) return before;
  const index: OrganisationIndex = {
    place: new Map(organisation.places.map((place) => [place.key, place])),
    person: new Map(organisation.persons.map((person) => [person.id, person])),
    childrenOf: grouped(organisation.places, (place) => place.parent ?? ''),
    postsAt: grouped(organisation.posts, postKey),
    postsOf: grouped(organisation.posts, (post) => post.person),
    absencesOf: grouped(organisation.absences, (absence) => absence.person),
    top: organisation.places.find((place) => place.parent === undefined),
    turningDays: new Map(),
  };
  known.set(organisation, index);
  return index;
}
