import { organisationChanges, placesConcerned, type OrganisationChange } from '../../domain/organisation-changes.ts';
import { organisationFaults } from '../../domain/organisation-check/check-organisation.ts';
import { inFileOrder, rowsMissing, type OrganisationFault } from '../../domain/organisation-fault.ts';
import type { MunicipalityRecord, OrganisationFile } from '../../domain/organisation-file.ts';
import { mergeOrganisation, type MergedOrganisation } from '../../domain/organisation-merge.ts';
import type { Instant } from '../../domain/time.ts';
import { recordAudit } from '../audit-store.ts';
import type { PrismaClient } from '../generated/client.ts';
import type { Reader, Transaction } from '../transaction.ts';
import { inBatches } from './batches.ts';
import { storedOrganisation } from './stored-organisation.ts';
import { writeChanges } from './write-changes.ts';

/** A file as it was read, with what was found wrong on the way. */
export type ReadFile = { readonly file: OrganisationFile; readonly faults: readonly OrganisationFault[] };

/** What loading a file would do. */
export type OrganisationPreview =
  | { readonly kind: 'faults'; readonly faults: readonly OrganisationFault[] }
  | { readonly kind: 'unchanged'; readonly municipality: MunicipalityRecord }
  | ChangesAhead;

export type ChangesAhead = {
  readonly kind: 'changes';
  readonly municipality: MunicipalityRecord;
  /** Nothing of this municipality was known before. */
  readonly first: boolean;
  readonly changes: readonly OrganisationChange[];
  /** Keys of the places whose plans are concerned. */
  readonly places: readonly string[];
  /** Posts without an end that the file is silent about: they stay. */
  readonly silent: number;
};

/** What loading a file did. `declined`, `moved-meanwhile` and `faults` have written nothing. */
export type OrganisationImport =
  | Exclude<OrganisationPreview, { kind: 'changes' }>
  | (Omit<ChangesAhead, 'kind'> & { readonly kind: 'imported' | 'declined' | 'moved-meanwhile' });

/** Says what loading a file would do, and writes nothing. */
export async function previewOrganisation(reader: Reader, read: ReadFile): Promise<OrganisationPreview> {
  const { preview } = await judge(reader, read);
  return preview;
}

/**
 * Loads an organisation file whole or not at all. `confirm` is shown the changes first; a municipality that
 * is new is loaded without asking. Every change is written to the audit log in the same transaction. The
 * caller tells the running plans of the municipality to look again when the outcome is `imported`.
 */
export async function importOrganisation({
  database,
  read,
  now,
  actor,
  confirm,
}: {
  database: PrismaClient;
  read: ReadFile;
  now: Instant;
  /** A person's id, `token NAMN för NAMN`, or `system`. */
  actor: string;
  confirm: (ahead: ChangesAhead) => boolean | Promise<boolean>;
}): Promise<OrganisationImport> {
  const shown = await previewOrganisation(database, read);
  if (shown.kind !== 'changes') return shown;
  if (!shown.first && !(await confirm(shown))) return { ...shown, kind: 'declined' };
  return await database.$transaction(
    async (transaction) => {
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`organisation/${shown.municipality.id}`}))`;
      const { preview, merged } = await judge(transaction, read);
      if (preview.kind !== 'changes') return preview;
      if (JSON.stringify(preview.changes) !== JSON.stringify(shown.changes)) {
        return { ...preview, kind: 'moved-meanwhile' };
      }
      await applyOrganisation(transaction, { merged, changes: preview.changes, now, actor });
      return { ...preview, kind: 'imported' };
    },
    { maxWait: 10_000, timeout: 300_000 },
  );
}

/** Writes the changes and an audit entry for each, inside the caller's transaction. */
export async function applyOrganisation(
  transaction: Transaction,
  {
    merged,
    changes,
    now,
    actor,
  }: {
    merged: MergedOrganisation;
    changes: readonly OrganisationChange[];
    now: Instant;
    actor: string;
  },
): Promise<void> {
  const municipality = merged.municipality.record.id;
  await writeChanges(transaction, { municipality, persons: merged.persons, changes });
  await inBatches(changes, async (batch) => {
    const entries = batch.map(({ kind, before, after }) => ({
      at: now,
      actor,
      action: `organisation-${kind}`,
      details: { after, ...(before ? { before } : {}) },
    }));
    await recordAudit(transaction, { municipality, entries });
  });
}

async function judge(
  reader: Reader,
  { file, faults }: ReadFile,
): Promise<{ readonly preview: OrganisationPreview; readonly merged: MergedOrganisation }> {
  const [row] = file.municipalities;
  const { record: municipality } = row ?? { record: { id: '', title: '', contact: '' } };
  const stored = row && (await storedOrganisation(reader, municipality.id));
  const merged = mergeOrganisation(stored, file, { row: row?.row ?? 0, record: municipality });
  const between = rowsMissing(faults) ? [] : organisationFaults(file, merged);
  const wrong = inFileOrder([...faults, ...between]);
  if (wrong.length > 0) return { preview: { kind: 'faults', faults: wrong }, merged };
  const changes = organisationChanges(stored, merged);
  if (changes.length === 0) return { preview: { kind: 'unchanged', municipality }, merged };
  const preview = {
    kind: 'changes' as const,
    municipality,
    first: stored === undefined,
    changes,
    places: placesConcerned(merged, changes),
    silent: merged.posts.filter((post) => post.row === undefined && post.record.to === undefined).length,
  };
  return { preview, merged };
}
