import { createHash } from 'node:crypto';
import type { Reader } from './transaction.ts';

/** The end of a municipality's chain: whoever has kept its hash can tell later that nothing before it has changed. */
export type AuditHead = { readonly municipality: string; readonly number: number; readonly hash: string };

/**
 * missing: the numbers before it are not there · linked: it does not carry the hash of the row before it · changed: its own
 * hash does not fit what it says.
 */
export type AuditFault = {
  readonly municipality: string;
  /** The row's place in the chain, and its key. */
  readonly number: number;
  readonly id: string;
  readonly kind: 'missing' | 'linked' | 'changed';
  /** The number that should have come. */
  readonly expected: number;
};

export type AuditChain = {
  readonly rows: number;
  readonly heads: readonly AuditHead[];
  /** The first row that does not fit, of the first chain that has one. */
  readonly fault: AuditFault | null;
  /** Those of the wanted hashes that no row carries: the log ended later once, or was written anew. */
  readonly lost: readonly string[];
};

/** Rows read at a time. */
const BATCH = 2_000;

type Row = {
  readonly municipality: string;
  readonly number: bigint;
  readonly id: string;
  readonly plan: string | null;
  readonly at: string;
  readonly actor: string;
  readonly forWhom: string;
  readonly via: string;
  readonly action: string;
  readonly reason: string | null;
  readonly details: string;
  readonly previous: string;
  readonly hash: string;
};

/**
 * Reckons every hash of the log again, here and not in the database. `heads` are hashes that were kept: a tail that has been
 * cut off leaves a chain that fits, and is only seen by them.
 */
export async function verifyAudit(reader: Reader, heads: readonly string[]): Promise<AuditChain> {
  const wanted = new Set(heads);
  const ends = new Map<string, AuditHead>();
  let rows = 0;
  let fault: AuditFault | null = null;
  let after: Pick<Row, 'municipality' | 'number' | 'id'> | undefined;
  for (;;) {
    const batch = await readRows(reader, after);
    for (const row of batch) {
      rows += 1;
      fault ??= faultOf(row, ends.get(row.municipality));
      ends.set(row.municipality, { municipality: row.municipality, number: Number(row.number), hash: row.hash });
      wanted.delete(row.hash);
    }
    after = batch.at(-1);
    if (batch.length < BATCH) break;
  }
  return { rows, heads: [...ends.values()], fault, lost: [...wanted] };
}

/** The ends of all chains as they stand, without looking at what lies before. */
export async function auditHeads(reader: Reader): Promise<readonly AuditHead[]> {
  const rows = await reader.$queryRaw<{ municipality: string; number: bigint; hash: string }[]>`
    SELECT DISTINCT ON ("municipalityId") "municipalityId" AS municipality, "number", "hash" FROM "Audit"
    ORDER BY "municipalityId", "number" DESC`;
  return rows.map((row) => ({ ...row, number: Number(row.number) }));
}

async function readRows(
  reader: Reader,
  after: Pick<Row, 'municipality' | 'number' | 'id'> | undefined,
): Promise<readonly Row[]> {
  const { municipality, number, id } = after ?? { municipality: '', number: -1n, id: '0' };
  return await reader.$queryRaw<Row[]>`
    SELECT "municipalityId" AS municipality, "number", "id"::text AS id, "planId" AS plan,
      to_char("at", 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, "actor",
      COALESCE(array_to_string("onBehalfOf", ' '), '') AS "forWhom", "via", "action", "reason",
      "details"::text AS details, "previous", "hash"
    FROM "Audit" WHERE ("municipalityId", "number", "id") > (${municipality}, ${number}, ${id}::bigint)
    ORDER BY "municipalityId", "number", "id" LIMIT ${BATCH}`;
}

function faultOf(row: Row, before: AuditHead | undefined): AuditFault | null {
  const expected = (before?.number ?? 0) + 1;
  const found = { municipality: row.municipality, number: Number(row.number), id: row.id, expected };
  if (found.number !== expected) return { ...found, kind: found.number > expected ? 'missing' : 'linked' };
  if (row.previous !== (before?.hash ?? '')) return { ...found, kind: 'linked' };
  return hashOf(row) === row.hash ? null : { ...found, kind: 'changed' };
}

/** As the database's `audit_chain` and `audit_text` make it (migration 0003). */
function hashOf(row: Row): string {
  const { municipality, number, plan, at, actor, forWhom, via, action, reason, details } = row;
  const parts = [municipality, String(number), plan, at, actor, forWhom, via, action, reason, details];
  const text = `[${parts.map((part) => JSON.stringify(part)).join(', ')}]`;
  return createHash('sha256').update(row.previous).update(text).digest('hex');
}
