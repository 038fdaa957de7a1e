import { createConnection } from 'node:net';
import type { Settings } from '../contract/settings.ts';
import { temporalConnection } from '../contract/temporal-connection.ts';
import { connectDatabase } from '../database/client.ts';
import type { ProcessName } from '../contract/system-record.ts';

/** Milliseconds that a part is given to answer at all. */
const PATIENCE = 3_000;

type Place = {
  readonly settings: Settings;
  /** Where the part listens; for the worker, where it tells what it measures. */
  readonly port: number;
};

/** Whether the part does what it is for now, asked of itself; false where it does not answer within three seconds. */
export async function partAnswers(name: ProcessName, place: Place): Promise<boolean> {
  return await ASK[name](place).then(
    () => true,
    () => false,
  );
}

/** Each asks one question and rejects where it is not answered well in time. */
const ASK: Readonly<Record<ProcessName, (place: Place) => Promise<void>>> = {
  postgres: async ({ settings }) => {
    const database = connectDatabase(settings.databaseUrl, { connections: 1, patience: PATIENCE });
    try {
      await database.$queryRaw`SELECT 1`;
    } finally {
      await database.$disconnect();
    }
  },
  temporal: async ({ settings }) => {
    const { Connection } = await import('@temporalio/client');
    const connection = Connection.lazy(temporalConnection(settings));
    try {
      const namespace = settings.temporalNamespace;
      await connection.withDeadline(Date.now() + PATIENCE, () =>
        connection.workflowService.describeNamespace({ namespace }),
      );
    } finally {
      await connection.close();
    }
  },
  mail: async ({ settings, port }) => {
    await Promise.all([greets(settings.ports.smtp), served(port, '/health/ready')]);
  },
  worker: async ({ port }) => await served(port, '/metrics'),
  web: async ({ port }) => await served(port, '/health/live'),
};

async function served(port: number, path: string): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(PATIENCE) });
  await answer.arrayBuffer();
  if (answer.status >= 500) throw new RangeError(`${path}: ${answer.status}`);
}

/** A mail server speaks first: 220. */
async function greets(port: number): Promise<void> {
  const socket = createConnection({ host: '127.0.0.1', port });
  try {
    await new Promise<void>((resolve, reject) => {
      socket.setTimeout(PATIENCE, () => reject(new RangeError('no greeting')));
      socket.once('error', reject);
      socket.once('close', () => reject(new RangeError('hung up')));
      socket.once('data', (greeting) => (greeting.toString().startsWith('220') ? resolve() : reject(new RangeError())));
    });
  } finally {
    socket.destroy();
  }
}
