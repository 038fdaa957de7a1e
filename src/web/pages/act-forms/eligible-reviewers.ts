import type { Facts } from '../../../domain/facts.ts';
import type { PersonId } from '../../../domain/organisation.ts';
import type { TaskState } from '../../../domain/plan-state.ts';
import { isWithin } from '../../../domain/responsible.ts';
import type { LocalDate } from '../../../domain/time.ts';
import { nameAndTitle, namedPerson } from '../sight/person-names.ts';

/** Whom an administrator may name: who holds a post that day and has had no part in what was handed in. */
export function eligibleReviewers(
  { organisation }: Pick<Facts, 'organisation'>,
  task: TaskState,
  on: LocalDate,
): readonly { readonly id: PersonId; readonly name: string }[] {
  const barred = new Set(task.handedIn?.barred ?? []);
  const holding = new Set(organisation.posts.filter((post) => isWithin(post, on)).map((post) => post.person));
  return organisation.persons
    .filter(({ id }) => holding.has(id) && !barred.has(id))
    .map(({ id }) => ({ id, name: nameAndTitle(namedPerson(organisation, { person: id, on })) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'sv'));
}
