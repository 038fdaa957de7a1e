import type { Instant } from '../../domain/time.ts';

export type RateLimit = {
  /** Counts one attempt. The instant from which the key may try again; undefined when it may now. */
  attempt(key: string, at: Instant): Instant | undefined;
};

/** At most `most` attempts per key, and `total` of all keys, in any `milliseconds`. Lives in this process. */
export function createRateLimit(limit: { most: number; total: number; milliseconds: number }): RateLimit {
  let attempts: { key: string; at: Instant }[] = [];
  return {
    attempt(key, at) {
      attempts = attempts.filter((attempt) => attempt.at > at - limit.milliseconds);
      const own = attempts.filter((attempt) => attempt.key === key);
      const full = own.length >= limit.most ? own[0] : attempts.length >= limit.total ? attempts[0] : undefined;
      if (full !== undefined) return full.at + limit.milliseconds;
      attempts.push({ key, at });
      return undefined;
    },
  };
}
