import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, inject, test } from 'vitest';
import { connectDatabase } from '../../src/database/client.ts';
import { migrate } from '../../src/database/migrate.ts';
import { PRISMA_DIRECTORY, readMigrations, readSchema } from '../../src/database/migration-list.ts';
import { schemaDifference } from '../../src/database/schema-difference.ts';
import { freshDatabase } from '../support/database.ts';

test('the migrations give exactly the schema', async () => {
  const { migrationDirectories } = await readMigrations();
  const files = migrationDirectories.map(({ path: name }) =>
    path.join(PRISMA_DIRECTORY, 'migrations', name, 'migration.sql'),
  );
  const written = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const wanted = await schemaDifference({
    url: inject('postgres'),
    from: null,
    to: await readSchema(),
  });
  // With one migration its text is the schema's; `npm run migration` writes it.
  expect(written).toEqual([wanted]);
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
