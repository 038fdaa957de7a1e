import type { Facts } from '../facts.ts';
import type { NamedPerson } from '../mail-item.ts';
import type { Organisation, PersonId } from '../organisation.ts';
import { holdersOf, isWithin } from '../responsible.ts';
import type { LocalDate } from '../time.ts';
import { indexOf } from './organisation-index.ts';
import { placesAbove, seatOfPlace } from './seats.ts';

/**
 * A person's name and what she is called in the line of a plan that day: by the post she answers for there, nearest first. Who
 * stands in is called so, whatever post of her own she has elsewhere; who has no part in the line goes by her own post.
 */
export function namedInLine(
  facts: Pick<Facts, 'organisation' | 'definition' | 'address'>,
  person: PersonId,
  on: LocalDate,
): NamedPerson {
  const { organisation, address } = facts;
  const name = indexOf(organisation).person.get(person)?.name ?? '';
  for (const place of [address.place, ...placesAbove(facts, address.place)]) {
    const seat = seatOfPlace(facts, place);
    const holders = seat && holdersOf(organisation, { ...seat, on });
    if (seat === undefined || !holders?.persons.includes(person)) continue;
    const absent = holders.standingInFor[person];
    const own = titleOf(organisation, absent ?? person, { on, ...seat });
    return { name, title: absent === undefined ? own : `vikarierande ${inSentence(own)}` };
  }
  return { name, title: titleOf(organisation, person, { on }) };
}

function titleOf(
  organisation: Organisation,
  person: PersonId,
  at: { on: LocalDate; role?: string; place?: string | undefined },
): string {
  const posts = (indexOf(organisation).postsOf.get(person) ?? []).filter((post) => isWithin(post, at.on));
  const held = posts.find((post) => post.role === at.role && post.place === at.place);
  return (held ?? posts[0])?.title ?? '';
}

/** "Verksamhetschef" after "vikarierande"; an abbreviation keeps its capitals. */
function inSentence(title: string): string {
  return /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLocaleLowerCase('sv') + title.slice(1) : title;
}
