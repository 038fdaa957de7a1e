import { migrate } from '../src/database/migrate.ts';
import { runEntry } from '../src/run-entry.ts';

// Where no `npm start` does it, as in docker-compose.yml: brings the database up to the newest migration.
await runEntry(
  async ({ migrationDatabaseUrl, databaseUrl }) => {
    const applied = await migrate(migrationDatabaseUrl, { application: databaseUrl });
    process.stdout.write(`${applied.join('\n') || '–'}\n`);
  },
  {
    database: ({ migrationDatabaseUrl, databaseUrl }) => ({
      databaseUrl: migrationDatabaseUrl,
      variable: migrationDatabaseUrl === databaseUrl ? 'DATABASE_URL' : 'MIGRATION_DATABASE_URL',
    }),
  },
);
