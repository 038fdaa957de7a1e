import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PRISMA_DIRECTORY } from '../src/database/migration-list.ts';
import { schemaDifference } from '../src/database/schema-difference.ts';
import { startTemporaryPostgres } from '../src/supervisor/temporary-postgres.ts';

// `npm run migration` writes the initial migration anew from schema.prisma: until the first release
// there is that one alone. `npm run migration -- NAME` writes a further one from what has changed.
const name = process.argv[2];
const postgres = await startTemporaryPostgres();
try {
  const sql = await schemaDifference(
    postgres.url('postgres'),
    name === undefined ? 'empty' : 'migrations',
  );
  const directory = path.join(PRISMA_DIRECTORY, 'migrations', name ?? '0001_init');
  await mkdir(directory, { recursive: true });
  await writeFile(path.join(directory, 'migration.sql'), sql);
  process.stdout.write(`${path.relative(process.cwd(), directory)}/migration.sql\n`);
} finally {
  await postgres.stop();
}
