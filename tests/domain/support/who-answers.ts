import type { Role } from '../../../src/domain/cycle-definition.ts';
import type { Organisation, PersonId } from '../../../src/domain/organisation.ts';
import type { LocalDate } from '../../../src/domain/time.ts';

/** An independent reading of domain §2 and §5, for the random municipalities: who answers, and who is told above. */
const ROLE_OF_LEVEL: Readonly<Record<string, Role>> = {
  municipality: 'director',
  operation: 'operationHead',
  unit: 'unitHead',
};

function covers(range: { from?: LocalDate; to?: LocalDate }, on: LocalDate): boolean {
  return (range.from ?? '0') <= on && on <= (range.to ?? '9');
}

function isAway(organisation: Organisation, person: PersonId, on: LocalDate): boolean {
  return organisation.absences.some((absence) => absence.person === person && covers(absence, on));
}

/** Everybody who holds the post that day, at work or not. */
export function appointed(organisation: Organisation, place: string, on: LocalDate): PersonId[] {
  const level = organisation.places.find(({ key }) => key === place)?.level ?? '';
  const posts = organisation.posts.filter(
    (post) => post.role === ROLE_OF_LEVEL[level] && post.place === place && covers(post, on),
  );
  return posts.map(({ person }) => person);
}

function atWork(organisation: Organisation, persons: readonly PersonId[], on: LocalDate): PersonId[] {
  const found = new Set<PersonId>();
  for (const person of persons) {
    const absence = organisation.absences.find((one) => one.person === person && covers(one, on));
    if (!absence) found.add(person);
    else if (absence.substitute !== undefined && !isAway(organisation, absence.substitute, on))
      found.add(absence.substitute);
  }
  return [...found];
}

/** Holders at work, and the substitutes of the absent. */
export function answering(organisation: Organisation, place: string, on: LocalDate): PersonId[] {
  return atWork(organisation, appointed(organisation, place, on), on);
}

export function administrating(organisation: Organisation, on: LocalDate): PersonId[] {
  const posts = organisation.posts.filter((post) => post.role === 'administrator' && covers(post, on));
  return atWork(
    organisation,
    posts.map(({ person }) => person),
    on,
  );
}

function chain(organisation: Organisation, place: string): string[] {
  const parent = organisation.places.find(({ key }) => key === place)?.parent;
  return parent === undefined ? [] : [parent, ...chain(organisation, parent)];
}

/** Who is meant by *approver* or *director* for those who are late at a place. */
export function above(
  organisation: Organisation,
  of: { place: string; role: 'approver' | 'director'; late: readonly PersonId[]; on: LocalDate },
): PersonId[] {
  const line = chain(organisation, of.place);
  const asked = of.role === 'director' ? line.slice(-1) : line;
  const at = asked.find((place) => answering(organisation, place, of.on).length > 0);
  if (at === undefined) return administrating(organisation, of.on);
  const persons = answering(organisation, at, of.on);
  const isTop = at === line.at(-1);
  return isTop && persons.every((person) => of.late.includes(person)) ? administrating(organisation, of.on) : persons;
}

/** Holds a post that day, or stands in for somebody who does. */
function isInOffice(organisation: Organisation, person: PersonId, on: LocalDate): boolean {
  return organisation.posts.some(
    (post) => covers(post, on) && (post.person === person || atWork(organisation, [post.person], on).includes(person)),
  );
}

/**
 * Whom the administrator named, while she is in office; else the nearest place above where somebody answers and nobody is
 * barred; empty where the administrator must name somebody.
 */
export function reviewing(
  organisation: Organisation,
  of: { place: string; barred: readonly PersonId[]; on: LocalDate; named?: PersonId | undefined },
): PersonId[] {
  if (of.named !== undefined && isInOffice(organisation, of.named, of.on)) return [of.named];
  for (const place of chain(organisation, of.place)) {
    const persons = answering(organisation, place, of.on);
    if (persons.length > 0 && persons.every((person) => !of.barred.includes(person))) return persons;
  }
  return [];
}
