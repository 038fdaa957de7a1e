import type {
  AbsenceRecord,
  BoardRecord,
  MunicipalityRecord,
  OnRow,
  OrganisationFile,
  PersonRecord,
  PlaceRecord,
  PostRecord,
} from './organisation-file.ts';
import type { Place } from './organisation.ts';
import { overlaps, type OpenRange } from './organisation-range.ts';

/** What has been imported before, with the ids it was given. */
export type StoredOrganisation = {
  readonly municipality: MunicipalityRecord;
  readonly places: readonly Place[];
  readonly boards: readonly BoardRecord[];
  readonly persons: readonly Stored<PersonRecord>[];
  readonly posts: readonly Stored<PostRecord>[];
  readonly absences: readonly Stored<AbsenceRecord>[];
};
export type Stored<Record> = { readonly id: string; readonly record: Record };

/** A record as it will be; `row` where the file tells it, `before` and `id` where it was known. */
export type Merged<Record> = {
  readonly record: Record;
  readonly row?: number;
  readonly before?: Record;
  readonly id?: string;
};

/** The organisation as it will be: what the file says, and what was known and the file is silent about. */
export type MergedOrganisation = {
  readonly municipality: Merged<MunicipalityRecord>;
  readonly places: readonly Merged<PlaceRecord>[];
  readonly boards: readonly Merged<BoardRecord>[];
  readonly persons: readonly Merged<PersonRecord>[];
  readonly posts: readonly Merged<PostRecord>[];
  readonly absences: readonly Merged<AbsenceRecord>[];
};

/**
 * Lays a file over what is stored. Places, boards and persons are found again by key. A post is found
 * again by person, role and place or board, an absence by person and place: first where it begins on the
 * same day, then where the two overlap. Nothing is dropped. Of rows with the same key the first counts.
 */
export function mergeOrganisation(
  stored: StoredOrganisation | undefined,
  file: OrganisationFile,
  municipality: OnRow<MunicipalityRecord>,
): MergedOrganisation {
  return {
    municipality: {
      row: municipality.row,
      record: municipality.record,
      ...(stored ? { before: stored.municipality } : {}),
    },
    places: mergeByKey(
      (stored?.places ?? []).map((place) => known(withoutOperation(place))),
      file.places,
    ),
    boards: mergeByKey(
      (stored?.boards ?? []).map((board) => known(board)),
      file.boards,
    ),
    persons: mergeByKey(
      (stored?.persons ?? []).map(({ id, record }) => known(record, id)),
      file.persons,
    ),
    posts: mergeByTime(stored?.posts ?? [], file.posts, postSubject),
    absences: mergeByTime(stored?.absences ?? [], file.absences, absenceSubject),
  };
}

/** What two posts share that cannot be held twice at a time. */
export function postSubject(post: PostRecord): string {
  return [post.person, post.role, post.place ?? '', post.board ?? ''].join('\n');
}

/** What two absences share that cannot be true twice at a time. */
export function absenceSubject(absence: AbsenceRecord): string {
  return [absence.person, absence.place ?? ''].join('\n');
}

function withoutOperation({ operation: _operation, ...place }: Place): PlaceRecord {
  return place;
}

function known<Kept>(record: Kept, id?: string): Merged<Kept> {
  return { record, before: record, ...(id === undefined ? {} : { id }) };
}

function mergeByKey<Kept extends { readonly key: string }>(
  stored: readonly Merged<Kept>[],
  rows: readonly OnRow<Kept>[],
): Merged<Kept>[] {
  const merged = new Map(stored.map((entry) => [entry.record.key, entry]));
  for (const { row, record } of rows) {
    const earlier = merged.get(record.key);
    if (earlier?.row === undefined) merged.set(record.key, { ...earlier, record, row });
  }
  return [...merged.values()];
}

function mergeByTime<Kept extends OpenRange>(
  stored: readonly Stored<Kept>[],
  rows: readonly OnRow<Kept>[],
  subject: (record: Kept) => string,
): Merged<Kept>[] {
  const unclaimed = Map.groupBy(
    stored.map(({ id, record }) => known(record, id)),
    ({ record }) => subject(record),
  );
  const claim = (record: Kept, fits: (candidate: Kept) => boolean): Merged<Kept> | undefined => {
    const candidates = unclaimed.get(subject(record)) ?? [];
    const found = candidates.findIndex((candidate) => fits(candidate.record));
    return found < 0 ? undefined : candidates.splice(found, 1)[0];
  };
  const sameDay = rows.map(({ row, record }) => ({
    row,
    record,
    earlier: claim(record, (candidate) => candidate.from === record.from),
  }));
  const told = sameDay.map(({ row, record, earlier }): Merged<Kept> => ({
    ...(earlier ?? claim(record, (candidate) => overlaps(candidate, record))),
    record,
    row,
  }));
  return [...[...unclaimed.values()].flat(), ...told];
}
