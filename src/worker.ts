import { GracefulShutdownPeriodExpiredError, NativeConnection, Runtime } from '@temporalio/worker';
import type { Settings } from './contract/settings.ts';
import { temporalConnection } from './contract/temporal-connection.ts';
import { connectDatabase } from './database/client.ts';
import { lineLog } from './line-log.ts';
import { runEntry } from './run-entry.ts';
import { createServices } from './services.ts';
import { onOrphaned, onStopSignal } from './supervisor/end-signals.ts';
import { reconcile, startMissingProcesses } from './temporal/reconcile.ts';
import { FORWARDED, sdkLog } from './temporal/sdk-log.ts';
import { workerMetrics } from './temporal/worker-metrics.ts';
import { createWorkers, WORKER_CONNECTIONS } from './temporal/workers.ts';

/** Does the work of plans, läsår and mail until it is asked to end, or its parent is gone. */
async function main(settings: Settings): Promise<void> {
  Runtime.install({
    logger: sdkLog(lineLog()),
    shutdownSignals: [],
    telemetryOptions: { ...FORWARDED, ...workerMetrics(settings.workerMetricsPort) },
  });
  const database = connectDatabase(settings.databaseUrl, { connections: WORKER_CONNECTIONS });
  const services = await createServices(settings, { database });
  const connection = await NativeConnection.connect(temporalConnection(settings));
  const workers = await createWorkers(services, { connection });
  onStopSignal(() => workers.shutdown());
  onOrphaned(() => workers.shutdown());
  try {
    await Promise.all([workers.run(), startMissing(services)]);
  } catch (error) {
    // What was left behind is done again by the next worker.
    if (!(error instanceof GracefulShutdownPeriodExpiredError)) throw error;
  } finally {
    await connection.close();
    await services.close();
    await database.$disconnect();
  }
}

/** What should be running and is not, because Temporal was away when it was started. */
async function startMissing(services: Awaited<ReturnType<typeof createServices>>): Promise<void> {
  try {
    // Whom the last worker had no time to tell looks again, and whoever set a timer by a clock that has been moved.
    await (services.clock.kind === 'stepped' ? startMissingProcesses(services) : reconcile(services));
  } catch (error) {
    services.log.error('processes could not be started', { reason: error instanceof Error ? error.name : 'unknown' });
  }
}

await runEntry(main, {
  listens: ({ workerMetricsPort: port }) =>
    port === undefined ? [] : [{ use: 'metrics', port, variable: 'ARSHJUL_WORKER_METRICS_PORT' }],
});
process.exit();
