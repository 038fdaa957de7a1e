import { readMigrations } from './migration-list.ts';
import type { Reader } from './transaction.ts';

/** The migrations that this code needs and the database has not had, in their order. Throws where it has had none at all. */
export async function missingMigrations(reader: Reader): Promise<readonly string[]> {
  const { migrationDirectories } = await readMigrations();
  const rows = await reader.$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  const applied = new Set(rows.map(({ name }) => name));
  return migrationDirectories.map(({ path }) => path).filter((name) => !applied.has(name));
}
