import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { POSTGRES_LOGIN, postgresCommand } from './postgres-command.ts';
import { answersOnPort, freePorts, waitUntil } from './ports.ts';

export type TemporaryPostgres = {
  /** The address of a database on it, whether that database exists or not. */
  url(database: string): string;
  stop(): Promise<void>;
};

/** A PostgreSQL of its own on a free port; its data are gone when it stops. `settings` are further ones of its own. */
export async function startTemporaryPostgres(settings: readonly string[] = []): Promise<TemporaryPostgres> {
  const directory = await mkdtemp(path.join(tmpdir(), 'arshjul-postgres-'));
  const [port = 0] = await freePorts(1);
  const command = await postgresCommand({
    directory: path.join(directory, 'data'),
    port,
    settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300', ...settings],
  });
  const { file, args, ...owner } = command;
  const child = spawn(file, args, { ...owner, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async (): Promise<void> => {
    child.kill('SIGINT');
    await ended;
    await rm(directory, { recursive: true, force: true });
  };
  if (!(await waitUntil(() => answersOnPort(port), 20_000))) {
    await stop();
    throw new Error(`PostgreSQL did not answer on port ${port}`);
  }
  const { user, password } = POSTGRES_LOGIN;
  return { url: (database) => `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`, stop };
}
