import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Services } from '../services.ts';
import type { RunningSystem } from '../supervisor/system.ts';
import { reconcile } from '../temporal/reconcile.ts';

/** Temporal loses everything it has kept; the waiting is started again from what PostgreSQL says. */
export async function loseTemporal(system: RunningSystem, services: Services): Promise<void> {
  await system.pause('temporal');
  for (const ending of ['', '-shm', '-wal']) {
    await rm(path.join(system.settings.dataDirectory, `temporal.db${ending}`), { force: true });
  }
  await system.resume('temporal');
  await reconcile(services);
}
