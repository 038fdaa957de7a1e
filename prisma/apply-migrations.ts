import { readSettings } from '../src/contract/settings.ts';
import { migrate } from '../src/database/migrate.ts';

// Where no `npm start` does it, as in docker-compose.yml: brings the database up to the newest migration.
const { migrationDatabaseUrl, databaseUrl } = readSettings();
const applied = await migrate(migrationDatabaseUrl, { application: databaseUrl });
process.stdout.write(`${applied.join('\n') || '–'}\n`);
