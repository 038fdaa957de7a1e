import { nthWorkingDayBefore } from '../calendar/working-days.ts';
import type { Facts } from '../facts.ts';
import type { LedgerEntry, Notice, NoticeKind } from '../notice.ts';
import type { TaskState } from '../plan-state.ts';
import type { LocalDate } from '../time.ts';

const REMINDERS: ReadonlySet<NoticeKind> = new Set(['reminder', 'review-reminder']);

/** What is known to have been told, including what this very decision tells, by task. */
export type Ledger = ReadonlyMap<string, TaskLedger>;

type TaskLedger = {
  readonly entries: LedgerEntry[];
  /** Rungs under any deadline, and under each: sent or to be sent, no longer true when frozen, undone by the server's absence. */
  readonly told: Set<string>;
  readonly dropped: Set<string>;
  readonly undone: Set<string>;
};

function underDeadline(lateness: number, rung: string): string {
  return `${String(lateness)}|${rung}`;
}

function put(ledger: Map<string, TaskLedger>, entry: LedgerEntry): void {
  const known = ledger.get(entry.task) ?? { entries: [], told: new Set(), dropped: new Set(), undone: new Set() };
  ledger.set(entry.task, known);
  known.entries.push(entry);
  const of = entry.status === 'dissolved' ? known.undone : entry.status === 'dropped' ? known.dropped : known.told;
  of.add(entry.rung).add(underDeadline(entry.lateness, entry.rung));
}

/** The ledger of a plan by what it is asked for. */
export function openLedger(entries: readonly LedgerEntry[]): Map<string, TaskLedger> {
  const ledger = new Map<string, TaskLedger>();
  for (const entry of entries) put(ledger, entry);
  return ledger;
}

/**
 * A rung counts as reached when the mail server accepted it. What it refused for good waits for the right address: from then
 * on it is as if the server had been away, and is told anew.
 */
export function asKnownNow({ ledger, unreachable }: Pick<Facts, 'ledger' | 'unreachable'>): readonly LedgerEntry[] {
  const isOpenAgain = ({ status, receiver }: LedgerEntry): boolean =>
    status === 'refused' && unreachable[receiver] === undefined;
  return ledger.some(isOpenAgain)
    ? ledger.map((entry) => (isOpenAgain(entry) ? { ...entry, status: 'dissolved' } : entry))
    : ledger;
}

/** A notice just decided stands in the ledger as planned. */
export function planned(notice: Notice): LedgerEntry {
  return { ...notice, status: 'planned' };
}

/** Writes what has just been decided into an open ledger. */
export function writeDown(ledger: Map<string, TaskLedger>, notices: readonly Notice[]): void {
  for (const notice of notices) put(ledger, planned(notice));
}

/** Everything told of a task. */
export function entriesOf(ledger: Ledger, task: string): readonly LedgerEntry[] {
  return ledger.get(task)?.entries ?? [];
}

function isKnown(ledger: Ledger, task: TaskState, rung: string): boolean {
  const known = ledger.get(task.key);
  if (!known) return false;
  return known.told.has(rung) || (known.dropped.has(rung) && !known.undone.has(rung));
}

/** Rungs of one lateness: told unless the mail server was away and the morning was dissolved. */
export function isTold(ledger: Ledger, task: TaskState, rung: string): boolean {
  return task.skipped.includes(rung) || isKnown(ledger, task, underDeadline(task.lateness, rung));
}

/** The same, whatever deadline it stood under: the opening is told once. */
export function isToldEver(ledger: Ledger, task: TaskState, rung: string): boolean {
  return task.skipped.includes(rung) || isKnown(ledger, task, rung);
}

/** Whether a person has been told anything of a task as one who answers for it. */
export function isInformed(ledger: Ledger, about: { task: string; person: string }): boolean {
  return entriesOf(ledger, about.task).some(
    (entry) =>
      entry.receiver === about.person &&
      entry.as === 'responsible' &&
      entry.status !== 'dissolved' &&
      entry.status !== 'dropped',
  );
}

/**
 * Our own failures are not theirs (domain §5): whether the last thing the late were told about the task, on a morning
 * before `on`, was accepted by the mail server at least one working day before. What the server's absence undid counts as
 * not accepted, save a reminder, which is not told again.
 */
export function wasReached(
  facts: Pick<Facts, 'calendar' | 'unreachable'>,
  ledger: Ledger,
  about: { task: string; persons: readonly string[]; on: LocalDate },
): boolean {
  const told = entriesOf(ledger, about.task).filter(
    (entry) =>
      about.persons.includes(entry.receiver) &&
      facts.unreachable[entry.receiver] === undefined &&
      entry.morning < about.on &&
      entry.status !== 'dropped' &&
      !(entry.status === 'dissolved' && REMINDERS.has(entry.kind)),
  );
  const last = told.reduce((latest, entry) => (entry.morning > latest ? entry.morning : latest), '');
  const dayBefore = nthWorkingDayBefore(facts.calendar, about.on, 1);
  return told.some(
    (entry) => entry.morning === last && entry.acceptedOn !== undefined && entry.acceptedOn <= dayBefore,
  );
}
