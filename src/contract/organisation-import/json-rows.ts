import { z } from 'zod';
import { ORGANISATION_COLUMNS } from '../../domain/organisation-file.ts';
import type { OrganisationFault } from '../../domain/organisation-fault.ts';
import { repeatedNames } from './repeated-names.ts';
import { cleanCell, type Rows } from './rows.ts';

const COLUMNS: ReadonlySet<string> = new Set(ORGANISATION_COLUMNS);

const scalar = z.union([z.string(), z.number()]).transform(String);
const cell = z.union([scalar, z.null().transform(() => ''), z.array(scalar).transform((list) => list.join(', '))]);

/** Reads a list of objects whose names are the columns of the CSV; a list stands for commas in a cell. */
export function jsonRows(text: string): Rows {
  const list = parseList(text);
  if ('kind' in list) return { rows: [], faults: [list] };
  const faults: OrganisationFault[] = [];
  const rows = list.map((entry, index) => {
    const row = index + 1;
    const cells: Record<string, string> = {};
    for (const [name, value] of Object.entries(entry)) {
      const column = nameOf(name);
      const read = cell.safeParse(value);
      if (!COLUMNS.has(column)) faults.push({ kind: 'column-unknown', row, column: name });
      else if (!read.success) faults.push({ kind: 'value-not-text', row, column });
      else if (cleanCell(read.data) !== '') cells[column] = cleanCell(read.data);
    }
    return { row, cells };
  });
  const repeated = repeatedNames(text, nameOf).map(({ row, name, line, column }): OrganisationFault => ({
    kind: 'name-repeated',
    row,
    column: name,
    value: String(line),
    other: String(column),
  }));
  return { rows, faults: [...repeated, ...faults] };
}

function nameOf(name: string): string {
  return cleanCell(name).toLowerCase();
}

function parseList(text: string): readonly Record<string, unknown>[] | OrganisationFault {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { kind: 'json-syntax', value: error instanceof Error ? error.message : '' };
  }
  if (Array.isArray(value) && value.length === 0) return { kind: 'rows-none' };
  const list = z.array(z.record(z.string(), z.unknown())).safeParse(value);
  if (list.success) return list.data;
  const [index] = list.error.issues[0]?.path ?? [];
  return { kind: 'json-shape', ...(typeof index === 'number' ? { row: index + 1 } : {}) };
}
