import { setTimeout as delay } from 'node:timers/promises';
import type { PrismaClient } from '../database/generated/client.ts';

const TRIES = 240;
const BETWEEN_TRIES = 250;
/** How PostgreSQL, the network and the client say that nobody answers now, or that the answer was cut off. */
const AWAY =
  /ECONNREFUSED|ECONNRESET|EPIPE|57P0[123]|P10(01|08|17)|Connection ?(terminated|closed)|closed the connection|reach database/i;

/**
 * The demo's own eyes in a database that may be killed at any moment: what it asks is asked again until it is answered. For
 * reading, and for writing what may be written twice.
 */
export function patient(database: PrismaClient): PrismaClient {
  const extended = database.$extends({
    query: {
      async $allOperations({ args, query }) {
        for (let left = TRIES; ; left -= 1) {
          try {
            return (await query(args)) as unknown;
          } catch (error) {
            if (left === 0 || !AWAY.test(`${String(error)} ${JSON.stringify(error)}`)) throw error;
            await delay(BETWEEN_TRIES);
          }
        }
      },
    },
  });
  return extended as unknown as PrismaClient;
}
