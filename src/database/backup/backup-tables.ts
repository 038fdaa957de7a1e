import type { Reader } from '../transaction.ts';
import type { BackupTable } from './backup-format.ts';

/** A table with the SQL that its rows are put in order by: the same order on every server. */
export type OrderedTable = BackupTable & { readonly orderBy: readonly string[] };

/** The audit log is chained anew as it comes in, and so must come in in the order of its chains. */
const ORDERS: Readonly<Record<string, readonly string[]>> = { Audit: ['"municipalityId" COLLATE "C"', '"number"'] };

/** Every table of the schema but the list of migrations, those that others refer to first. */
export async function backupTables(reader: Reader): Promise<readonly OrderedTable[]> {
  const rows = await reader.$queryRaw<{ table: string; columns: string[]; key: string[]; needs: string[] }[]>`
    SELECT class.relname::text AS table,
      ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = class.oid AND attnum > 0 AND NOT attisdropped
        ORDER BY attnum) AS columns,
      ARRAY(SELECT quote_ident(attname) || CASE WHEN attcollation = 0 THEN '' ELSE ' COLLATE "C"' END
        FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY(indkey)
        WHERE indrelid = class.oid AND indisprimary ORDER BY array_position(indkey::int2[], attnum)) AS key,
      ARRAY(SELECT other.relname::text FROM pg_constraint JOIN pg_class other ON other.oid = confrelid
        WHERE conrelid = class.oid AND contype = 'f' AND confrelid <> conrelid) AS needs
    FROM pg_class class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations'
    ORDER BY relname COLLATE "C"`;
  const ordered: OrderedTable[] = [];
  let left = rows;
  while (left.length > 0) {
    const there = new Set(ordered.map(({ table }) => table));
    const ready = left.filter(({ needs }) => needs.every((need) => there.has(need)));
    if (ready.length === 0)
      throw new Error(`tabeller som hänvisar till varandra: ${left.map((row) => row.table).join()}`);
    ordered.push(...ready.map(({ table, columns, key }) => ({ table, columns, orderBy: ORDERS[table] ?? key })));
    left = left.filter((row) => !ready.includes(row));
  }
  return ordered;
}

/** A name as SQL has it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
