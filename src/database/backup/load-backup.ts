import { createHash, type Hash } from 'node:crypto';
import { verifyAudit } from '../audit-chain.ts';
import { connectDatabase } from '../client.ts';
import type { PrismaClient } from '../generated/client.ts';
import { migrate } from '../migrate.ts';
import { migrationChecksums } from '../migration-faults.ts';
import type { Transaction } from '../transaction.ts';
import { BackupFault, type BackupHead, type BackupTable } from './backup-format.ts';
import { backupTables, quoted, type OrderedTable } from './backup-tables.ts';
import { readBackup } from './read-backup.ts';

const TRANSACTION = { maxWait: 10_000, timeout: 6 * 3_600_000 } as const;

/** @throws BackupFault when the backup has had other migrations than this program knows. */
export async function checkMigrations({ migrations }: BackupHead): Promise<void> {
  const known = await migrationChecksums();
  const strange = migrations.find(({ name, checksum }) => known.get(name) !== checksum);
  if (strange) throw new BackupFault('other-migrations', strange.name);
}

/**
 * Fills the database of `owner`, which has none of our tables yet, from a backup: as the schema was then, every row, checked
 * against the backup's digests and the audit log's chain; then brings it up to the newest migration.
 * @throws BackupFault; then nothing of the rows has been kept.
 */
export async function loadBackup({
  file,
  head,
  owner,
  application,
}: {
  file: string;
  head: BackupHead;
  owner: string;
  application: string;
}): Promise<void> {
  await checkMigrations(head);
  const upTo = head.migrations.at(-1)?.name;
  if (upTo === undefined) throw new BackupFault('no-backup', file);
  await migrate(owner, { upTo });
  const database = connectDatabase(owner, { connections: 2 });
  try {
    await database.$transaction(async (transaction) => {
      const tables = await backupTables(transaction);
      const wanted = await insertAll(transaction, { file, tables });
      await checkRows(transaction, { tables, head, wanted });
      await goOnNumbering(transaction);
    }, TRANSACTION);
    await migrate(owner, { application });
    await checkAudit(database, head);
  } finally {
    await database.$disconnect();
  }
}

async function insertAll(
  transaction: Transaction,
  { file, tables }: { file: string; tables: readonly OrderedTable[] },
): Promise<Readonly<Record<string, string>>> {
  let current: BackupTable | undefined;
  let digests: Readonly<Record<string, string>> = {};
  for await (const part of readBackup(file)) {
    if (part.kind === 'table') {
      current = part.table;
      const here = tables.find(({ table }) => table === part.table.table);
      if (here?.columns.join() !== current.columns.join()) throw new BackupFault('other-columns', current.table);
    }
    if (part.kind === 'rows' && current) await insert(transaction, current.table, part.rows);
    if (part.kind === 'end') digests = part.digests;
  }
  return digests;
}

async function insert(transaction: Transaction, table: string, rows: readonly string[]): Promise<void> {
  const name = quoted(table);
  try {
    // Each row is read once, not once for each of its columns.
    await transaction.$executeRawUnsafe(
      `INSERT INTO ${name} SELECT (entry.whole).* FROM
        (SELECT written::${name} AS whole FROM unnest($1::text[]) WITH ORDINALITY given(written, place)
          ORDER BY place OFFSET 0) entry`,
      rows,
    );
  } catch (error) {
    throw isAboutRows(error) ? new BackupFault('other-rows', table) : error;
  }
}

/** PostgreSQL's codes for values it cannot read and rules that rows break. */
function isAboutRows(error: unknown): boolean {
  return error instanceof Error && /Code: `2[23][0-9A-Z]{3}`/.test(error.message);
}

/** Every table is read again, and must be what the backup says of it. */
async function checkRows(
  transaction: Transaction,
  {
    tables,
    head,
    wanted,
  }: { tables: readonly OrderedTable[]; head: BackupHead; wanted: Readonly<Record<string, string>> },
): Promise<void> {
  for (const { table, orderBy } of tables) {
    const { rows, digest } = await digestOf(transaction, { table, orderBy });
    if (rows !== (head.rows[table] ?? 0) || digest !== wanted[table]) throw new BackupFault('other-rows', table);
  }
}

const BATCH = 200;

async function digestOf(
  transaction: Transaction,
  { table, orderBy }: { table: string; orderBy: readonly string[] },
): Promise<{ readonly rows: number; readonly digest: string }> {
  const hash: Hash = createHash('sha256');
  let rows = 0;
  await transaction.$executeRawUnsafe(
    `DECLARE restored NO SCROLL CURSOR FOR
      SELECT entry::text AS row FROM ${quoted(table)} entry ORDER BY ${orderBy.join(', ')}`,
  );
  for (;;) {
    const batch = await transaction.$queryRawUnsafe<{ row: string }[]>(`FETCH ${BATCH} FROM restored`);
    for (const { row } of batch) hash.update(row).update('\n');
    rows += batch.length;
    if (batch.length < BATCH) break;
  }
  await transaction.$executeRawUnsafe('CLOSE restored');
  return { rows, digest: hash.digest('hex') };
}

/** What is numbered by the database goes on after the highest number. */
async function goOnNumbering(transaction: Transaction): Promise<void> {
  const columns = await transaction.$queryRaw<{ table: string; column: string }[]>`
    SELECT table_name::text AS table, column_name::text AS column FROM information_schema.columns
    WHERE table_schema = 'public' AND column_default LIKE 'nextval(%'`;
  for (const { table, column } of columns) {
    await transaction.$executeRawUnsafe(
      `SELECT setval(pg_get_serial_sequence('${quoted(table)}', '${column}'), COALESCE(max(${quoted(column)}), 0) + 1, false)
        FROM ${quoted(table)}`,
    );
  }
}

async function checkAudit(database: PrismaClient, { auditHeads }: BackupHead): Promise<void> {
  const { fault, lost } = await verifyAudit(
    database,
    auditHeads.map(({ hash }) => hash),
  );
  if (fault || lost.length > 0) throw new BackupFault('other-rows', 'Audit');
}
