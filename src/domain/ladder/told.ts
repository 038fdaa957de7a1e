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
  /** By the deadline it stood under, then by rung. */
  readonly under: Map<number, Map<string, Known>>;
};

/** What has become of a rung: sent or to be sent, no longer true when frozen, undone by the server's absence. */
type Known = { told: boolean; dropped: boolean; undone: boolean };

function note(known: Map<string, Known>, { rung, status }: LedgerEntry): void {
  const of = known.get(rung) ?? { told: false, dropped: false, undone: false };
  of[status === 'dissolved' ? 'undone' : status === 'dropped' ? 'dropped' : 'told'] = true;
  known.set(rung, of);
}

function put(ledger: Map<string, TaskLedger>, entry: LedgerEntry): void {
  const known: TaskLedger = ledger.get(entry.task) ?? { entries: [], under: new Map() };
  ledger.set(entry.task, known);
  known.entries.push(entry);
  const under = known.under.get(entry.lateness) ?? new Map<string, Known>();
  known.under.set(entry.lateness, under);
  note(under, entry);
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
  const isOpenAgain = (entry: LedgerEntry): boolean =>
    entry.status === 'refused' && unreachable[entry.receiver] === undefined;
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

/** Writes what will be decided into an open ledger as if every e-mail arrived on its morning. */
export function writeDownArrived(ledger: Map<string, TaskLedger>, notices: readonly Notice[]): void {
  for (const notice of notices) put(ledger, arrived(planned(notice)));
}

/** What is to be sent, as if the mail server accepted it on its morning. */
export function arrived(entry: LedgerEntry): LedgerEntry {
  if (entry.status !== 'planned' || entry.morning === 'at-once') return entry;
  return { ...entry, status: 'sent', acceptedOn: entry.morning };
}

/** Everything told of a task. */
export function entriesOf(ledger: Ledger, task: string): readonly LedgerEntry[] {
  return ledger.get(task)?.entries ?? [];
}

/** What has become of a rung under all deadlines together. */
function ever(known: TaskLedger | undefined, rung: string): Known {
  const of = [...(known?.under.values() ?? [])].map((under) => under.get(rung));
  return {
    told: of.some((one) => one?.told),
    dropped: of.some((one) => one?.dropped),
    undone: of.some((one) => one?.undone),
  };
}

function isKnown(known: Known | undefined): boolean {
  return known !== undefined && (known.told || (known.dropped && !known.undone));
}

/** Rungs of one lateness: told unless the mail server was away and the morning was dissolved. */
export function isTold(ledger: Ledger, task: TaskState, rung: string): boolean {
  return task.skipped.includes(rung) || isKnown(ledger.get(task.key)?.under.get(task.lateness)?.get(rung));
}

/** The same, whatever deadline it stood under: the opening is told once. */
export function isToldEver(ledger: Ledger, task: TaskState, rung: string): boolean {
  return task.skipped.includes(rung) || isKnown(ever(ledger.get(task.key), rung));
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
