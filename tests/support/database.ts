import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { connectDatabase } from '../../src/database/client.ts';
import type { PrismaClient } from '../../src/database/generated/client.ts';
import { asApplication } from './database-users.ts';

export type FreshDatabase = {
  readonly url: string;
  readonly database: PrismaClient;
  /** The same database as its owner, whom nothing in the product but migrations connects as. */
  readonly owner: PrismaClient;
  close(): Promise<void>;
};

/** An empty database with every migration applied, of the caller's own, as the application's role; `close` drops it. */
export async function freshDatabase(): Promise<FreshDatabase> {
  return await databaseFrom('arshjul_template', asApplication);
}

/** A database with nothing in it. */
export async function emptyDatabase(): Promise<FreshDatabase> {
  return await databaseFrom('template1', (url) => url);
}

async function databaseFrom(template: string, as: (url: string) => string): Promise<FreshDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(inject('postgres'));
  url.pathname = `/${name}`;
  const database = connectDatabase(as(url.href));
  const owner = connectDatabase(url.href, { connections: 2 });
  return {
    url: as(url.href),
    database,
    owner,
    close: async () => {
      await Promise.all([database.$disconnect(), owner.$disconnect()]);
      await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function onServer(sql: string): Promise<void> {
  const server = connectDatabase(inject('postgres'), { connections: 1 });
  try {
    await server.$executeRawUnsafe(sql);
  } finally {
    await server.$disconnect();
  }
}
