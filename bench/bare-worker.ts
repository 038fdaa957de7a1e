import { fileURLToPath } from 'node:url';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { connectDatabase } from '../src/database/client.ts';

export type BareActivities = { writeRow(row: string): Promise<number> };
export type BareWork = { readonly address: string; readonly databaseUrl: string; readonly taskQueue: string };

const POLLERS = { type: 'autoscaling', minimum: 1, initial: 2, maximum: 20 } as const;

/** A worker with the same slots and pollers as the product's, which writes one row per activity. */
async function main({ address, databaseUrl, taskQueue }: BareWork): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const database = connectDatabase(databaseUrl);
  const activities: BareActivities = {
    writeRow: async (row) => await database.$executeRaw`INSERT INTO bare_row (row, at) VALUES (${row}, now())`,
  };
  const worker = await Worker.create({
    connection: await NativeConnection.connect({ address }),
    taskQueue,
    activities,
    workflowsPath: fileURLToPath(new URL('bare-workflows.ts', import.meta.url)),
    workflowTaskPollerBehavior: POLLERS,
    activityTaskPollerBehavior: POLLERS,
    maxConcurrentWorkflowTaskExecutions: 200,
    maxConcurrentActivityTaskExecutions: 200,
    maxCachedWorkflows: 500,
  });
  process.on('disconnect', () => process.exit());
  process.send?.('ready');
  await worker.run();
}

const [, , work] = process.argv;
if (work !== undefined) await main(JSON.parse(work) as BareWork);
