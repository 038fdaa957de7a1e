import { readOrganisationFile } from '../../contract/organisation-import/read-organisation-file.ts';
import {
  importOrganisation,
  previewOrganisation,
  type OrganisationImport,
} from '../../database/organisation/import-organisation.ts';
import { municipalityZone } from '../../database/municipality-zone.ts';
import { localDateOf } from '../../domain/calendar/local-time.ts';
import type { OrganisationPreview } from '../../domain/organisation-preview.ts';
import type { LocalDate } from '../../domain/time.ts';
import { ADMINISTRATION_TEXT } from '../../text/administration.ts';
import { faultText } from '../../text/import-faults.ts';
import { organisationWarnings } from '../../text/import-organisation.ts';
import { changeText } from '../../text/organisation-changes.ts';
import type { PageContext } from '../page-context.ts';
import type { WebServices } from '../web-services.ts';
import { requireAdministrator } from './require-administrator.ts';

/** What a file would change, or did. `faults` and `moved-meanwhile` have written nothing. */
export type OrganisationOutcome = {
  readonly kind: 'unchanged' | 'changes' | 'imported' | 'moved-meanwhile' | 'faults';
  readonly municipality?: string;
  /** A sentence each. */
  readonly changes: readonly string[];
  readonly faults: readonly string[];
  /** Posts without an end that the file is silent about: they stay. */
  readonly silent: number;
  /** What will be as the file says, and will not go well; a sentence each. */
  readonly warnings?: readonly string[];
  /** Says what is the matter where it is not the file. */
  readonly heading?: string;
};

/** Says what an organisation file would change in the administrator's own municipality. */
export async function previewOrganisationFile(
  { services, viewer, today }: PageContext,
  bytes: Uint8Array,
): Promise<OrganisationOutcome> {
  requireAdministrator(viewer);
  const preview = await previewOrganisation(services.database, readOrganisationFile(bytes));
  return foreign(preview, viewer.municipality) ?? outcomeOf(preview, today);
}

/** Loads it, whole or not at all. The administrator has seen the changes. */
export async function importOrganisationFile(
  { services, viewer, now }: PageContext,
  bytes: Uint8Array,
): Promise<OrganisationOutcome> {
  requireAdministrator(viewer);
  const read = readOrganisationFile(bytes);
  const preview = await previewOrganisation(services.database, read);
  const refused = foreign(preview, viewer.municipality);
  if (refused !== undefined) return refused;
  return await load(services, { read, now, actor: viewer.person.id, via: viewer.via });
}

/** Loads the first organisation of an empty system. */
export async function importFirstOrganisation(services: WebServices, bytes: Uint8Array): Promise<OrganisationOutcome> {
  const now = await services.clock.now();
  return await load(services, { read: readOrganisationFile(bytes), now, actor: 'system', via: 'page' });
}

async function load(
  services: WebServices,
  change: { read: ReturnType<typeof readOrganisationFile>; now: number; actor: string; via: string },
): Promise<OrganisationOutcome> {
  const done = await importOrganisation({ database: services.database, ...change, confirm: () => true });
  if (done.kind === 'imported') await services.administration.organisationChanged();
  if (done.kind === 'faults') return outcomeOf(done, '');
  const timezone = await municipalityZone(services.database, done.municipality.id);
  return outcomeOf(done, localDateOf(timezone, change.now));
}

type Done = OrganisationPreview | OrganisationImport;

function outcomeOf(done: Done, today: LocalDate): OrganisationOutcome {
  if (done.kind === 'faults') {
    return { kind: 'faults', changes: [], faults: done.faults.map(faultText), silent: 0 };
  }
  const about = { municipality: done.municipality.title, warnings: organisationWarnings(done, today) };
  if (done.kind === 'unchanged') return { kind: 'unchanged', ...about, changes: [], faults: [], silent: 0 };
  const faults = done.kind === 'moved-meanwhile' ? [ADMINISTRATION_TEXT.movedMeanwhile] : [];
  // Nobody declines here: what is asked for has been confirmed.
  const kind = done.kind === 'declined' ? 'changes' : done.kind;
  return { kind, ...about, changes: done.changes.map(changeText), faults, silent: done.silent };
}

/** An administrator loads the organisation of the own municipality and of no other. */
function foreign(preview: OrganisationPreview, own: string): OrganisationOutcome | undefined {
  if (preview.kind === 'faults' || preview.municipality.id === own) return undefined;
  const fault = ADMINISTRATION_TEXT.otherMunicipalityFile(preview.municipality.id, own);
  return { kind: 'faults', changes: [], faults: [fault], silent: 0 };
}
