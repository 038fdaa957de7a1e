/**
 * One thing that is not as it should be. Ids, counts and names of parts alone: what is said of it stands in
 * `src/text/doctor.ts`, by its kind. `ids` are processes, plans, migrations, queues, search
 * attributes or users of the database.
 */
export type Finding =
  | { readonly kind: 'database-unreachable'; readonly reason: string }
  | { readonly kind: 'temporal-unreachable'; readonly place: string }
  | {
      readonly kind: 'mail-unreachable';
      readonly place: string;
      readonly answer: string;
      /** It is our own catcher: no setting says where. */
      readonly embedded: boolean;
    }
  | { readonly kind: 'bounces-unreachable'; readonly place: string; readonly answer: string }
  | { readonly kind: 'clock-database' | 'clock-temporal'; readonly seconds: number }
  | { readonly kind: 'intents-unanswered'; readonly count: number; readonly minutes: number }
  | { readonly kind: 'addresses-refused'; readonly count: number; readonly addresses?: readonly string[] }
  | { readonly kind: CountedKind; readonly count: number }
  | { readonly kind: ListedKind; readonly ids: readonly string[] };

/** looks-waiting: processes that have been asked to look again and have not. */
type CountedKind = 'notices-still' | 'emails-still' | 'emails-postponed' | 'emails-returned' | 'looks-waiting';

type ListedKind =
  | 'migrations-missing'
  | 'migrations-edited'
  | 'migrations-failed'
  | 'migrations-newer'
  | 'audit-unguarded'
  | 'tables-owned'
  | 'worker-missing'
  | 'attributes-missing'
  | 'plans-overdue'
  | 'plans-without-process'
  | 'processes-missing'
  | 'processes-silent'
  | 'processes-apart'
  | 'processes-closed'
  | 'processes-unknown'
  | 'processes-foreign';

export type FindingKind = Finding['kind'];

/** One finding, or none where there is nothing to list. */
export function listed(kind: ListedKind, ids: readonly string[]): readonly Finding[] {
  return ids.length === 0 ? [] : [{ kind, ids }];
}

/** One finding, or none where there is nothing to count. */
export function counted(kind: CountedKind, count: number): readonly Finding[] {
  return count === 0 ? [] : [{ kind, count }];
}
