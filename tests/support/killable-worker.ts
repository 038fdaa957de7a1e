import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { readSettings } from '../../src/contract/settings.ts';
import { connectDatabase } from '../../src/database/client.ts';
import type { PrismaClient } from '../../src/database/generated/client.ts';
import { createServices } from '../../src/services.ts';
import { createWorkers } from '../../src/temporal/workers.ts';

/** Where the next transaction stops for ever, to be killed there. */
export type StopAt = 'before-commit' | 'after-commit';

/** A worker as `src/worker.ts`, in a process of its own, that stops where it is told to by its parent. */
async function main(): Promise<void> {
  const { environment, taskQueue } = JSON.parse(process.argv[2] ?? '') as {
    environment: Record<string, string>;
    taskQueue: string;
  };
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const settings = readSettings(environment);
  const services = await createServices(settings, {
    taskQueue,
    database: stoppable(connectDatabase(settings.databaseUrl)),
  });
  const connection = await NativeConnection.connect({ address: settings.temporalAddress });
  const workers = await createWorkers(services, { connection });
  process.on('disconnect', () => process.exit());
  process.send?.('ready');
  await workers.run();
}

let stopAt: StopAt | undefined;
process.on('message', (message: StopAt) => (stopAt = message));

type Work = (transaction: unknown) => Promise<unknown>;

/** The same client; its next transaction after a message from the parent stops where the message says. */
function stoppable(database: PrismaClient): PrismaClient {
  return new Proxy(database, {
    get(target, property, receiver) {
      const value: unknown = Reflect.get(target, property, receiver);
      if (property !== '$transaction') return value;
      return async (work: Work, options?: object) => {
        const begin = (value as (work: Work, options?: object) => Promise<unknown>).bind(target);
        const here = stopAt;
        stopAt = undefined;
        const result = await begin(async (transaction) => {
          const done = await work(transaction);
          if (here === 'before-commit') await stopped();
          return done;
        }, options);
        if (here === 'after-commit') await stopped();
        return result;
      };
    },
  });
}

function stopped(): Promise<never> {
  process.send?.('stopped');
  return new Promise(() => undefined);
}

await main();
