import type { AbsenceRecord, BoardRecord, MunicipalityRecord, PersonRecord, PostRecord } from './organisation-file.ts';
import type { Merged, MergedOrganisation, StoredOrganisation } from './organisation-merge.ts';
import type { Place } from './organisation.ts';

/** One thing that will be otherwise; without `before` it is new. `id` is that of what it replaces. */
export type OrganisationChange =
  | Change<'municipality', MunicipalityRecord>
  | Change<'place', Place>
  | Change<'board', BoardRecord>
  | Change<'person', PersonRecord>
  | Change<'post', PostRecord>
  | Change<'absence', AbsenceRecord>;

type Change<Kind extends string, Record> = {
  readonly kind: Kind;
  readonly id?: string;
  readonly before?: Record;
  readonly after: Record;
};

/** What differs between the stored organisation and the merged one; empty when the file says nothing new. */
export function organisationChanges(
  stored: StoredOrganisation | undefined,
  merged: MergedOrganisation,
): readonly OrganisationChange[] {
  const storedPlaces = new Map(stored?.places.map((place) => [place.key, place]) ?? []);
  const places = withOperations(merged).map((after) => ({
    after,
    before: storedPlaces.get(after.key),
  }));
  return [
    ...[merged.municipality].filter(differs).map((entry) => change('municipality', entry)),
    ...places
      .filter(({ after, before }) => !same(before, after))
      .map(({ after, before }) => ({
        kind: 'place' as const,
        after,
        ...(before ? { before } : {}),
      })),
    ...merged.boards.filter(differs).map((entry) => change('board', entry)),
    ...merged.persons.filter(differs).map((entry) => change('person', entry)),
    ...merged.posts.filter(differs).map((entry) => change('post', entry)),
    ...merged.absences.filter(differs).map((entry) => change('absence', entry)),
  ];
}

/** The keys of the places whose plans a set of changes concerns, in order of key. */
export function placesConcerned(merged: MergedOrganisation, changes: readonly OrganisationChange[]): readonly string[] {
  const places = new Set<string>();
  const persons = new Set<string>();
  for (const { kind, after } of changes) {
    if (kind === 'place') places.add(after.key);
    if (kind === 'person') persons.add(after.key);
    if (kind === 'absence') persons.add(after.person);
    if (kind === 'post' && after.place !== undefined) places.add(after.place);
  }
  for (const { record } of merged.posts) {
    if (record.place !== undefined && persons.has(record.person)) places.add(record.place);
  }
  return [...places].sort();
}

/** Adds to each place the operation it belongs to: the place next below the top, itself included. */
function withOperations(merged: MergedOrganisation): readonly Place[] {
  const parents = new Map(merged.places.map(({ record }) => [record.key, record.parent]));
  const operationOf = (key: string): string => {
    const parent = parents.get(key);
    return parent === undefined || parents.get(parent) === undefined ? key : operationOf(parent);
  };
  return merged.places.map(({ record }) =>
    record.parent === undefined ? record : { ...record, operation: operationOf(record.key) },
  );
}

function change<Kind extends string, Kept>(kind: Kind, entry: Merged<Kept>): Change<Kind, Kept> {
  return {
    kind,
    after: entry.record,
    ...(entry.before === undefined ? {} : { before: entry.before }),
    ...(entry.id === undefined ? {} : { id: entry.id }),
  };
}

function differs<Kept extends object>(entry: Merged<Kept>): boolean {
  return !same(entry.before, entry.record);
}

/** Equal in every field, whatever the fields' order; a field is a text or a list of texts. */
function same(a: object | undefined, b: object): boolean {
  if (a === undefined) return false;
  const before = new Map<string, unknown>(Object.entries(a));
  const after = Object.entries(b);
  return before.size === after.length && after.every(([key, value]) => sameField(before.get(key), value));
}

function sameField(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
