import type { Connection } from '@temporalio/client';
import { SEARCH_ATTRIBUTES } from '../domain/search-attributes.ts';
import type { Instant } from '../domain/time.ts';
import { MAIL_QUEUE, TASK_QUEUE } from '../../workflows/messages.ts';
import { listed, type Finding } from './finding.ts';

/** A worker asks again within a minute; whoever has not for so long (milliseconds) is gone. */
const GONE_AFTER = 90_000;
const TOLERANCE = 5_000;
/** What waits in a queue, in Temporal's numbers; their names stand in a package that only tests have. */
type Waiting = NonNullable<Parameters<Connection['workflowService']['describeTaskQueue']>[0]['taskQueueType']>;
const WORKFLOW = 1 as unknown as Waiting;
const ACTIVITY = 2 as unknown as Waiting;

/** Search attributes, workers, and the server's clock against this machine's (`now`, real time). */
export async function checkTemporal(
  connection: Connection,
  { namespace, now, taskQueue = TASK_QUEUE }: { namespace: string; now: () => Instant; taskQueue?: string },
): Promise<readonly Finding[]> {
  const mail = taskQueue === TASK_QUEUE ? MAIL_QUEUE : `${taskQueue}-mail`;
  const queues = [
    { name: taskQueue, type: WORKFLOW },
    { name: taskQueue, type: ACTIVITY },
    { name: mail, type: ACTIVITY },
  ];
  const asked = await Promise.all(
    queues.map(async ({ name, type }) => ({ name, last: await lastAsked(connection, { namespace, name, type }) })),
  );
  const at = now();
  const ahead = Math.max(...asked.map(({ last }) => (last ?? at) - at));
  const gone = asked.filter(({ last }) => last === undefined || at - last > GONE_AFTER).map(({ name }) => name);
  return [
    ...(ahead > TOLERANCE ? [{ kind: 'clock-temporal' as const, seconds: Math.round(ahead / 1000) }] : []),
    ...listed('worker-missing', [...new Set(gone)]),
    ...listed('attributes-missing', await missingAttributes(connection, namespace)),
  ];
}

/** When somebody last asked this queue for work, by the server's clock; undefined when nobody has for minutes. */
async function lastAsked(
  { workflowService }: Connection,
  { namespace, name, type }: { namespace: string; name: string; type: Waiting },
): Promise<Instant | undefined> {
  const { pollers } = await workflowService.describeTaskQueue({
    namespace,
    taskQueue: { name },
    taskQueueType: type,
  });
  const times = pollers.map(({ lastAccessTime: time }) => Number(time?.seconds ?? 0) * 1000 + (time?.nanos ?? 0) / 1e6);
  return times.length === 0 ? undefined : Math.max(...times);
}

/** Those that are not there, or of another type; none where the server does not let us ask. */
async function missingAttributes({ operatorService }: Connection, namespace: string): Promise<readonly string[]> {
  try {
    const { customAttributes } = await operatorService.listSearchAttributes({ namespace });
    return Object.keys(SEARCH_ATTRIBUTES).filter((name) => customAttributes[name] === undefined);
  } catch (error) {
    if (isRefusal(error)) return [];
    throw error;
  }
}

/** gRPC's codes for "not allowed" and "not offered". */
const REFUSALS = [7, 12];

function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'code' in error && REFUSALS.includes(Number(error.code));
}
