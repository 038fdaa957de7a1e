import type { Role } from '../domain/cycle-definition.ts';
import type { Organisation, PersonId } from '../domain/organisation.ts';
import type { LocalDate } from '../domain/time.ts';
import type { Reader } from './transaction.ts';

export type MunicipalityRow = {
  readonly id: string;
  readonly title: string;
  readonly contact: string;
};

/** Every municipality that has been imported, in order of kommunkod. */
export async function listMunicipalities(reader: Reader): Promise<readonly MunicipalityRow[]> {
  return await reader.municipality.findMany({
    select: { id: true, title: true, contact: true },
    orderBy: { id: 'asc' },
  });
}

/**
 * The municipality's places, boards, persons, posts and absences of all times, in an order that does
 * not depend on ids or on the database's locale.
 * @throws RangeError when no organisation has been imported for `municipality`.
 */
export async function loadOrganisation(reader: Reader, municipality: string): Promise<Organisation> {
  const row = await organisationRows(reader, municipality);
  if (!row) throw new RangeError(`kommun "${municipality}": väntade en kommun vars organisation är inläst`);
  const keys = new Map(row.persons.map((person) => [person.id, person.key]));
  return {
    municipality: row.id,
    title: row.title,
    places: sorted(row.places, (place) => [place.key]).map((place) => ({
      key: place.key,
      level: place.level,
      title: place.title,
      ...given('parent', place.parentKey),
      ...given('operation', place.operation),
      schoolForms: place.schoolForms,
      yearGroups: place.yearGroups,
      ...given('from', place.validFrom),
      ...given('to', place.validTo),
    })),
    boards: sorted(row.boards, (board) => [board.key]).map(({ key, title }) => ({ key, title })),
    persons: sorted(row.persons, (person) => [person.key]).map(({ id, name, email }) => ({
      id,
      name,
      email,
    })),
    posts: sorted(row.posts, (post) => [
      post.placeKey ?? post.boardKey ?? '',
      post.role,
      post.validFrom ?? '',
      keys.get(post.personId) ?? '',
    ]).map((post) => ({
      person: post.personId,
      // Written by the import alone, which admits no other.
      role: post.role as Role,
      ...given('place', post.placeKey),
      ...given('board', post.boardKey),
      title: post.title,
      ...given('from', post.validFrom),
      ...given('to', post.validTo),
    })),
    absences: sorted(row.absences, (absence) => [
      absence.fromDate,
      keys.get(absence.personId) ?? '',
      absence.placeKey ?? '',
    ]).map((absence) => ({
      person: absence.personId,
      from: absence.fromDate,
      to: absence.toDate,
      ...given('substitute', absence.substituteId),
      ...given('place', absence.placeKey),
    })),
  };
}

/** One query after the other, since a transaction has a single connection. */
async function organisationRows(reader: Reader, id: string) {
  const row = await reader.municipality.findUnique({ where: { id } });
  if (!row) return undefined;
  const where = { municipalityId: id };
  return {
    ...row,
    places: await reader.place.findMany({ where }),
    boards: await reader.board.findMany({ where }),
    persons: await reader.person.findMany({ where }),
    posts: await reader.post.findMany({ where }),
    absences: await reader.absence.findMany({ where }),
  };
}

/** Whose address refuses mail, and since which local date. */
export async function unreachablePersons(reader: Reader, municipality: string): Promise<Record<PersonId, LocalDate>> {
  const rows = await reader.person.findMany({
    where: { municipalityId: municipality, unreachableSince: { not: null } },
    select: { id: true, unreachableSince: true },
  });
  return Object.fromEntries(
    rows.flatMap((row) => (row.unreachableSince === null ? [] : [[row.id, row.unreachableSince]])),
  );
}

function given<Key extends string, Value>(key: Key, value: Value | null): Partial<Record<Key, Value>> {
  return value === null ? {} : ({ [key]: value } as Record<Key, Value>);
}

/** By code unit, so that every machine gives the same order. */
function sorted<Row>(rows: readonly Row[], keyOf: (row: Row) => readonly string[]): Row[] {
  return rows
    .map((row) => ({ row, key: keyOf(row).join('\u0000') }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ row }) => row);
}
