import type { Services } from '../services.ts';
import { lookAgain } from '../../workflows/messages.ts';

const PATIENCE = 5_000;

/**
 * Tells processes that something they read has changed. What cannot be delivered is dropped: they look by themselves on
 * their next morning, and `reconcile` repeats it.
 */
export async function tellToLook(
  { temporal, log }: Pick<Services, 'temporal' | 'log'>,
  ids: readonly string[],
): Promise<void> {
  for (const id of ids) {
    try {
      await temporal.withDeadline(Date.now() + PATIENCE, () => temporal.workflow.getHandle(id).signal(lookAgain));
    } catch (error) {
      log.info('could not tell a process to look again', { id, reason: reasonOf(error) });
    }
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
