import { municipalityZone } from '../../database/municipality-zone.ts';
import { localDateOf } from '../../domain/calendar/local-time.ts';
import type { Role } from '../../domain/cycle-definition.ts';
import type { Organisation, PersonId } from '../../domain/organisation.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';
import type { Viewer } from '../viewer.ts';
import type { WebServices } from '../web-services.ts';
import { rolesHeld } from './roles-held.ts';

export type ViewerToday = {
  readonly viewer: Viewer;
  readonly organisation: Organisation;
  readonly today: LocalDate;
  readonly timezone: string;
};

/**
 * A person with the posts held on the clock's local date. `onlyRole` narrows them to a token's role.
 * Undefined for somebody who is no longer in the organisation.
 */
export async function viewerToday(
  services: WebServices,
  who: {
    person: PersonId;
    municipality: string;
    now: Instant;
    csrf: string;
    via: string;
    onlyRole?: Role;
  },
): Promise<ViewerToday | undefined> {
  const { database, cache } = services;
  const [organisation, timezone] = await Promise.all([
    cache.organisation(database, who.municipality),
    municipalityZone(database, who.municipality),
  ]);
  const person = organisation.persons.find(({ id }) => id === who.person);
  if (person === undefined) return undefined;
  const today = localDateOf(timezone, who.now);
  const roles = rolesHeld(organisation, { person: person.id, on: today });
  const viewer: Viewer = {
    person,
    municipality: who.municipality,
    roles: who.onlyRole === undefined ? roles : roles.filter(({ role }) => role === who.onlyRole),
    csrf: who.csrf,
    via: who.via,
  };
  return { viewer, organisation, today, timezone };
}
