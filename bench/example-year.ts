import { readFile } from 'node:fs/promises';
import { DEFAULT_CYCLE } from '../src/commands/cycle-start.ts';
import { loadCycleFile } from '../src/contract/cycle-definition/load-cycle-file.ts';
import { exampleOrganisationFile } from '../src/contract/organisation-import/example-file.ts';
import { readOrganisationFile } from '../src/contract/organisation-import/read-organisation-file.ts';
import { connectDatabase } from '../src/database/client.ts';
import { migrate } from '../src/database/migrate.ts';
import { loadOrganisation } from '../src/database/organisation-store.ts';
import { importOrganisation } from '../src/database/organisation/import-organisation.ts';
import { instantAt } from '../src/domain/calendar/local-time.ts';
import type { CycleDefinition } from '../src/domain/cycle-definition.ts';
import type { Organisation } from '../src/domain/organisation.ts';
import type { SchoolYear } from '../src/domain/school-year.ts';
import type { Instant } from '../src/domain/time.ts';
import { startTemporaryPostgres } from '../src/supervisor/temporary-postgres.ts';
import { until } from './until.ts';

export const YEAR: SchoolYear = '2026/2027';
/** Before the first step opens: the läsår is drawn up. */
export const DRAWN_UP_AT: Instant = instantAt('Europe/Stockholm', '2026-08-03', '03:00');

export type ExampleYear = { readonly definition: CycleDefinition; readonly organisation: Organisation };

/** Södertälje's cycle and organisation, as an import leaves them in a database of its own. */
export async function exampleYear(): Promise<ExampleYear> {
  const read = loadCycleFile(DEFAULT_CYCLE);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  const { definition } = read;
  const postgres = await startTemporaryPostgres();
  try {
    const url = postgres.url('bench');
    await until('PostgreSQL', async () =>
      migrate(url).then(
        () => true,
        () => false,
      ),
    );
    const database = connectDatabase(url);
    const file = readOrganisationFile(await readFile(exampleOrganisationFile()));
    await importOrganisation({ database, read: file, now: DRAWN_UP_AT, actor: 'system', confirm: () => true });
    const organisation = await loadOrganisation(database, definition.municipality);
    await database.$disconnect();
    return { definition, organisation };
  } finally {
    await postgres.stop();
  }
}
