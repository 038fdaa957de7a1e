import type { Role } from '../cycle-definition.ts';
import type { Organisation, PersonId } from '../organisation.ts';

/**
 * The organisation in which a person holds, and stands in for, posts of one role alone. Her other posts stay where they
 * are, held by somebody else who answers to nobody's token: were they empty, what belongs to them would pass upwards.
 * The very same organisation where she holds no other.
 */
export function inRoleAlone(
  organisation: Organisation,
  { person, role }: { person: PersonId; role: Role },
): Organisation {
  const { posts, absences, persons } = organisation;
  const covered = absences.filter(({ substitute }) => substitute === person).map((absence) => absence.person);
  const parted = new Set([person, ...covered]);
  const isOther = (post: { person: PersonId; role: Role }): boolean => post.role !== role && parted.has(post.person);
  if (!posts.some(isOther)) return organisation;
  return {
    ...organisation,
    posts: posts.map((post) => (isOther(post) ? { ...post, person: otherOf(post.person) } : post)),
    absences: absences.flatMap((absence) =>
      parted.has(absence.person)
        ? [
            absence,
            {
              ...absence,
              person: otherOf(absence.person),
              ...(absence.substitute === person && { substitute: otherOf(person) }),
            },
          ]
        : [absence],
    ),
    persons: [
      ...persons,
      ...persons.filter(({ id }) => parted.has(id)).map((one) => ({ ...one, id: otherOf(one.id) })),
    ],
  };
}

/** No id that a database gives. */
function otherOf(person: PersonId): PersonId {
  return `${person}~`;
}
