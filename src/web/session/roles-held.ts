import type { Organisation, PersonId, Post } from '../../domain/organisation.ts';
import { holdersOf, isWithin } from '../../domain/responsible.ts';
import type { LocalDate } from '../../domain/time.ts';
import type { HeldRole } from '../viewer.ts';

/** The posts a person holds on a day: her own, and those of the absent for whom she answers. */
export function rolesHeld(
  organisation: Organisation,
  { person, on }: { person: PersonId; on: LocalDate },
): readonly HeldRole[] {
  return organisation.posts
    .filter((post) => isWithin(post, on))
    .flatMap((post) => {
      if (post.person === person) return [held(post)];
      const { role, place, board } = post;
      const absent = holdersOf(organisation, { role, place, board, on }).standingInFor[person];
      return absent === post.person ? [{ ...held(post), standsInFor: absent }] : [];
    });
}

function held({ role, place, board, title }: Post): HeldRole {
  return {
    role,
    title,
    ...(place === undefined ? {} : { place }),
    ...(board === undefined ? {} : { board }),
  };
}
