import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Settings } from '../contract/settings.ts';
import { temporalCliEnvironment } from '../contract/temporal-connection.ts';
import { connectDatabase } from '../database/client.ts';
import { answersOnPort } from './ports.ts';
import { postgresCommand, type Command } from './postgres-command.ts';
import type { Part } from './supervised-process.ts';
import { temporalAnswers, temporalCommand } from './temporal-command.ts';

const run = promisify(execFile);
const SOURCE = fileURLToPath(new URL('..', import.meta.url));

/** How each process of its own is started for these settings; a replaced one has no part. */
export function partsOf(
  settings: Settings,
  temporalCli: string,
): Readonly<Record<'postgres' | 'temporal' | 'mail', Part | undefined> & Record<'worker' | 'web', Part>> {
  const { dataDirectory, ports, embeddedParts } = settings;
  return {
    postgres: embeddedParts.database
      ? {
          name: 'postgres',
          port: ports.postgres,
          command: () => postgresCommand({ directory: path.join(dataDirectory, 'postgres'), port: ports.postgres }),
          isReady: () => databaseAnswers(ports.postgres),
          stopSignal: 'SIGINT',
        }
      : undefined,
    temporal: embeddedParts.temporal
      ? {
          name: 'temporal',
          port: ports.temporal,
          command: () =>
            Promise.resolve(
              temporalCommand({
                file: temporalCli,
                port: ports.temporal,
                uiPort: ports.temporalUi,
                dataFile: path.join(dataDirectory, 'temporal.db'),
              }),
            ),
          isReady: () => temporalAnswers(temporalCli, temporalCliEnvironment(settings)),
          stopSignal: 'SIGTERM',
        }
      : undefined,
    mail: embeddedParts.mail
      ? {
          name: 'mail',
          port: ports.mailPage,
          command: () => Promise.resolve(entry('mail-catcher.ts', dataDirectory)),
          isReady: async () => (await answersOnPort(ports.smtp)) && answersOnPort(ports.mailPage),
          stopSignal: 'SIGTERM',
        }
      : undefined,
    worker: {
      name: 'worker',
      port: null,
      command: () => Promise.resolve(entry('worker.ts', dataDirectory)),
      isReady: (pid) => workerPolls({ temporalCli, settings, pid }),
      stopSignal: 'SIGTERM',
    },
    web: {
      name: 'web',
      port: ports.web,
      command: () => Promise.resolve(entry('server.ts', dataDirectory)),
      isReady: () => answersOnPort(ports.web),
      stopSignal: 'SIGTERM',
    },
  };
}

/** The data folder stands in the arguments for whoever reads a list of processes; nobody parses it. */
function entry(file: string, dataDirectory: string): Command {
  return { file: process.execPath, args: [path.join(SOURCE, file), `--data=${dataDirectory}`] };
}

async function databaseAnswers(port: number): Promise<boolean> {
  if (!(await answersOnPort(port))) return false;
  const database = connectDatabase(`postgresql://postgres:arshjul@127.0.0.1:${port}/postgres`, {
    connections: 1,
  });
  try {
    await database.$queryRaw`SELECT 1`;
    return true;
  } finally {
    await database.$disconnect();
  }
}

/** A worker listens to nobody; the server knows who asks it for work, by process and machine. */
async function workerPolls(options: { temporalCli: string; settings: Settings; pid: number }): Promise<boolean> {
  const { temporalCli, settings, pid } = options;
  const args = ['task-queue', 'describe', '--task-queue', 'arshjul', '-o', 'json'];
  const { stdout } = await run(temporalCli, args, { timeout: 10_000, env: temporalCliEnvironment(settings) });
  return stdout.includes(`"${pid}@`);
}
