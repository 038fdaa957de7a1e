import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Environment } from '../contract/environment-reader.ts';
import { makeFolders } from './make-folders.ts';
import { processIdentity } from './process-identity.ts';

export const PROCESS_NAMES = ['postgres', 'temporal', 'mail', 'worker', 'web'] as const;
export type ProcessName = (typeof PROCESS_NAMES)[number];

/** One running part, as `DATA/processes.json` keeps it. */
export type RecordedProcess = {
  readonly name: ProcessName;
  readonly pid: number;
  /** Where it is asked how it is; null for the worker, which listens to nobody. */
  readonly port: number | null;
  readonly identity: string;
  readonly restarts: number;
};

/** What a running system says of itself, for `status`, for commands and for the next start. */
export type SystemRecord = {
  readonly supervisor: { readonly pid: number; readonly identity: string };
  /** Ports and addresses in use, as environment variables. */
  readonly environment: Environment;
  readonly processes: readonly RecordedProcess[];
};

const processSchema = z.object({ pid: z.int().positive(), identity: z.string() });
const recordSchema: z.ZodType<SystemRecord> = z.object({
  supervisor: processSchema,
  environment: z.record(z.string(), z.string()),
  processes: z.array(
    processSchema.extend({
      name: z.enum(PROCESS_NAMES),
      port: z.int().nullable(),
      restarts: z.int(),
    }),
  ),
});

function recordFile(dataDirectory: string): string {
  return path.join(dataDirectory, 'processes.json');
}

/** The record as it was last written; undefined when this data folder never ran, or what stands there is no record. */
export function readSystemRecord(dataDirectory: string): SystemRecord | undefined {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(recordFile(dataDirectory), 'utf8')));
  } catch {
    return undefined;
  }
}

export function writeSystemRecord(dataDirectory: string, record: SystemRecord): void {
  makeFolders(dataDirectory);
  const file = recordFile(dataDirectory);
  writeFileSync(`${file}.part`, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.part`, file);
}

/** Whether the process that was recorded is the one that has its number now. */
export function isStillRunning(recorded: { pid: number; identity: string }): boolean {
  return processIdentity(recorded.pid) === recorded.identity;
}
