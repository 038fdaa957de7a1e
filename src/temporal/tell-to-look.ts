import type { Services } from '../services.ts';
import { lookAgain } from '../../workflows/messages.ts';

const PATIENCE = 5_000;
const AT_A_TIME = 20;

/**
 * Tells processes that something they read has changed. What cannot be delivered is dropped: they look by themselves on
 * their next morning, and `reconcile` repeats it.
 */
export async function tellToLook(services: Pick<Services, 'temporal' | 'log'>, ids: readonly string[]): Promise<void> {
  for (let first = 0; first < ids.length; first += AT_A_TIME) {
    await Promise.all(ids.slice(first, first + AT_A_TIME).map((id) => tell(services, id)));
  }
}

async function tell({ temporal, log }: Pick<Services, 'temporal' | 'log'>, id: string): Promise<void> {
  try {
    await temporal.withDeadline(Date.now() + PATIENCE, () => temporal.workflow.getHandle(id).signal(lookAgain));
  } catch (error) {
    log.info('could not tell a process to look again', { id, reason: reasonOf(error) });
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
