import { createFactsCache } from '../../src/database/facts-cache.ts';
import type { PrismaClient } from '../../src/database/generated/client.ts';
import type { Instant } from '../../src/domain/time.ts';
import type { Services } from '../../src/services.ts';

/** What `decide` asks for, with a Temporal that hears nothing: plans are decided by whoever calls it. */
export function decidingServices(database: PrismaClient, now: () => Instant): Services {
  const nothing = (): undefined => undefined;
  return {
    database,
    clock: { id: 'test', now: () => Promise.resolve(now()) },
    facts: createFactsCache(),
    log: { info: nothing, error: nothing },
    temporal: {
      withDeadline: () => Promise.resolve(),
      workflow: { getHandle: () => ({ signal: () => Promise.resolve() }) },
    },
  } as unknown as Services;
}
