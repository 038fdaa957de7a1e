import type { Facts } from '../../../domain/facts.ts';
import type { PersonId } from '../../../domain/organisation.ts';
import type { TaskState } from '../../../domain/plan-state.ts';
import type { LocalDate } from '../../../domain/time.ts';

/** Since which morning this lateness is the reader's own too: when the mail server took the escalation. */
export function escalatedTo(
  { ledger }: Pick<Facts, 'ledger'>,
  task: Pick<TaskState, 'key' | 'lateness'>,
  reader: PersonId,
): LocalDate | undefined {
  return ledger.find(
    (entry) =>
      entry.kind === 'escalation' &&
      entry.status === 'sent' &&
      entry.receiver === reader &&
      entry.task === task.key &&
      entry.lateness === task.lateness,
  )?.morning;
}
