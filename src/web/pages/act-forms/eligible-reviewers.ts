import type { Facts } from '../../../domain/facts.ts';
import type { PersonId } from '../../../domain/organisation.ts';
import type { TaskState } from '../../../domain/plan-state.ts';
import { isInOffice } from '../../../domain/responsible.ts';
import type { LocalDate } from '../../../domain/time.ts';
import { nameAndTitle, namedPerson } from '../sight/person-names.ts';

/** Whom an administrator may name: who is in office that day and has had no part in what was handed in. */
export function eligibleReviewers(
  { organisation }: Pick<Facts, 'organisation'>,
  task: TaskState,
  on: LocalDate,
): readonly { readonly id: PersonId; readonly name: string }[] {
  const barred = new Set(task.handedIn?.barred ?? []);
  return organisation.persons
    .filter(({ id }) => !barred.has(id) && isInOffice(organisation, { person: id, on }))
    .map(({ id }) => ({ id, name: nameAndTitle(namedPerson(organisation, { person: id, on })) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'sv'));
}
