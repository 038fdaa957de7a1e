import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { systemRecordSchema, type SystemRecord } from '../contract/system-record.ts';
import { makeFolders } from './make-folders.ts';
import { processIdentity } from './process-identity.ts';

function recordFile(dataDirectory: string): string {
  return path.join(dataDirectory, 'processes.json');
}

/** The record as it was last written; undefined when this data folder never ran, or what stands there is no record. */
export function readSystemRecord(dataDirectory: string): SystemRecord | undefined {
  try {
    return systemRecordSchema.parse(JSON.parse(readFileSync(recordFile(dataDirectory), 'utf8')));
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
