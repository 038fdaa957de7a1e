import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrationList } from '@prisma/schema-engine-wasm';

/** Where the migrations and the schema are kept. */
export const PRISMA_DIRECTORY = fileURLToPath(new URL('../../prisma', import.meta.url));

/** The migrations in `prisma/migrations`, in their order, as the schema engine wants them. */
export async function readMigrations(): Promise<MigrationList> {
  const baseDir = path.join(PRISMA_DIRECTORY, 'migrations');
  const entries = await readdir(baseDir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const migrationDirectories = await Promise.all(
    names.sort().map(async (name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok' as const,
          value: await readFile(path.join(baseDir, name, 'migration.sql'), 'utf8'),
        },
      },
    })),
  );
  const lockfile = { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' };
  return { baseDir, lockfile, shadowDbInitScript: '', migrationDirectories };
}

/** The text of `prisma/schema.prisma`. */
export function readSchema(): Promise<string> {
  return readFile(path.join(PRISMA_DIRECTORY, 'schema.prisma'), 'utf8');
}
