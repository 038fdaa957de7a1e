import { DefaultLogger, type Logger, type LogLevel, type TelemetryOptions } from '@temporalio/worker';
import type { LineLog } from '../line-log.ts';

type Meta = Readonly<Record<string | symbol, unknown>>;

/** Ids and kinds. What else the SDK knows of a call may hold what somebody wrote. */
const TOLD = [
  'sdkComponent',
  'workflowType',
  'workflowId',
  'runId',
  'activityType',
  'activityId',
  'attempt',
  'taskQueue',
];

/** Lines of the SDK's native part come the same way as its others. */
export const FORWARDED: Pick<TelemetryOptions, 'logging'> = {
  logging: { filter: { core: 'WARN', other: 'ERROR' }, forward: {} },
};

/** What the SDK reports, from warnings up, as lines of our own. */
export function sdkLog(log: LineLog): Logger {
  return new DefaultLogger('WARN', ({ level, message, meta }) => {
    log[wordOf(level)](message, detailsOf(meta ?? {}));
  });
}

function wordOf(level: LogLevel): 'info' | 'warn' | 'error' {
  return level === 'ERROR' ? 'error' : level === 'WARN' ? 'warn' : 'info';
}

function detailsOf(meta: Meta): Record<string, unknown> {
  const told = Object.fromEntries(TOLD.flatMap((key) => (meta[key] === undefined ? [] : [[key, meta[key]]])));
  const { error } = meta;
  if (!(error instanceof Error)) return told;
  // Workflows hold ids alone, so their errors can be told whole; an activity's may hold an address.
  const isOfWorkflow = meta['activityType'] === undefined && meta['workflowType'] !== undefined;
  return { ...told, kind: error.name, ...(isOfWorkflow && { reason: error.message }) };
}
