import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { connectDatabase } from '../../src/database/client.ts';
import type { PrismaClient } from '../../src/database/generated/client.ts';

export type FreshDatabase = {
  readonly url: string;
  readonly database: PrismaClient;
  close(): Promise<void>;
};

/** An empty database with every migration applied, of the caller's own; `close` drops it. */
export async function freshDatabase(): Promise<FreshDatabase> {
  return await databaseFrom('arshjul_template');
}

/** A database with nothing in it. */
export async function emptyDatabase(): Promise<FreshDatabase> {
  return await databaseFrom('template1');
}

async function databaseFrom(template: string): Promise<FreshDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(inject('postgres'));
  url.pathname = `/${name}`;
  const database = connectDatabase(url.href);
  return {
    url: url.href,
    database,
    close: async () => {
      await database.$disconnect();
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
