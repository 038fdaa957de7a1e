import type { Facts } from '../../../domain/facts.ts';
import { namedInLine } from '../../../domain/line/named-in-line.ts';
import { indexOf } from '../../../domain/line/organisation-index.ts';
import type { NamedPerson } from '../../../domain/mail-item.ts';
import type { Organisation, PersonId } from '../../../domain/organisation.ts';
import { isWithin } from '../../../domain/responsible.ts';
import type { LocalDate } from '../../../domain/time.ts';
import { ROLE_TITLES } from '../../../text/roles.ts';

/** A person as named to others that day, with the title held at `place` where there is one. */
export function namedPerson(
  organisation: Organisation,
  { person, on, place }: { person: PersonId; on: LocalDate; place?: string | undefined },
): NamedPerson {
  const index = indexOf(organisation);
  const posts = (index.postsOf.get(person) ?? []).filter((post) => isWithin(post, on));
  const post = posts.find((candidate) => candidate.place === place) ?? posts[0];
  const title = post === undefined ? '' : inSentence(post.title) || ROLE_TITLES[post.role];
  return { name: index.person.get(person)?.name ?? '', title };
}

/** The same, by the post she has in the line of a plan: "vikarierande verksamhetschef" for who stands in there. */
export function namedInPlan(facts: Facts, person: PersonId, on: LocalDate): NamedPerson {
  const { name, title } = namedInLine(facts, person, on);
  return title === '' ? namedPerson(facts.organisation, { person, on }) : { name, title: inSentence(title) };
}

/** "Elin Sjöholt, verksamhetschef". */
export function nameAndTitle({ name, title }: NamedPerson): string {
  return title === '' ? name : `${name}, ${title}`;
}

/** A title as it stands in the middle of a sentence; an abbreviation stays as it is. */
function inSentence(title: string): string {
  return /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLocaleLowerCase('sv') + title.slice(1) : title;
}

/** The name of a place, or its key where it is no longer known. */
export function placeTitle(organisation: Organisation, place: string): string {
  return indexOf(organisation).place.get(place)?.title ?? place;
}
