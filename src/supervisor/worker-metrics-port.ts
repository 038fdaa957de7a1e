import type { Environment } from '../contract/environment-reader.ts';
import type { Settings } from '../contract/settings.ts';
import { isPortFree } from './ports.ts';

/** Below what an operating system gives to connections by itself: nobody gets it while the worker is down for a moment. */
const FIRST = 20_000;
const COUNT = 10_000;

/**
 * Where the worker tells the web beside it what it measures: a port that is free now, unless one is set. Two systems on one machine
 * must not want the same: where it is looked for first follows from the web's port.
 */
export async function workerMetricsPort(settings: Settings): Promise<Environment> {
  const port = settings.workerMetricsPort ?? (await freePort(settings.webPort));
  return { ARSHJUL_WORKER_METRICS_PORT: String(port) };
}

async function freePort(from: number): Promise<number> {
  for (let tried = 0; tried < COUNT; tried += 1) {
    const port = FIRST + ((from * 7 + tried) % COUNT);
    if (await isPortFree(port, '127.0.0.1')) return port;
  }
  throw new RangeError(`no free port from ${FIRST} to ${FIRST + COUNT - 1}`);
}
