import type { OrganisationFault } from '../../domain/organisation-fault.ts';

/** The filled cells of one row, by column. */
export type CellRow = { readonly row: number; readonly cells: Readonly<Record<string, string>> };

export type Rows = {
  readonly rows: readonly CellRow[];
  readonly faults: readonly OrganisationFault[];
  /** The heading's columns, where there is a heading. */
  readonly columns?: ReadonlySet<string>;
};

/** A cell as it counts: one form of each letter, no blanks around it, no-break spaces and line breaks as spaces. */
export function cleanCell(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/\u00a0|[\t\r\n\u2028\u2029]+/g, ' ')
    .trim();
}
