import { createHash } from 'node:crypto';
import { readMigrations } from './migration-list.ts';
import type { Reader } from './transaction.ts';

/** Names of migrations, in their order. */
export type MigrationFaults = {
  /** This code needs them, the database has not had them. */
  readonly missing: readonly string[];
  /** Applied, and changed in the folder since. */
  readonly edited: readonly string[];
  /** Begun and not finished. */
  readonly failed: readonly string[];
  /** Applied by a newer version of this code. */
  readonly newer: readonly string[];
};

/** How the database's migrations differ from `prisma/migrations`. A database without any has all of them missing. */
export async function migrationFaults(reader: Reader): Promise<MigrationFaults> {
  const checksums = await migrationChecksums();
  const [known] = await reader.$queryRaw<{ there: boolean }[]>`
    SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS there`;
  const rows = known?.there
    ? await reader.$queryRaw<{ name: string; checksum: string; finished: boolean }[]>`
        SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished FROM "_prisma_migrations"
        WHERE rolled_back_at IS NULL ORDER BY migration_name`
    : [];
  const applied = new Set(rows.map(({ name }) => name));
  return {
    missing: [...checksums.keys()].filter((name) => !applied.has(name)),
    edited: rows.filter(({ name, checksum }) => (checksums.get(name) ?? checksum) !== checksum).map(({ name }) => name),
    failed: rows.filter(({ finished }) => !finished).map(({ name }) => name),
    newer: rows.filter(({ name }) => !checksums.has(name)).map(({ name }) => name),
  };
}

/** Each migration of this program with the checksum that the database keeps of it. */
export async function migrationChecksums(): Promise<ReadonlyMap<string, string>> {
  const { migrationDirectories } = await readMigrations();
  return new Map(migrationDirectories.map(({ path, migrationFile }) => [path, checksumOf(migrationFile.content)]));
}

function checksumOf(content: { tag: string; value?: unknown }): string {
  return createHash('sha256').update(String(content.value)).digest('hex');
}
