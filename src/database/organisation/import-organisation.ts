import type { OrganisationChange } from '../../domain/organisation-changes.ts';
import type { MergedOrganisation } from '../../domain/organisation-merge.ts';
import {
  previewFile,
  type ChangesAhead,
  type OrganisationPreview,
  type ReadFile,
} from '../../domain/organisation-preview.ts';
import type { Instant } from '../../domain/time.ts';
import type { PrismaClient } from '../generated/client.ts';
import { requestLooksOfMunicipality } from '../look-store.ts';
import type { Reader, Transaction } from '../transaction.ts';
import { insertRows } from './insert-rows.ts';
import { storedOrganisation } from './stored-organisation.ts';
import { writeChanges } from './write-changes.ts';

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
  via = 'system',
  confirm,
}: {
  database: PrismaClient;
  read: ReadFile;
  now: Instant;
  /** A person's id, or `system`. */
  actor: string;
  /** From where, as the audit log has it. */
  via?: string;
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
      await applyOrganisation(transaction, { merged, changes: preview.changes, now, actor, via });
      return { ...preview, kind: 'imported' };
    },
    { maxWait: 10_000, timeout: 300_000 },
  );
}

/** Writes the changes, has the running plans look again, and ends with an audit entry for each change. */
export async function applyOrganisation(
  transaction: Transaction,
  {
    merged,
    changes,
    now,
    actor,
    via,
  }: {
    merged: MergedOrganisation;
    changes: readonly OrganisationChange[];
    now: Instant;
    actor: string;
    via: string;
  },
): Promise<void> {
  const municipality = merged.municipality.record.id;
  await writeChanges(transaction, { municipality, persons: merged.persons, changes });
  await requestLooksOfMunicipality(transaction, municipality);
  await insertRows(
    transaction,
    'Audit',
    changes.map(({ kind, before, after }) => ({
      municipalityId: municipality,
      at: new Date(now).toISOString(),
      actor,
      via,
      action: `organisation-${kind}`,
      details: { after, ...(before ? { before } : {}) },
    })),
  );
}

async function judge(
  reader: Reader,
  read: ReadFile,
): Promise<{ readonly preview: OrganisationPreview; readonly merged: MergedOrganisation }> {
  const [municipality] = read.file.municipalities;
  return previewFile(municipality && (await storedOrganisation(reader, municipality.record.id)), read);
}
