import { WorkflowNotFoundError } from '@temporalio/common';
import { forgetLooks, requestLooks, waitingLooks, type Look } from '../database/look-store.ts';
import type { Services } from '../services.ts';
import { lookAgain } from '../../workflows/messages.ts';

type Teller = Pick<Services, 'database' | 'temporal' | 'log'>;

const PATIENCE = 5_000;
const AT_A_TIME = 20;

/** Tells processes that something they read has changed. Who cannot be told now is told by the next `tellWaiting`. */
export async function tellToLook(services: Teller, processes: readonly string[]): Promise<void> {
  await tellLooks(services, await requestLooks(services.database, processes));
}

/** Tells everybody who should have been told and was not: Temporal was away, or the one who was to tell was killed. */
export async function tellWaiting(services: Teller): Promise<void> {
  await tellLooks(services, await waitingLooks(services.database));
}

/** Tells those whose looks have been written. Never fails: what is left is told later. */
export async function tellLooks(services: Teller, looks: readonly Look[]): Promise<void> {
  const processes = [...Map.groupBy(looks, ({ process }) => process).entries()];
  for (let first = 0; first < processes.length; first += AT_A_TIME) {
    await Promise.all(processes.slice(first, first + AT_A_TIME).map(([process, of]) => tell(services, process, of)));
  }
}

async function tell({ database, temporal, log }: Teller, process: string, looks: readonly Look[]): Promise<void> {
  try {
    await temporal.withDeadline(Date.now() + PATIENCE, () => temporal.workflow.getHandle(process).signal(lookAgain));
    await forgetLooks(database, looks);
  } catch (error) {
    // Nobody is there to look: it has ended, or `reconcile` starts it, and it looks when it starts.
    if (error instanceof WorkflowNotFoundError) await forgetLooks(database, looks).catch(() => undefined);
    else log.info('could not tell a process to look again', { id: process, reason: reasonOf(error) });
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
