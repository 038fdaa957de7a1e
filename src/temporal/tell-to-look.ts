import { isGrpcServiceError } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';
import { requestLooks, takeLooks, waitingLooks, type Look } from '../database/look-store.ts';
import type { Services } from '../services.ts';
import { lookAgain } from '../../workflows/messages.ts';

type Teller = Pick<Services, 'database' | 'temporal' | 'log'>;

const PATIENCE = 5_000;
const AT_A_TIME = 20;
/** gRPC's numbers for DEADLINE_EXCEEDED and UNAVAILABLE. */
const SILENCE: readonly number[] = [4, 14];

/**
 * Tells processes that something they read has changed. The row stays until the process has looked; who has not by the next
 * `tellWaiting` is told again.
 */
export async function tellToLook(services: Teller, processes: readonly string[]): Promise<void> {
  await tellLooks(services, await requestLooks(services.database, processes));
}

/**
 * Tells everybody who should have looked and has not: Temporal was away, or the one who was to tell or to look was killed.
 * With `upTo` only those whose looks were written before. Says which was the last.
 */
export async function tellWaiting(services: Teller, upTo?: bigint): Promise<bigint> {
  const waiting = await waitingLooks(services.database);
  await tellLooks(services, upTo === undefined ? waiting : waiting.filter(({ id }) => id <= upTo));
  return waiting.at(-1)?.id ?? 0n;
}

/** Tells those whose looks have been written. Never fails: what is left, or not told because nobody answers, is told later. */
export async function tellLooks(services: Teller, looks: readonly Look[]): Promise<void> {
  const processes = [...new Set(looks.map(({ process }) => process))];
  for (let first = 0; first < processes.length; first += AT_A_TIME) {
    const some = processes.slice(first, first + AT_A_TIME);
    const told = await Promise.all(some.map((process) => tell(services, process)));
    if (!told.includes('answered')) return;
  }
}

async function tell({ database, temporal, log }: Teller, process: string): Promise<'answered' | 'silent'> {
  try {
    await temporal.withDeadline(Date.now() + PATIENCE, () => temporal.workflow.getHandle(process).signal(lookAgain));
  } catch (error) {
    // Nobody is there to look: it has ended, or `reconcile` starts it, and it looks when it starts.
    if (error instanceof WorkflowNotFoundError) await takeLooks(database, process).catch(() => undefined);
    else log.info('could not tell a process to look again', { id: process, reason: reasonOf(error) });
    if (isOfSilence(error)) return 'silent';
  }
  return 'answered';
}

/** Temporal cannot be reached, or did not answer in time: it would not answer for another either. */
function isOfSilence(error: unknown): boolean {
  const failure = error instanceof Error && isGrpcServiceError(error.cause) ? error.cause : error;
  return isGrpcServiceError(failure) && SILENCE.includes(failure.code);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
