import { nthWorkingDayBefore } from '../calendar/working-days.ts';
import type { Facts } from '../facts.ts';
import type { LedgerEntry, Notice } from '../notice.ts';
import type { TaskState } from '../plan-state.ts';
import type { LocalDate } from '../time.ts';

/** What is known to have been told, including what this very decision tells. */
export type Ledger = readonly LedgerEntry[];

/** A notice just decided stands in the ledger as planned. */
export function planned(notice: Notice): LedgerEntry {
  return { ...notice, status: 'planned' };
}

/** Rungs of one lateness: told unless the mail server was away and the morning was dissolved. */
export function isTold(ledger: Ledger, task: TaskState, rung: string): boolean {
  return (
    task.skipped.includes(rung) ||
    ledger.some(
      (entry) =>
        entry.task === task.key &&
        entry.lateness === task.lateness &&
        entry.rung === rung &&
        entry.status !== 'dissolved',
    )
  );
}

/** The same, whatever deadline it stood under: the opening is told once. */
export function isToldEver(ledger: Ledger, task: TaskState, rung: string): boolean {
  if (task.skipped.includes(rung)) return true;
  return ledger.some((entry) => entry.task === task.key && entry.rung === rung && entry.status !== 'dissolved');
}

/**
 * Our own failures are not theirs (domain §5): whether the last thing the late were told about the task, on a morning
 * before `on`, was accepted by the mail server at least one working day before.
 */
export function wasReached(
  facts: Pick<Facts, 'calendar'>,
  ledger: Ledger,
  about: { task: string; persons: readonly string[]; on: LocalDate },
): boolean {
  const told = ledger.filter(
    (entry) =>
      entry.task === about.task &&
      about.persons.includes(entry.receiver) &&
      entry.morning < about.on &&
      entry.status !== 'dissolved' &&
      entry.status !== 'dropped',
  );
  const last = told.reduce((latest, entry) => (entry.morning > latest ? entry.morning : latest), '');
  const dayBefore = nthWorkingDayBefore(facts.calendar, about.on, 1);
  return told.some((entry) => entry.morning === last && entry.acceptedOn !== undefined && entry.acceptedOn <= dayBefore);
}
