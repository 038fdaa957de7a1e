import { Prisma } from '../generated/client.ts';
import type { Transaction } from '../transaction.ts';
import { inBatches } from './batches.ts';

/** Inserts many rows as one JSON value per batch: some ten times as fast as a parameter per cell. */
export async function insertRows(
  transaction: Transaction,
  table: 'Place' | 'Board' | 'Person' | 'Post' | 'Absence' | 'Audit',
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Prisma.raw(
    Object.keys(first)
      .map((column) => `"${column}"`)
      .join(', '),
  );
  const name = Prisma.raw(`"${table}"`);
  await inBatches(rows, async (batch) => {
    await transaction.$executeRaw`
      INSERT INTO ${name} (${columns})
      SELECT ${columns} FROM jsonb_populate_recordset(NULL::${name}, ${JSON.stringify(batch)}::jsonb)`;
  });
}
