import { missingMigrations } from '../../database/missing-migrations.ts';
import type { WebServices } from '../web-services.ts';
import { answersInTime, temporalAnswers } from './system-status.ts';

/** What the web needs to work, each by itself. */
export type PartsUp = {
  readonly database: boolean;
  /** Every migration that this code needs has been applied. */
  readonly migrations: boolean;
  readonly temporal: boolean;
};

/** Asks each part; none is waited for longer than two seconds. */
export async function partsUp({ database, temporal }: Pick<WebServices, 'database' | 'temporal'>): Promise<PartsUp> {
  const [databaseUp, migrated, temporalUp] = await Promise.all([
    answersInTime(() => database.$queryRaw`SELECT 1`),
    answersInTime(async () => {
      if ((await missingMigrations(database)).length > 0) throw new RangeError('migrations');
    }),
    temporalAnswers(temporal),
  ]);
  return { database: databaseUp, migrations: migrated, temporal: temporalUp };
}
