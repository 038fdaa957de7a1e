import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import type { ActivityInboundCallsInterceptor } from '@temporalio/worker';

/**
 * What goes wrong in an activity stands in the history by its kind alone: a message may hold an address or what somebody
 * wrote. The whole of it is in the worker's log.
 */
export function impersonalFailures(log: {
  error(message: string, details?: Readonly<Record<string, unknown>>): void;
}): {
  inbound: ActivityInboundCallsInterceptor;
} {
  return {
    inbound: {
      async execute(input, next) {
        try {
          return await next(input);
        } catch (error) {
          if (error instanceof ApplicationFailure || error instanceof CancelledFailure) throw error;
          const kind = error instanceof Error ? error.name : 'unknown';
          log.error('an activity failed', { kind, code: codeOf(error) });
          throw ApplicationFailure.retryable(kind, kind);
        }
      },
    },
  };
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}
