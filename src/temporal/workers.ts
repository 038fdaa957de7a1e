import { Worker, type NativeConnection } from '@temporalio/worker';
import { mailActivities } from '../../activities/mail-activities.ts';
import { mainActivities } from '../../activities/main-activities.ts';
import { mailQueueOf } from '../../workflows/messages.ts';
import type { Services } from '../services.ts';
import { impersonalFailures } from './impersonal-failures.ts';
import { workflowBundle } from './workflow-bundle.ts';

export type Workers = {
  /** Ends when both have been shut down; rejects when one fails. */
  run(): Promise<void>;
  shutdown(): void;
};

/** What is under way may end within this time when a worker is asked to stop; after the second it is left behind. */
const GRACE = { shutdownGraceTime: '3 seconds', shutdownForceTime: '10 seconds' } as const;
/** One round of a municipality's mail per second and worker at the most. */
const MAIL_ROUNDS_PER_SECOND = 5;
/** Decisions at a time: more would only wait for a connection, with their time running. */
const DECISIONS = 16;
/** Enough for the decisions, the mail and what they look up beside. */
export const WORKER_CONNECTIONS = DECISIONS + 8;
const POLLERS = { type: 'autoscaling', minimum: 1, initial: 2, maximum: 20 } as const;

/** A worker for plans and läsår, and one for mail, so that a slow mail server holds up no click. */
export async function createWorkers(
  services: Services,
  { connection }: { connection: NativeConnection },
): Promise<Workers> {
  const interceptors = { activity: [() => impersonalFailures(services.log)] };
  const shared = { connection, namespace: services.settings.temporalNamespace, interceptors, ...GRACE };
  const main = await Worker.create({
    ...shared,
    taskQueue: services.taskQueue,
    activities: mainActivities(services),
    workflowBundle: await workflowBundle(),
    workflowTaskPollerBehavior: POLLERS,
    activityTaskPollerBehavior: POLLERS,
    maxConcurrentWorkflowTaskExecutions: 200,
    maxConcurrentActivityTaskExecutions: DECISIONS,
    maxCachedWorkflows: 500,
  });
  const mail = await Worker.create({
    ...shared,
    taskQueue: mailQueueOf(services.taskQueue),
    activities: mailActivities(services),
    activityTaskPollerBehavior: { ...POLLERS, maximum: 2 },
    maxConcurrentActivityTaskExecutions: 4,
    maxTaskQueueActivitiesPerSecond: MAIL_ROUNDS_PER_SECOND,
  });
  return {
    async run() {
      await Promise.all([main.run(), mail.run()]);
    },
    shutdown() {
      for (const worker of [main, mail]) {
        if (worker.getState() === 'RUNNING') worker.shutdown();
      }
    },
  };
}
