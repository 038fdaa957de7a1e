import { parseArgs } from 'node:util';
import { verifyAudit, type AuditChain } from '../database/audit-chain.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import { VERIFY_AUDIT_TEXT as TEXT } from '../text/verify-audit.ts';
import type { CommandTerminal } from './import-organisation.ts';

const HASH = /^[0-9a-f]{64}$/;

/**
 * `arshjul verify audit [--head HASH]… [--json]`: whether the log of who did what is as it was written. Exit code 0: it is,
 * and goes on from every head given; 1: the first row that does not fit is named, or a head is gone; 2: wrong use.
 */
export async function verifyAuditCommand({
  args,
  database,
  terminal,
}: {
  args: readonly string[];
  database: PrismaClient;
  terminal: CommandTerminal;
}): Promise<0 | 1 | 2> {
  const asked = argumentsOf(args);
  if (!asked) {
    terminal.err(TEXT.usage);
    return 2;
  }
  const wrong = asked.heads.find((head) => !HASH.test(head));
  if (wrong !== undefined) {
    terminal.err(TEXT.badHead(wrong));
    return 2;
  }
  const chain = await verifyAudit(database, asked.heads);
  const ok = chain.fault === null && chain.lost.length === 0;
  if (asked.json) terminal.out(JSON.stringify({ ok, ...chain }, null, 2));
  else tell(chain, terminal);
  return ok ? 0 : 1;
}

function argumentsOf(
  args: readonly string[],
): { readonly heads: readonly string[]; readonly json: boolean } | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { head: { type: 'string', multiple: true, default: [] }, json: { type: 'boolean', default: false } },
    });
    return { heads: values.head, json: values.json };
  } catch {
    return undefined;
  }
}

function tell({ rows, heads, fault, lost }: AuditChain, terminal: CommandTerminal): void {
  if (fault) {
    terminal.err(TEXT.faults[fault.kind](fault));
    terminal.err(TEXT.row(fault.id));
  }
  for (const head of lost) terminal.err(TEXT.lost(head));
  if (fault || lost.length > 0) return;
  terminal.out(TEXT.whole(rows));
  for (const { municipality, number, hash } of heads) terminal.out(TEXT.head(municipality, number, hash));
  if (heads.length > 0) terminal.out(TEXT.keep);
}
