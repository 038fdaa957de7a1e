import { PrismaPg } from '@prisma/adapter-pg';
import { postgresConnection } from './postgres-connection.ts';
import { PrismaClient } from './generated/client.ts';

/**
 * A client for the database at `url` (`postgresql://…`). Nothing is connected before the first query;
 * end it with `$disconnect()`. At most `connections` queries run at once.
 */
export function connectDatabase(url: string, options?: { connections: number }): PrismaClient {
  const adapter = new PrismaPg({
    ...postgresConnection(url),
    max: options?.connections ?? 10,
    // The session's zone decides nothing, but must not differ between machines either.
    options: '-c timezone=UTC',
  });
  return new PrismaClient({ adapter });
}
