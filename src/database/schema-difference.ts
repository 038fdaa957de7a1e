import { readMigrations, readSchema } from './migration-list.ts';
import { openSchemaEngine } from './schema-engine.ts';

/**
 * SQL that leads from an empty database, or from what the database at `url` is now, to
 * `prisma/schema.prisma`. From an empty one it is the text of the initial migration.
 */
export async function schemaDifference(
  url: string,
  from: 'empty' | 'migrations',
): Promise<string> {
  const engine = await openSchemaEngine(url);
  try {
    const { stdout } = await engine.diff({
      from: from === 'empty' ? { tag: 'empty' } : { tag: 'migrations', ...(await readMigrations()) },
      to: { tag: 'schemaDatamodel', ...(await readSchema()) },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return stdout ?? '';
  } finally {
    engine.free();
  }
}
