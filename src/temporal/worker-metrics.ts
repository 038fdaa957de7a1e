import type { TelemetryOptions } from '@temporalio/worker';

/**
 * What the SDK itself measures of workflows and activities, in Prometheus' form on this machine alone; nothing is measured
 * without a port. Its labels are namespace, task queue and the types' names, never an id.
 */
export function workerMetrics(port: number | undefined): Pick<TelemetryOptions, 'metrics'> {
  if (port === undefined) return {};
  return {
    metrics: {
      prometheus: {
        bindAddress: `127.0.0.1:${port}`,
        countersTotalSuffix: true,
        unitSuffix: true,
        useSecondsForDurations: true,
      },
    },
  };
}
