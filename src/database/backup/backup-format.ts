import type { AuditHead } from '../audit-chain.ts';

export const BACKUP_FORMAT = 'arshjul-backup';
export const BACKUP_VERSION = 1;

/**
 * A backup is a gzip file of lines of JSON: this head; then for each table a `BackupTable`, and its rows as strings, each
 * the row as PostgreSQL writes it; last a `BackupEnd`. Tables come before those that refer to them.
 */
export type BackupHead = {
  readonly format: typeof BACKUP_FORMAT;
  readonly version: typeof BACKUP_VERSION;
  /** Of the program that made it. */
  readonly program: string;
  /** Real time, as ISO 8601: everything committed before is in it, nothing after. */
  readonly takenAt: string;
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[];
  readonly auditHeads: readonly AuditHead[];
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
};

export type BackupTable = { readonly table: string; readonly columns: readonly string[] };

/** SHA-256 of each table's rows, a line break after each. */
export type BackupEnd = { readonly end: Readonly<Record<string, string>> };

/** Why a file cannot be restored from. `place` is a line, a table or a migration. */
export class BackupFault extends Error {
  readonly kind: 'no-backup' | 'newer-format' | 'damaged' | 'other-migrations' | 'other-columns' | 'other-rows';
  readonly place: string;

  constructor(kind: BackupFault['kind'], place: string) {
    super(`${kind}: ${place}`);
    this.name = 'BackupFault';
    this.kind = kind;
    this.place = place;
  }
}
