import type { Role } from './cycle-definition.ts';
import { indexOf, postKey } from './line/organisation-index.ts';
import type { Absence, Organisation, PersonId, Post } from './organisation.ts';
import type { LocalDate } from './time.ts';

/** A post as seen from the plans: a role at a place, at a board, or in the whole municipality. */
export type PostQuery = {
  readonly role: Role;
  readonly place?: string | undefined;
  readonly board?: string | undefined;
  readonly on: LocalDate;
};

export type Holders = {
  /** Who answers that day: holders at work, and substitutes of the absent. In the order of the file. */
  readonly persons: readonly PersonId[];
  /** Nobody answers: the post is vacant, or its holders are away without a substitute. */
  readonly vacant: boolean;
  /** Substitute → the absent person. */
  readonly standingInFor: Readonly<Record<PersonId, PersonId>>;
  /** Who holds the post that day, at work or not. */
  readonly appointed: readonly PersonId[];
};

/** Both dates of a post or an absence belong to it. */
export function isWithin(range: { from?: LocalDate; to?: LocalDate }, on: LocalDate): boolean {
  return (range.from === undefined || range.from <= on) && (range.to === undefined || on <= range.to);
}

function absenceOf(organisation: Organisation, person: PersonId, at: PostQuery): Absence | undefined {
  return indexOf(organisation)
    .absencesOf.get(person)
    ?.find((absence) => isWithin(absence, at.on) && (absence.place === undefined || absence.place === at.place));
}

function postsFor(organisation: Organisation, at: PostQuery): readonly Post[] {
  return (indexOf(organisation).postsAt.get(postKey(at)) ?? []).filter((post) => isWithin(post, at.on));
}

/** Who answers for a post on a day. A substitute who is away is no substitute. */
export function holdersOf(organisation: Organisation, at: PostQuery): Holders {
  const persons: PersonId[] = [];
  const standingInFor: Record<PersonId, PersonId> = {};
  const appointed = postsFor(organisation, at).map((post) => post.person);
  for (const person of appointed) {
    const absence = absenceOf(organisation, person, at);
    const answers = absence ? absence.substitute : person;
    if (answers === undefined || persons.includes(answers)) continue;
    if (absence) {
      if (absenceOf(organisation, answers, at)) continue;
      standingInFor[answers] = person;
    }
    persons.push(answers);
  }
  return { persons, vacant: persons.length === 0, standingInFor, appointed };
}

/** The posts through which a person may be in office: her own, and of those whose substitute she is, whatever the day. */
export function postsThrough(organisation: Organisation, person: PersonId): readonly Post[] {
  const { postsOf } = indexOf(organisation);
  const covered = organisation.absences
    .filter(({ substitute }) => substitute === person)
    .map((absence) => absence.person);
  return [person, ...covered].flatMap((one) => postsOf.get(one) ?? []);
}

/** Whether a person holds a post that day, at work or not, or answers for somebody who is away. */
export function isInOffice(organisation: Organisation, { person, on }: { person: PersonId; on: LocalDate }): boolean {
  return postsThrough(organisation, person).some((post) => {
    const { appointed, standingInFor } = holdersOf(organisation, { ...post, on });
    return appointed.includes(person) || standingInFor[person] !== undefined;
  });
}

/** The days on which the answer of `holdersOf` may change, in order. */
export function turningDays(
  organisation: Organisation,
  at: Omit<PostQuery, 'on'>,
  dayAfter: (date: LocalDate) => LocalDate,
): readonly LocalDate[] {
  const index = indexOf(organisation);
  const known = index.turningDays.get(postKey(at));
  if (known) return known;
  const days = new Set<LocalDate>();
  const turn = (range: { from?: LocalDate; to?: LocalDate }): void => {
    if (range.from !== undefined) days.add(range.from);
    if (range.to !== undefined) days.add(dayAfter(range.to));
  };
  for (const post of index.postsAt.get(postKey(at)) ?? []) {
    turn(post);
    for (const absence of index.absencesOf.get(post.person) ?? []) {
      turn(absence);
      if (absence.substitute !== undefined) index.absencesOf.get(absence.substitute)?.forEach(turn);
    }
  }
  const sorted = [...days].sort();
  index.turningDays.set(postKey(at), sorted);
  return sorted;
}
