import { inject } from 'vitest';
import { connectDatabase } from '../../src/database/client.ts';
import type { ProcessWorld } from './process-world.ts';

/** No new row of the table may contradict this condition, until what is returned has been called. */
export async function refusedByDatabase(
  { settings }: Pick<ProcessWorld, 'settings'>,
  { table, unless }: { table: string; unless: string },
): Promise<() => Promise<void>> {
  const url = Object.assign(new URL(inject('postgres')), { pathname: new URL(settings.databaseUrl).pathname });
  const owner = connectDatabase(url.href, { connections: 1 });
  await owner.$executeRawUnsafe(`ALTER TABLE "${table}" ADD CONSTRAINT "prov" CHECK (${unless})`);
  return async () => {
    await owner.$executeRawUnsafe(`ALTER TABLE "${table}" DROP CONSTRAINT "prov"`);
    await owner.$disconnect();
  };
}
