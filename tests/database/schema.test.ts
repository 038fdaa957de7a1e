import { expect, inject, test } from 'vitest';
import { connectDatabase } from '../../src/database/client.ts';
import { migrate } from '../../src/database/migrate.ts';
import type { PrismaClient } from '../../src/database/generated/client.ts';
import { readMigrations, readSchema } from '../../src/database/migration-list.ts';
import { withSchemaEngine } from '../../src/database/schema-engine.ts';
import { schemaDifference } from '../../src/database/schema-difference.ts';
import { emptyDatabase, freshDatabase } from '../support/database.ts';

/** Every column, index and constraint, as PostgreSQL itself tells it. */
async function shapeOf(database: PrismaClient): Promise<readonly string[]> {
  const lines = await database.$queryRaw<{ line: string }[]>`
    SELECT concat_ws(' ', table_name, column_name, udt_name, is_nullable, column_default) AS line
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
    UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> '_prisma_migrations'
    ORDER BY line`;
  return lines.map(({ line }) => line);
}

test('the migrations, one after the other, give exactly the schema', async () => {
  const migrated = await freshDatabase();
  const drawn = await emptyDatabase();
  const sql = await schemaDifference({ url: inject('postgres'), from: null, to: await readSchema() });
  for (const statement of sql.split(/;\n/).filter((one) => one.trim() !== ''))
    await drawn.database.$executeRawUnsafe(statement);
  expect(await shapeOf(migrated.database)).toEqual(await shapeOf(drawn.database));
  await migrated.close();
  await drawn.close();
});

test('a migrated database has the tables and columns of the golden list', async () => {
  const fresh = await freshDatabase();
  const columns = await fresh.database.$queryRaw<{ line: string }[]>`
    SELECT table_name || '.' || column_name || ' ' || udt_name ||
           CASE is_nullable WHEN 'YES' THEN ' null' ELSE '' END AS line
    FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
    ORDER BY table_name, ordinal_position`;
  await fresh.close();
  await expect(`${columns.map(({ line }) => line).join('\n')}\n`).toMatchFileSnapshot('../golden/schema.txt');
});

test('migrating again changes nothing, and a database that is missing is created', async () => {
  const url = new URL(inject('postgres'));
  url.pathname = '/migrated_twice';
  expect(await migrate(url.href)).toHaveLength((await readMigrations()).migrationDirectories.length);
  expect(await migrate(url.href)).toEqual([]);
});

test('a migration that fails leaves nothing of itself, and says what the server said', async () => {
  const empty = await emptyDatabase();
  const { migrationDirectories: _, ...list } = await readMigrations();
  const value = 'CREATE TABLE "First" (id INT); SELEC wrong;';
  const migrationFile = { path: 'migration.sql', content: { tag: 'ok' as const, value } };
  const migrationsList = { ...list, migrationDirectories: [{ path: '0001_wrong', migrationFile }] };
  const filters = { externalTables: [], externalEnums: [] };
  const applying = withSchemaEngine(empty.url, (engine) => engine.applyMigrations({ migrationsList, filters }));
  await expect(applying).rejects.toThrow(/syntax error at or near/);
  const [there] = await empty.database.$queryRaw<
    { name: string | null }[]
  >`SELECT to_regclass('"First"')::text AS name`;
  expect(there?.name).toBeNull();
  await empty.close();
});

test('a server that is not there is an error, not a missing database', async () => {
  await expect(migrate('postgresql://nobody:wrong@127.0.0.1:1/none')).rejects.toThrow();
});

test('a connection the server breaks is opened anew', async () => {
  const fresh = await freshDatabase();
  await fresh.database.clock.count();
  const server = connectDatabase(inject('postgres'), { connections: 1 });
  await server.$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ${new URL(fresh.url).pathname.slice(1)}`;
  await server.$disconnect();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await fresh.database.clock.count()).toBe(0);
  await fresh.close();
});
