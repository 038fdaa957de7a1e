import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { backupCommand } from '../../src/commands/backup.ts';
import { restoreCommand } from '../../src/commands/restore.ts';
import { readSettings } from '../../src/contract/settings.ts';
import { exampleOrganisationFile } from '../../src/contract/organisation-import/example-file.ts';
import { readOrganisationFile } from '../../src/contract/organisation-import/read-organisation-file.ts';
import { recordAudit } from '../../src/database/audit-store.ts';
import type { BackupHead } from '../../src/database/backup/backup-format.ts';
import { loadBackup } from '../../src/database/backup/load-backup.ts';
import { readBackupHead } from '../../src/database/backup/read-backup.ts';
import { connectDatabase } from '../../src/database/client.ts';
import { importOrganisation } from '../../src/database/organisation/import-organisation.ts';
import type { PrismaClient } from '../../src/database/generated/client.ts';
import { verifyAudit } from '../../src/database/audit-chain.ts';
import { asApplication } from '../support/database-users.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

const NOW = Date.parse('2026-11-02T10:00:00Z');
const folder = mkdtempSync(path.join(tmpdir(), 'arshjul-backup-'));
const file = path.join(folder, 'kopia.gz');

let store: FreshDatabase;
beforeAll(async () => {
  store = await freshDatabase();
  const read = readOrganisationFile(readFileSync(exampleOrganisationFile()));
  await importOrganisation({ database: store.database, read, now: NOW, actor: 'system', confirm: () => true });
  await store.database.email.create({
    data: {
      ...{ municipalityId: '0181', address: 'å@ä.example', morning: '2026-11-02', messageId: randomUUID() },
      ...{ subject: 'Rad ett\nrad "två" \\ , ( )', raw: randomBytes(50_000), frozenAt: new Date(NOW + 1) },
    },
  });
  await store.database.look.create({ data: { process: '' } });
  await store.database.clock.create({ data: { id: 'offset', kind: 'offset', value: -9_007_199_254_740_993n } });
  expect((await backup(file)).code).toBe(0);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

function terminal() {
  const said = { out: '', err: '' };
  return {
    said,
    out: (text: string) => void (said.out += `${text}\n`),
    err: (text: string) => void (said.err += `${text}\n`),
  };
}

async function backup(...args: string[]) {
  const { said, ...to } = terminal();
  const about = { database: store.database, program: '0.1.0', now: NOW };
  return { code: await backupCommand({ args, ...about, terminal: to }), ...said };
}

async function restore(data: string, ...args: string[]) {
  const { said, ...to } = terminal();
  const settings = readSettings({ ARSHJUL_DATA: data });
  return { code: await restoreCommand({ args, settings, terminal: to }), ...said };
}

/** Every row of every table, as PostgreSQL writes it. */
async function everything(database: PrismaClient): Promise<unknown> {
  const tables = await database.$queryRaw<{ name: string }[]>`
    SELECT relname::text AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
      AND relname <> '_prisma_migrations' ORDER BY 1`;
  const rows: Record<string, unknown> = {};
  for (const { name } of tables)
    rows[name] = await database.$queryRawUnsafe(`SELECT t::text FROM "${name}" t ORDER BY t::text`);
  return rows;
}

/** A database that is not there yet, filled from the file. */
async function loaded<Answer>(from: string, use: (database: PrismaClient) => Promise<Answer>): Promise<Answer> {
  const url = new URL(inject('postgres'));
  url.pathname = `/restored_${randomBytes(6).toString('hex')}`;
  const owner = url.href;
  const database = connectDatabase(asApplication(owner), { connections: 2 });
  try {
    await loadBackup({ file: from, head: await readBackupHead(from), owner, application: asApplication(owner) });
    return await use(database);
  } finally {
    await database.$disconnect();
    const server = connectDatabase(inject('postgres'), { connections: 1 });
    await server.$executeRawUnsafe(`DROP DATABASE IF EXISTS ${url.pathname.slice(1)} WITH (FORCE)`);
    await server.$disconnect();
  }
}

/** The file with its lines changed. */
function changed(edit: (lines: string[]) => string[]): string {
  const other = path.join(folder, `${randomUUID()}.gz`);
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  writeFileSync(other, gzipSync(`${edit(lines).join('\n')}\n`));
  return other;
}

test('everything comes back as it was, byte for byte, and goes on being numbered and chained', async () => {
  await loaded(file, async (database) => {
    expect(await everything(database)).toEqual(await everything(store.database));
    const entries = [{ at: NOW, actor: 'system', action: 'after', details: {} }];
    await database.$transaction((transaction) => recordAudit(transaction, { municipality: '0181', entries }));
    await database.look.create({ data: { process: 'after' } });
    const { heads } = await verifyAudit(store.database, []);
    const kept = heads.map(({ hash }) => hash);
    expect(await verifyAudit(database, kept)).toMatchObject({ fault: null, lost: [] });
    await expect(database.$executeRawUnsafe('DELETE FROM "Audit"')).rejects.toThrow('permission denied');
  });
});

test('a file is written whole or not at all, for its owner’s eyes, and never over another', async () => {
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await backup(file)).toMatchObject({ code: 1, err: expect.stringContaining('finns redan') });
  const nowhere = path.join(folder, 'finns', 'inte.gz');
  expect(await backup(nowhere)).toMatchObject({ code: 1, err: expect.stringContaining('ENOENT') });
  expect((await backup()).code).toBe(2);
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('what is written while the backup is taken is in it whole or not at all', async () => {
  const busy = path.join(folder, 'busy.gz');
  const done = new AbortController();
  const writer = (async () => {
    for (let n = 0; !done.signal.aborted; n += 1) {
      await store.database.$transaction(async (transaction) => {
        await transaction.look.create({ data: { process: `pair-${n}` } });
        const entries = [{ at: NOW, actor: 'system', action: 'pair', details: { n } }];
        await recordAudit(transaction, { municipality: '0181', entries });
      });
    }
  })();
  expect((await backup(busy, '--json')).code).toBe(0);
  done.abort();
  await writer;
  await loaded(busy, async (database) => {
    const pairs = await database.audit.count({ where: { action: 'pair' } });
    expect(await database.look.count({ where: { process: { startsWith: 'pair-' } } })).toBe(pairs);
    expect(await verifyAudit(database, [])).toMatchObject({ fault: null });
  });
});

test.each([
  ['that was cut off', () => readFileSync(file).subarray(0, 20_000), 'damaged'],
  ['with a byte changed', () => Buffer.from(readFileSync(file)).fill(0, 9_000, 9_001), 'damaged'],
  ['that is something else', () => Buffer.from('hej'), 'no-backup'],
  ['of something else, packed', () => gzipSync('{"a":1}\n'), 'no-backup'],
  ['that is empty', () => Buffer.alloc(0), 'no-backup'],
])('a file %s is refused', async (_what, bytes, kind) => {
  const other = path.join(folder, `${randomUUID()}.gz`);
  writeFileSync(other, bytes());
  await expect(loaded(other, everything)).rejects.toMatchObject({ kind });
});

const head = (lines: string[]): BackupHead => JSON.parse(lines[0] ?? '') as BackupHead;

test.each([
  ['without its end', (lines: string[]) => lines.slice(0, -1), 'damaged'],
  ['with a row less', (lines: string[]) => lines.filter((line) => !line.includes('Rad ett')), 'other-rows'],
  ['with a row changed', (lines: string[]) => lines.map((line) => line.replace('Rad ett', 'Rad tre')), 'other-rows'],
  [
    'with an act put in somebody else’s name',
    (lines: string[]) => lines.map((line) => line.replace(',system,', ',annan,')),
    'other-rows',
  ],
  [
    'with a row that breaks the rules',
    (lines: string[]) => lines.flatMap((line) => (line.includes('Rad ett') ? [line, line] : [line])),
    'other-rows',
  ],
  [
    'with other columns',
    (lines: string[]) => lines.map((line) => line.replace('"columns":["id",', '"columns":["nr",')),
    'other-columns',
  ],
  [
    'of a newer program',
    (lines: string[]) => [
      JSON.stringify({ ...head(lines), migrations: [...head(lines).migrations, { name: '9999_x', checksum: 'x' }] }),
      ...lines.slice(1),
    ],
    'other-migrations',
  ],
  [
    'of a newer format',
    (lines: string[]) => [JSON.stringify({ ...head(lines), version: 2 }), ...lines.slice(1)],
    'newer-format',
  ],
])('a backup %s is refused', async (_what, edit, kind) => {
  await expect(loaded(changed(edit), everything)).rejects.toMatchObject({ kind });
});

test('restore wants an empty data folder, a file, and a yes', async () => {
  const data = mkdtempSync(path.join(folder, 'data-'));
  expect((await restore(data)).code).toBe(2);
  const told = await restore(data, file);
  expect(told).toMatchObject({ code: 1, err: expect.stringContaining('--yes') });
  expect(told.out).toContain('2026-11-02T10:00:00.000Z');
  expect(readdirSync(data)).toEqual([]);
  expect(await restore(data, path.join(folder, 'borta.gz'), '--yes')).toMatchObject({ code: 1 });
  expect(
    (
      await restore(
        data,
        changed((lines) => lines.slice(0, -1)),
        '--yes',
      )
    ).err,
  ).toContain('skadad');
  expect(existsSync(path.join(data, 'postgres'))).toBe(false);
  writeFileSync(path.join(data, 'något'), '');
  expect(await restore(data, file, '--yes')).toMatchObject({ code: 1, err: expect.stringContaining('är inte tom') });
  const settings = readSettings({ ARSHJUL_DATA: data, DATABASE_URL: store.url });
  const { said, ...to } = terminal();
  expect(await restoreCommand({ args: [file, '--yes'], settings, terminal: to })).toBe(1);
  expect(said.err).toContain('DATABASE_URL');
});
