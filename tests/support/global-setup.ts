import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/database/migrate.ts';
import { startTemporaryPostgres } from '../../src/supervisor/temporary-postgres.ts';
import { startTemporaryTemporal } from '../../src/supervisor/temporary-temporal.ts';
import { obtainTemporalCli } from '../../tools/temporal-cli.mjs';
import { asApplication } from './database-users.ts';

export const TEMPLATE_DATABASE = 'arshjul_template';

type Servers = {
  readonly addresses: { readonly postgres: string; readonly temporal: string };
  stop(): Promise<void>;
};

/** Both projects that need servers share them; they run in the same process. */
const shared = globalThis as { arshjulTestServers?: { servers: Promise<Servers>; users: number } };

/** Starts PostgreSQL and Temporal once for all test files, on free ports. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const use = (shared.arshjulTestServers ??= { servers: startServers(), users: 0 });
  use.users += 1;
  const { addresses, stop } = await use.servers;
  project.provide('postgres', addresses.postgres);
  project.provide('temporal', addresses.temporal);
  return async () => {
    use.users -= 1;
    if (use.users > 0) return;
    delete shared.arshjulTestServers;
    await stop();
  };
}

async function startServers(): Promise<Servers> {
  const cli = await obtainTemporalCli({ say: (line) => process.stderr.write(`${line}\n`) });
  const [postgres, temporal] = await Promise.all([startTemporaryPostgres(), startTemporaryTemporal(cli)]);
  const stop = async (): Promise<void> => {
    await Promise.all([postgres.stop(), temporal.stop()]);
  };
  const template = postgres.url(TEMPLATE_DATABASE);
  try {
    await migrate(template, { application: asApplication(template) });
  } catch (error) {
    await stop();
    throw error;
  }
  return { addresses: { postgres: postgres.url('postgres'), temporal: temporal.address }, stop };
}

declare module 'vitest' {
  // Vitest is extended by merging into its own interface.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  export interface ProvidedContext {
    postgres: string;
    temporal: string;
  }
}
