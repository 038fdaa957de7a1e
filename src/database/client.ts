import { PrismaPg } from '@prisma/adapter-pg';
import { PatientAdapter } from './patient-adapter.ts';
import { postgresConnection } from './postgres-connection.ts';
import { PrismaClient } from './generated/client.ts';

/**
 * A client for the database at `url` (`postgresql://…`). Nothing is connected before the first query;
 * end it with `$disconnect()`. At most `connections` queries run at once. A database that neither answers nor refuses
 * is waited for without end, or for `patience` milliseconds: each time, for a connection and for every answer. With
 * `slowAnswers` an answer may take as long as it needs while the server answers others: half as long again is its silence.
 */
export function connectDatabase(
  url: string,
  options?: { connections?: number; patience?: number; slowAnswers?: boolean },
): PrismaClient {
  const config = {
    ...postgresConnection(url),
    max: options?.connections ?? 10,
    // The session's zone decides nothing, but must not differ between machines either.
    options: '-c timezone=UTC',
  };
  const patience = options?.patience;
  const slowAnswers = options?.slowAnswers ?? false;
  const adapter = patience === undefined ? new PrismaPg(config) : new PatientAdapter(config, { patience, slowAnswers });
  return new PrismaClient({ adapter });
}
