import { chmodSync, chownSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectDatabase } from '../../src/database/client.ts';
import { migrate } from '../../src/database/migrate.ts';
import { postgresAccount } from '../../src/supervisor/postgres-account.ts';
import { startTemporaryPostgres, type TemporaryPostgres } from '../../src/supervisor/temporary-postgres.ts';
import { createAuthority } from '../support/certificates.ts';

const authority = createAuthority();
const server = authority.certify('127.0.0.1');
const client = authority.certify('postgres');
let postgres: TemporaryPostgres;

beforeAll(async () => {
  const access = path.join(authority.folder, 'pg_hba.conf');
  writeFileSync(access, 'hostssl all all 127.0.0.1/32 scram-sha-256 clientcert=verify-full\n');
  chmodSync(authority.folder, 0o755);
  const account = postgresAccount(authority.folder);
  if (account) for (const file of [server.keyFile, access]) chownSync(file, account.uid, account.gid);
  postgres = await startTemporaryPostgres([
    'ssl=on',
    `ssl_cert_file=${server.certificateFile}`,
    `ssl_key_file=${server.keyFile}`,
    `ssl_ca_file=${authority.certificateFile}`,
    `hba_file=${access}`,
  ]);
});
afterAll(async () => {
  await postgres.stop();
  authority.close();
});

const OURS = { sslrootcert: authority.certificateFile, sslcert: client.certificateFile, sslkey: client.keyFile };

test('with authority and client certificate the database is made, migrated and asked over TLS', async () => {
  const address = at('arshjul', { sslmode: 'verify-full', ...OURS });
  expect(await migrate(address)).not.toEqual([]);
  expect(await ask(address)).toBe('TLSv1.3');
});

test('any of the modes that mean TLS checks whom it talks to', async () => {
  const { sslrootcert, ...client } = OURS;
  for (const sslmode of ['require', 'verify-ca', 'verify-full']) {
    await expect(ask(at('postgres', { sslmode, ...client }))).rejects.toThrow(/certificate/);
    expect(await ask(at('postgres', { sslmode, sslrootcert, ...client }))).toBe('TLSv1.3');
  }
});

test('a certificate for another host is refused', async () => {
  const address = new URL(at('postgres', { sslmode: 'verify-full', ...OURS }));
  address.hostname = 'localhost';
  await expect(ask(address.href)).rejects.toThrow(/localhost|altnames/);
});

test('without TLS, or without our certificate, the server lets nobody in', async () => {
  await expect(ask(at('postgres', {}))).rejects.toThrow(/no encryption|pg_hba/);
  const { sslrootcert } = OURS;
  await expect(ask(at('postgres', { sslmode: 'verify-full', sslrootcert }))).rejects.toThrow();
});

function at(database: string, parameters: Readonly<Record<string, string>>): string {
  const url = new URL(postgres.url(database));
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/** The version of TLS that the server says this session has. */
async function ask(address: string): Promise<unknown> {
  const database = connectDatabase(address, { connections: 1 });
  try {
    const sql = 'SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()';
    const [row] = await database.$queryRawUnsafe<{ version: string }[]>(sql);
    return row?.version;
  } finally {
    await database.$disconnect();
  }
}
