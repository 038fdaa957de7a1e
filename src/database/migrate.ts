import { grantApplication } from './application-role.ts';
import { connectDatabase } from './client.ts';
import { readMigrations } from './migration-list.ts';
import { withSchemaEngine } from './schema-engine.ts';

/** Nothing is declared outside the schema. */
const NO_FILTERS = { externalTables: [], externalEnums: [] };

/**
 * Brings the database at `databaseUrl` up to the newest migration, and says which were applied; then gives the user of
 * `application` its rights. The database is created if the server does not have it. Done twice it changes nothing.
 * `upTo`: the last migration to apply.
 * @throws when a migration that was applied has since been edited, or one fails.
 */
export async function migrate(
  databaseUrl: string,
  { application, upTo }: { application?: string; upTo?: string } = {},
): Promise<readonly string[]> {
  await createDatabaseIfMissing(databaseUrl);
  const list = await readMigrations();
  const wanted = list.migrationDirectories.filter(({ path }) => upTo === undefined || path <= upTo);
  const applied = await withSchemaEngine(databaseUrl, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: { ...list, migrationDirectories: wanted },
      filters: NO_FILTERS,
    });
    return appliedMigrationNames;
  });
  if (application !== undefined) await grantApplication({ owner: databaseUrl, application });
  return applied;
}

async function createDatabaseIfMissing(databaseUrl: string): Promise<void> {
  if (await exists(databaseUrl)) return;
  const url = new URL(databaseUrl);
  const name = decodeURIComponent(url.pathname.slice(1));
  url.pathname = '/postgres';
  const server = connectDatabase(url.href, { connections: 1 });
  try {
    await server.$executeRawUnsafe(`CREATE DATABASE "${name.replaceAll('"', '""')}"`);
  } finally {
    await server.$disconnect();
  }
}

/** @throws what is wrong otherwise: no server there, no such user. */
async function exists(databaseUrl: string): Promise<boolean> {
  const database = connectDatabase(databaseUrl, { connections: 1 });
  try {
    await database.$queryRaw`SELECT 1`;
    return true;
  } catch (error) {
    // PostgreSQL's own code for a database that does not exist.
    if (error instanceof Error && error.message.includes('`3D000`')) return false;
    throw error;
  } finally {
    await database.$disconnect();
  }
}
