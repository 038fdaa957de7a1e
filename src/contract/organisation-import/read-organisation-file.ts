import { type z } from 'zod';
import {
  ROW_TYPES,
  type AbsenceRecord,
  type BoardRecord,
  type MunicipalityRecord,
  type OnRow,
  type OrganisationFile,
  type PersonRecord,
  type PlaceRecord,
  type PostRecord,
  type RowType,
} from '../../domain/organisation-file.ts';
import { ORGANISATION_FAULTS, type OrganisationFault } from '../../domain/organisation-fault.ts';
import { csvRows } from './csv-rows.ts';
import { decodeText, hasDamagedLetters } from './decode-text.ts';
import { jsonRows } from './json-rows.ts';
import { absenceRow, boardRow, municipalityRow, personRow, placeRow, postRow } from './row-schemas.ts';
import type { CellRow, Rows } from './rows.ts';

/** What could be read, and everything that is wrong row by row; how the rows fit together is judged later. */
export type OrganisationReading = {
  readonly file: OrganisationFile;
  readonly faults: readonly OrganisationFault[];
};

/** Reads an organisation file as it was uploaded, CSV or JSON (`docs/organisation-file.md`). Never throws. */
export function readOrganisationFile(bytes: Uint8Array): OrganisationReading {
  const { rows, faults, columns } = readRows(bytes);
  const found = {
    municipalities: [] as OnRow<MunicipalityRecord>[],
    places: [] as OnRow<PlaceRecord>[],
    boards: [] as OnRow<BoardRecord>[],
    persons: [] as OnRow<PersonRecord>[],
    posts: [] as OnRow<PostRecord>[],
    absences: [] as OnRow<AbsenceRecord>[],
  };
  const spoiled = Object.fromEntries(ROW_TYPES.map((type) => [type, new Set<string>()])) as Record<
    RowType,
    Set<string>
  >;
  const all = [...faults];
  const into =
    <Kept>(schema: z.ZodType<Kept>, list: OnRow<Kept>[]) =>
    (row: CellRow): readonly OrganisationFault[] => {
      const read = schema.safeParse(row.cells);
      if (read.success) list.push({ row: row.row, record: read.data });
      return read.success ? [] : read.error.issues.flatMap((issue) => faultsOf(issue, row));
    };
  const admit: Readonly<Record<RowType, (row: CellRow) => readonly OrganisationFault[]>> = {
    kommun: into(municipalityRow, found.municipalities),
    plats: into(placeRow, found.places),
    nämnd: into(boardRow, found.boards),
    person: into(personRow, found.persons),
    uppdrag: into(postRow, found.posts),
    frånvaro: into(absenceRow, found.absences),
  };
  for (const row of rows) {
    const damaged = damagedCells(row);
    const type = ROW_TYPES.find((word) => word === row.cells['typ']?.toLowerCase());
    const wrong = type ? admit[type]({ ...row, cells: { ...row.cells, typ: type } }) : [typeFault(row)];
    for (const fault of [...damaged, ...wrong]) all.push(fault);
    const key = row.cells['nyckel'];
    if (wrong.length > 0 && key !== undefined) for (const word of type ? [type] : ROW_TYPES) spoiled[word].add(key);
  }
  return { file: { ...found, spoiled }, faults: columns ? oncePerColumn(all, columns) : all };
}

function readRows(bytes: Uint8Array): Rows {
  const decoded = decodeText(bytes);
  if ('fault' in decoded) return { rows: [], faults: [decoded.fault] };
  return /^\s*[[{]/.test(decoded.text) ? jsonRows(decoded.text) : csvRows(decoded.text);
}

/** A cell that is missing because its column is, is told once, in the heading. */
function oncePerColumn(
  faults: readonly OrganisationFault[],
  columns: ReadonlySet<string>,
): readonly OrganisationFault[] {
  const lacking = ({ kind, column }: OrganisationFault): boolean =>
    kind === 'cell-missing' && column !== undefined && !columns.has(column);
  const missing = new Set(faults.filter(lacking).map(({ column }) => column ?? ''));
  return [
    ...[...missing].map((column) => ({ kind: 'column-missing' as const, row: 1, column })),
    ...faults.filter((fault) => !lacking(fault)),
  ];
}

function typeFault({ row, cells }: CellRow): OrganisationFault {
  const value = cells['typ'];
  return value === undefined
    ? { kind: 'cell-missing', row, column: 'typ' }
    : { kind: 'type-unknown', row, column: 'typ', value };
}

function damagedCells({ row, cells }: CellRow): readonly OrganisationFault[] {
  return Object.entries(cells)
    .filter(([, value]) => hasDamagedLetters(value))
    .map(([column, value]) => ({ kind: 'letters-damaged', row, column, value }));
}

function faultsOf(issue: z.core.$ZodIssue, { row, cells }: CellRow): readonly OrganisationFault[] {
  const other = cells['typ'] ?? '';
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((column) => ({
      kind: 'cell-not-for-type',
      row,
      column,
      value: cells[column] ?? '',
      other,
    }));
  }
  const column = String(issue.path[0] ?? 'typ');
  const value = cells[column];
  const role = cells['roll'] ?? '';
  if (issue.code === 'invalid_type' && value === undefined) return [{ kind: 'cell-missing', row, column, other }];
  const kind = ORGANISATION_FAULTS.find((name) => name === issue.message) ?? 'value-not-text';
  const about = kind.endsWith('-for-role') ? { other: role } : {};
  return [{ kind, row, column, ...(value === undefined ? {} : { value }), ...about }];
}
