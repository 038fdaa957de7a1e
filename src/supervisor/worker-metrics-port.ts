import type { Environment } from '../contract/environment-reader.ts';
import type { Settings } from '../contract/settings.ts';
import { freePorts } from './ports.ts';

/**
 * Where the worker tells the web beside it what it measures: a port that is free now, unless one is set. Two systems on one machine
 * must not want the same.
 */
export async function workerMetricsPort(settings: Settings): Promise<Environment> {
  const [free] = settings.workerMetricsPort === undefined ? await freePorts(1) : [settings.workerMetricsPort];
  return { ARSHJUL_WORKER_METRICS_PORT: String(free) };
}
