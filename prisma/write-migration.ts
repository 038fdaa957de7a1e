import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PRISMA_DIRECTORY, readSchema } from '../src/database/migration-list.ts';
import { schemaDifference } from '../src/database/schema-difference.ts';
import { startTemporaryPostgres } from '../src/supervisor/temporary-postgres.ts';

// `npm run migration -- NAME` writes a further migration, from the schema last committed to the one on disk.
const name = process.argv[2];
if (name === undefined || !/^\d{4}_[a-z_]+$/.test(name)) {
  process.stderr.write('npm run migration -- NAMN, till exempel 0003_besked\n');
  process.exit(2);
}
const postgres = await startTemporaryPostgres();
try {
  const committed = (): string =>
    execFileSync('git', ['show', 'HEAD:./schema.prisma'], { cwd: PRISMA_DIRECTORY, encoding: 'utf8' });
  const sql = await schemaDifference({
    url: postgres.url('postgres'),
    from: committed(),
    to: await readSchema(),
  });
  const directory = path.join(PRISMA_DIRECTORY, 'migrations', name);
  await mkdir(directory, { recursive: true });
  await writeFile(path.join(directory, 'migration.sql'), sql);
  process.stdout.write(`${path.relative(process.cwd(), directory)}/migration.sql\n`);
} finally {
  await postgres.stop();
}
