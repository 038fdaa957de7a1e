import type { Role } from '../../domain/cycle-definition.ts';
import type { StoredOrganisation } from '../../domain/organisation-merge.ts';
import { loadOrganisation } from '../organisation-store.ts';
import type { Reader } from '../transaction.ts';

/** What has been imported before, persons named by the file's keys; undefined where nothing has. */
export async function storedOrganisation(
  reader: Reader,
  municipality: string,
): Promise<StoredOrganisation | undefined> {
  const row = await reader.municipality.findUnique({ where: { id: municipality } });
  if (!row) return undefined;
  const { places, boards } = await loadOrganisation(reader, municipality);
  const where = { municipalityId: municipality };
  const persons = await reader.person.findMany({ where });
  const posts = await reader.post.findMany({ where });
  const absences = await reader.absence.findMany({ where });
  const keys = new Map(persons.map(({ id, key }) => [id, key]));
  const keyOf = (id: string): string => keys.get(id) ?? id;
  return {
    municipality: { id: row.id, title: row.title, contact: row.contact },
    places,
    boards,
    persons: persons.map(({ id, key, name, email }) => ({ id, record: { key, name, email } })),
    posts: posts.map((post) => ({
      id: post.id,
      record: {
        person: keyOf(post.personId),
        role: post.role as Role,
        title: post.title,
        ...(post.placeKey === null ? {} : { place: post.placeKey }),
        ...(post.boardKey === null ? {} : { board: post.boardKey }),
        ...(post.validFrom === null ? {} : { from: post.validFrom }),
        ...(post.validTo === null ? {} : { to: post.validTo }),
      },
    })),
    absences: absences.map((absence) => ({
      id: absence.id,
      record: {
        person: keyOf(absence.personId),
        from: absence.fromDate,
        to: absence.toDate,
        ...(absence.substituteId === null ? {} : { substitute: keyOf(absence.substituteId) }),
        ...(absence.placeKey === null ? {} : { place: absence.placeKey }),
      },
    })),
  };
}
