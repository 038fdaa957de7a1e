import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Services } from '../src/services.ts';
import type { BareWork } from './bare-worker.ts';

const PROGRAM = fileURLToPath(new URL('bare-worker.ts', import.meta.url));
export const BARE_QUEUE = 'bare';

/** Runs `use` beside a bare worker in a process of its own, on the same server and database. */
export async function withBareWorker<Result>(
  { database, settings }: Services,
  use: () => Promise<Result>,
): Promise<Result> {
  await database.$executeRaw`CREATE TABLE IF NOT EXISTS bare_row (row text NOT NULL, at timestamptz NOT NULL)`;
  const work: BareWork = {
    address: settings.temporalAddress,
    databaseUrl: settings.databaseUrl,
    taskQueue: BARE_QUEUE,
  };
  const worker = fork(PROGRAM, [JSON.stringify(work)]);
  await once(worker, 'message');
  try {
    return await use();
  } finally {
    worker.kill('SIGKILL');
    await once(worker, 'exit');
  }
}
