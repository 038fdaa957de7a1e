import { PRISMA_DIRECTORY } from './migration-list.ts';
import { withSchemaEngine } from './schema-engine.ts';

/**
 * SQL that leads from the schema `from` (null: an empty database) to the schema `to`, both as Prisma
 * writes them. The engine wants a server to talk to, at `url`; nothing in it is read or changed.
 */
export async function schemaDifference(options: { url: string; from: string | null; to: string }): Promise<string> {
  return withSchemaEngine(options.url, async (engine) => {
    const { stdout } = await engine.diff({
      from: options.from === null ? { tag: 'empty' } : datamodel(options.from),
      to: datamodel(options.to),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return stdout ?? '';
  });
}

function datamodel(content: string) {
  const path = `${PRISMA_DIRECTORY}/schema.prisma`;
  return { tag: 'schemaDatamodel' as const, files: [{ path, content }] };
}
