/** Everything that can be wrong with an organisation file. Sentences: `src/text/import-faults.ts`. */
export const ORGANISATION_FAULTS = [
  'file-empty',
  'file-too-large',
  'file-not-text',
  'csv-syntax',
  'json-syntax',
  'json-shape',
  'rows-none',
  'no-semicolons',
  'column-unknown',
  'column-repeated',
  'name-repeated',
  'column-missing',
  'letters-damaged',
  'cell-without-column',
  'type-unknown',
  'cell-missing',
  'cell-not-for-type',
  'place-for-role',
  'board-for-role',
  'nowhere-for-role',
  'value-not-text',
  'too-long',
  'unseen-letters',
  'bad-code',
  'bad-key',
  'bad-email',
  'bad-date',
  'bad-role',
  'bad-year-groups',
  'to-before-from',
  'municipality-missing',
  'municipality-repeated',
  'key-repeated',
  'address-repeated',
  'place-unknown',
  'board-unknown',
  'person-unknown',
  'top-missing',
  'top-repeated',
  'own-parent',
  'place-circle',
  'level-same',
  'level-circle',
  'too-deep',
  'own-superior',
  'own-substitute',
  'post-overlaps',
  'absence-overlaps',
] as const;
export type OrganisationFaultKind = (typeof ORGANISATION_FAULTS)[number];

/** One thing that is wrong. The heading is row 1; in JSON the first object is. */
export type OrganisationFault = {
  readonly kind: OrganisationFaultKind;
  readonly row?: number;
  readonly column?: string;
  /** What stands there. */
  readonly value?: string;
  /** The row that it collides with, if that is in the file. */
  readonly otherRow?: number;
  /** What it collides with or belongs to, by key, type or role. */
  readonly other?: string;
};

/** In the order an administrator reads the file: the file itself first, then row by row. */
export function inFileOrder(faults: readonly OrganisationFault[]): readonly OrganisationFault[] {
  return [...faults].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
}

const HIDES_ROWS: ReadonlySet<OrganisationFaultKind> = new Set<OrganisationFaultKind>([
  'file-empty',
  'file-too-large',
  'file-not-text',
  'csv-syntax',
  'json-syntax',
  'json-shape',
  'rows-none',
  'no-semicolons',
  'column-missing',
]);

/** Whether so much could not be read that how the rows fit together cannot be judged. */
export function rowsMissing(faults: readonly OrganisationFault[]): boolean {
  return faults.some(({ kind }) => HIDES_ROWS.has(kind));
}
