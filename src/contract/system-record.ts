import { z } from 'zod';
import type { Environment } from './environment-reader.ts';

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

export const systemRecordSchema: z.ZodType<SystemRecord> = z.object({
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
