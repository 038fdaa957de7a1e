import type { Role } from './cycle-definition.ts';
import type { Place } from './organisation.ts';
import type { LocalDate } from './time.ts';

/** The columns of an organisation file, as they are called in its first row. */
export const ORGANISATION_COLUMNS = [
  'typ',
  'nyckel',
  'namn',
  'e-post',
  'nivå',
  'under',
  'skolformer',
  'årskurser',
  'person',
  'roll',
  'titel',
  'plats',
  'nämnd',
  'vikarie',
  'från',
  'till',
  'anm',
] as const;
export type OrganisationColumn = (typeof ORGANISATION_COLUMNS)[number];

/** What a row of the file can be about. */
export const ROW_TYPES = ['kommun', 'plats', 'nämnd', 'person', 'uppdrag', 'frånvaro'] as const;
export type RowType = (typeof ROW_TYPES)[number];

export type MunicipalityRecord = {
  readonly id: string;
  readonly title: string;
  /** Where replies go. */
  readonly contact: string;
};

/** A place as its row tells it; the operation follows from the places above. */
export type PlaceRecord = Omit<Place, 'operation'>;

export type BoardRecord = { readonly key: string; readonly title: string };

export type PersonRecord = { readonly key: string; readonly name: string; readonly email: string };

/** Persons are named by the file's own keys. */
export type PostRecord = {
  readonly person: string;
  readonly role: Role;
  readonly title: string;
  readonly place?: string;
  readonly board?: string;
  readonly from?: LocalDate;
  readonly to?: LocalDate;
};

export type AbsenceRecord = {
  readonly person: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly substitute?: string;
  readonly place?: string;
};

/** A record with the row it stands on; the heading is row 1, and in JSON the first object is. */
export type OnRow<Record> = { readonly row: number; readonly record: Record };

/** The rows of a file that could be read. */
export type OrganisationFile = {
  readonly municipalities: readonly OnRow<MunicipalityRecord>[];
  readonly places: readonly OnRow<PlaceRecord>[];
  readonly boards: readonly OnRow<BoardRecord>[];
  readonly persons: readonly OnRow<PersonRecord>[];
  readonly posts: readonly OnRow<PostRecord>[];
  readonly absences: readonly OnRow<AbsenceRecord>[];
  /** Keys on rows with faults of their own: to refer to one is no further fault. */
  readonly spoiled: Readonly<Record<RowType, ReadonlySet<string>>>;
};
