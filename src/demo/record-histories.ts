import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';

/** A workflow's history as the SDK replays it, with its id. */
export type RecordedHistory = { readonly workflowId: string; readonly events: readonly unknown[] };

/**
 * Keeps the history of every run on the server in `directory`, one compressed file each, named after what ran:
 * `plan-oxbacksskolan.json.gz`, `mailDispatch-2.json.gz`. Says how many.
 */
export async function recordHistories(temporal: Client, directory: string): Promise<number> {
  mkdirSync(directory, { recursive: true });
  const seen = new Map<string, number>();
  for await (const { workflowId, runId, type } of temporal.workflow.list()) {
    const history = await temporal.workflow.getHandle(workflowId, runId).fetchHistory();
    const { events } = JSON.parse(historyToJSON(history)) as { events: readonly unknown[] };
    const name = type === 'plan' ? `plan-${workflowId.split('/')[2] ?? ''}` : type;
    const number = (seen.get(name) ?? 0) + 1;
    seen.set(name, number);
    const recorded: RecordedHistory = { workflowId, events };
    const file = path.join(directory, `${name}${number > 1 ? `-${String(number)}` : ''}.json.gz`);
    writeFileSync(file, gzipSync(JSON.stringify(recorded), { level: 9 }));
  }
  return [...seen.values()].reduce((sum, count) => sum + count, 0);
}
