import { parse } from 'csv-parse/sync';
import { ORGANISATION_COLUMNS } from '../../domain/organisation-file.ts';
import type { OrganisationFault } from '../../domain/organisation-fault.ts';
import { cleanCell, type CellRow, type Rows } from './rows.ts';

const COLUMNS: ReadonlySet<string> = new Set(ORGANISATION_COLUMNS);

/** Reads semicolon-separated text whose first row names the columns. Rows count as they do in Excel. */
export function csvRows(text: string): Rows {
  const table = parseTable(text);
  if ('kind' in table) return { rows: [], faults: [table] };
  const [heading = [], ...body] = table;
  const columns = heading.map((cell) => cleanCell(cell).toLowerCase());
  const wrong = headingFaults(columns);
  if (!columns.includes('typ')) return { rows: [], faults: wrong };
  const read = body.map((cells, index) => readRow(cells, index + 2, columns));
  const none = read.every(({ row }) => row === undefined);
  return {
    columns: new Set(columns),
    rows: read.flatMap(({ row }) => (row ? [row] : [])),
    faults: [...wrong, ...(none ? [{ kind: 'rows-none' as const }] : []), ...read.flatMap(({ faults }) => faults)],
  };
}

function parseTable(text: string): string[][] | OrganisationFault {
  try {
    // Lines added on another system end in another way.
    const record_delimiter = ['\r\n', '\n', '\r'];
    return parse(text, { delimiter: ';', record_delimiter, bom: true, relax_column_count: true, relax_quotes: true });
  } catch (error) {
    const line = error instanceof Error && 'lines' in error ? Number(error.lines) : undefined;
    return {
      kind: 'csv-syntax',
      ...(line === undefined || Number.isNaN(line) ? {} : { row: line }),
    };
  }
}

function headingFaults(columns: readonly string[]): readonly OrganisationFault[] {
  const [only] = columns;
  if (columns.length === 1 && only !== undefined && /[,\t]/.test(only)) {
    return [{ kind: 'no-semicolons', row: 1, value: only.slice(0, 60) }];
  }
  const faults = columns.flatMap((column, index): OrganisationFault[] => {
    if (column === '') return [];
    if (!COLUMNS.has(column)) return [{ kind: 'column-unknown', row: 1, column }];
    return columns.indexOf(column) < index ? [{ kind: 'column-repeated', row: 1, column }] : [];
  });
  return columns.includes('typ') ? faults : [...faults, { kind: 'column-missing', row: 1, column: 'typ' }];
}

function readRow(
  values: readonly string[],
  row: number,
  columns: readonly string[],
): { readonly row?: CellRow; readonly faults: readonly OrganisationFault[] } {
  const filled = values
    .map((value, index) => ({
      column: columns[index] ?? '',
      value: cleanCell(value),
      number: index + 1,
    }))
    .filter(({ value }) => value !== '');
  if (filled.length === 0) return { faults: [] };
  return {
    row: {
      row,
      cells: Object.fromEntries(
        filled.filter(({ column }) => COLUMNS.has(column)).map(({ column, value }) => [column, value]),
      ),
    },
    faults: filled
      .filter(({ column }) => column === '')
      .map(({ number, value }) => ({
        kind: 'cell-without-column',
        row,
        column: String(number),
        value,
      })),
  };
}
