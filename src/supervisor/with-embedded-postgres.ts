import { spawn } from 'node:child_process';
import { connectDatabase } from '../database/client.ts';
import { POSTGRES_LOGIN, postgresCommand } from './postgres-command.ts';
import { freePorts, waitUntil } from './ports.ts';

const PATIENCE = 60_000;

/**
 * Runs the embedded PostgreSQL on the data in `directory`, made if they are not there, for as long as `use` lasts; on a port
 * that nobody knows. `use` is given the addresses of the database for its owner and for the application.
 * @throws when it does not come up.
 */
export async function withEmbeddedPostgres<Result>(
  directory: string,
  use: (addresses: { readonly owner: string; readonly application: string }) => Promise<Result>,
): Promise<Result> {
  const [port = 0] = await freePorts(1);
  const { file, args, ...account } = await postgresCommand({ directory, port });
  const child = spawn(file, args, { ...account, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const { user, password } = POSTGRES_LOGIN;
  const address = (who: string, database: string): string =>
    `postgresql://${who}:${password}@127.0.0.1:${port}/${database}`;
  try {
    if (!(await waitUntil(() => answers(address(user, 'postgres')), PATIENCE))) {
      throw new Error(`PostgreSQL svarar inte på port ${port}`);
    }
    return await use({ owner: address(user, 'arshjul'), application: address('arshjul_app', 'arshjul') });
  } finally {
    child.kill('SIGINT');
    await ended;
  }
}

async function answers(url: string): Promise<boolean> {
  const database = connectDatabase(url, { connections: 1 });
  try {
    await database.$queryRaw`SELECT 1`;
    return true;
  } finally {
    await database.$disconnect();
  }
}
