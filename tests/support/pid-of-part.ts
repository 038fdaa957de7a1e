import type { ProcessName } from '../../src/contract/system-record.ts';
import { readSystemRecord } from '../../src/supervisor/process-record.ts';

/** The pid of a part of the system that runs on a data folder. @throws Error where it does not run. */
export function pidOfPart(directory: string, name: ProcessName): number {
  const found = readSystemRecord(directory)?.processes.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no ${name} in ${directory}`);
  return found.pid;
}
