import { connectDatabase } from './client.ts';
import { readMigrations } from './migration-list.ts';
import { withSchemaEngine } from './schema-engine.ts';

/** Nothing is declared outside the schema. */
const NO_FILTERS = { externalTables: [], externalEnums: [] };

/**
 * Brings the database at `databaseUrl` up to the newest migration, and says which were applied.
 * The database is created if the server does not have it. Done twice it changes nothing.
 * @throws when a migration that was applied has since been edited, or one fails.
 */
export async function migrate(databaseUrl: string): Promise<readonly string[]> {
  await createDatabaseIfMissing(databaseUrl);
  const migrationsList = await readMigrations();
  return withSchemaEngine(databaseUrl, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList,
      filters: NO_FILTERS,
    });
    return appliedMigrationNames;
  });
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
