import { organisationChanges, placesConcerned, type OrganisationChange } from './organisation-changes.ts';
import { organisationFaults } from './organisation-check/check-organisation.ts';
import { inFileOrder, rowsMissing, type OrganisationFault } from './organisation-fault.ts';
import type { OpenRange } from './organisation-range.ts';
import type { MunicipalityRecord, OrganisationFile } from './organisation-file.ts';
import { mergeOrganisation, type MergedOrganisation, type StoredOrganisation } from './organisation-merge.ts';

/** A file as it was read, with what was found wrong on the way. */
export type ReadFile = {
  readonly file: OrganisationFile;
  readonly faults: readonly OrganisationFault[];
};

/** What loading a file would do. */
export type OrganisationPreview =
  | { readonly kind: 'faults'; readonly faults: readonly OrganisationFault[] }
  | (Loadable & { readonly kind: 'unchanged' })
  | ChangesAhead;

type Loadable = {
  readonly municipality: MunicipalityRecord;
  /** When each post of an administrator is held, as it will be. */
  readonly administrators: readonly OpenRange[];
};

export type ChangesAhead = Loadable & {
  readonly kind: 'changes';
  /** Nothing of this municipality was known before. */
  readonly first: boolean;
  readonly changes: readonly OrganisationChange[];
  /** Keys of the places whose plans are concerned. */
  readonly places: readonly string[];
  /** Posts without an end that the file is silent about: they stay. */
  readonly silent: number;
};

const NOWHERE: MunicipalityRecord = { id: '', title: '', contact: '' };

/** Says what a file would do to what is stored: every fault in it, or every change. */
export function previewFile(
  stored: StoredOrganisation | undefined,
  { file, faults }: ReadFile,
): { readonly preview: OrganisationPreview; readonly merged: MergedOrganisation } {
  const [first] = file.municipalities;
  const merged = mergeOrganisation(stored, file, first ?? { row: 0, record: NOWHERE });
  const between = rowsMissing(faults) ? [] : organisationFaults(file, merged);
  const wrong = inFileOrder([...faults, ...between]);
  if (wrong.length > 0) return { preview: { kind: 'faults', faults: wrong }, merged };
  const municipality = merged.municipality.record;
  const administrators = merged.posts
    .map(({ record }) => record)
    .filter(({ role }) => role === 'administrator')
    .map(({ from, to }) => ({ ...(from !== undefined && { from }), ...(to !== undefined && { to }) }));
  const changes = organisationChanges(stored, merged);
  if (changes.length === 0) return { preview: { kind: 'unchanged', municipality, administrators }, merged };
  const preview = {
    kind: 'changes' as const,
    municipality,
    administrators,
    first: stored === undefined,
    changes,
    places: placesConcerned(merged, changes),
    silent: merged.posts.filter(({ row, record }) => row === undefined && record.to === undefined).length,
  };
  return { preview, merged };
}
