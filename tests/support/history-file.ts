import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { WorkflowHandle } from '@temporalio/client';

/** The recorded year of a plan. `ARSHJUL_RECORD_HISTORIES=1` writes it anew from `plan-year.test.ts`. */
export const PLAN_YEAR = fileURLToPath(new URL('../histories/plan-year.json.gz', import.meta.url));

export type HistoryJson = { events: Record<string, unknown>[] };

export function readHistory(file: string): HistoryJson {
  return JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as HistoryJson;
}

/** Keeps a workflow's history as the SDK replays it. */
export async function recordHistory(handle: WorkflowHandle, file: string): Promise<void> {
  writeFileSync(file, gzipSync(historyToJSON(await handle.fetchHistory()), { level: 9 }));
}
