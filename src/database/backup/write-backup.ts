import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { auditHeads } from '../audit-chain.ts';
import type { PrismaClient } from '../generated/client.ts';
import type { Transaction } from '../transaction.ts';
import { BACKUP_FORMAT, BACKUP_VERSION, type BackupEnd, type BackupHead } from './backup-format.ts';
import { backupTables, quoted, type OrderedTable } from './backup-tables.ts';

/** Rows fetched at a time. */
const BATCH = 100;
const TRANSACTION = { isolationLevel: 'RepeatableRead', maxWait: 10_000, timeout: 6 * 3_600_000 } as const;

/**
 * Writes everything in the database, as it stood at one moment, into `file`: whole or not at all, and for its owner's eyes
 * alone. Others go on reading and writing meanwhile. Returns the head that was written.
 */
export async function writeBackup(
  database: PrismaClient,
  { file, program, takenAt }: { file: string; program: string; takenAt: string },
): Promise<BackupHead> {
  const unfinished = `${file}.part`;
  try {
    const sink = lineSink(unfinished);
    const head = await database.$transaction(async (transaction) => {
      const tables = await backupTables(transaction);
      const made = await headOf(transaction, { tables, program, takenAt });
      await sink.write(made);
      const end: Record<string, string> = {};
      for (const table of tables) end[table.table] = await writeTable(transaction, table, sink);
      await sink.write({ end } satisfies BackupEnd);
      return made;
    }, TRANSACTION);
    await sink.close();
    await rename(unfinished, file);
    return head;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

type LineSink = { write(line: unknown): Promise<void>; close(): Promise<void> };

function lineSink(file: string): LineSink {
  const zip = createGzip();
  const written = finished(zip.pipe(createWriteStream(file, { mode: 0o600, flush: true })));
  // Told by `close`, or by the next line.
  written.catch(() => zip.destroy());
  return {
    async write(line) {
      if (zip.write(`${JSON.stringify(line)}\n`)) return;
      await Promise.race([once(zip, 'drain'), written]);
    },
    async close() {
      zip.end();
      await written;
    },
  };
}

async function headOf(
  transaction: Transaction,
  { tables, program, takenAt }: { tables: readonly OrderedTable[]; program: string; takenAt: string },
): Promise<BackupHead> {
  const migrations = await transaction.$queryRaw<{ name: string; checksum: string }[]>`
    SELECT migration_name AS name, checksum FROM "_prisma_migrations"
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`;
  const rows: Record<string, number> = {};
  for (const { table } of tables) {
    const [row] = await transaction.$queryRawUnsafe<{ count: bigint }[]>(`SELECT count(*) FROM ${quoted(table)}`);
    rows[table] = Number(row?.count ?? 0);
  }
  const versions = { format: BACKUP_FORMAT, version: BACKUP_VERSION, program, takenAt } as const;
  return { ...versions, migrations, auditHeads: await auditHeads(transaction), rows };
}

async function writeTable(
  transaction: Transaction,
  { table, columns, orderBy }: OrderedTable,
  sink: LineSink,
): Promise<string> {
  await sink.write({ table, columns });
  const hash = createHash('sha256');
  await transaction.$executeRawUnsafe(
    `DECLARE backup NO SCROLL CURSOR FOR SELECT entry::text AS row FROM ${quoted(table)} entry ORDER BY ${orderBy.join(', ')}`,
  );
  for (;;) {
    const rows = await transaction.$queryRawUnsafe<{ row: string }[]>(`FETCH ${BATCH} FROM backup`);
    for (const { row } of rows) {
      hash.update(row).update('\n');
      await sink.write(row);
    }
    if (rows.length < BATCH) break;
  }
  await transaction.$executeRawUnsafe('CLOSE backup');
  return hash.digest('hex');
}
