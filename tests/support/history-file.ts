import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { WorkflowHandle } from '@temporalio/client';

const HISTORIES = fileURLToPath(new URL('../histories', import.meta.url));

/** The recorded year of a plan. `ARSHJUL_RECORD_HISTORIES=1` writes it anew from `plan-year.test.ts`. */
export const PLAN_YEAR = path.join(HISTORIES, 'plan-year.json.gz');

/** As `npm run demo -- --histories` keeps them. */
export type HistoryJson = { workflowId: string; events: Record<string, unknown>[] };

/** Every history that is kept, by its file's name. */
export function recordedHistories(): readonly { readonly name: string; readonly file: string }[] {
  const names = readdirSync(HISTORIES, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.json.gz'))
    .sort()
    .map((name) => ({ name, file: path.join(HISTORIES, name) }));
}

export function readHistory(file: string): HistoryJson {
  return JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as HistoryJson;
}

/** Keeps a workflow's history as the SDK replays it. */
export async function recordHistory(handle: WorkflowHandle, file: string): Promise<void> {
  const { events } = JSON.parse(historyToJSON(await handle.fetchHistory())) as HistoryJson;
  writeFileSync(file, gzipSync(JSON.stringify({ workflowId: handle.workflowId, events }), { level: 9 }));
}
