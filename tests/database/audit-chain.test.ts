import { afterEach, beforeEach, expect, test } from 'vitest';
import { verifyAuditCommand } from '../../src/commands/verify-audit.ts';
import { verifyAudit } from '../../src/database/audit-chain.ts';
import { recordAudit } from '../../src/database/audit-store.ts';
import { migrate } from '../../src/database/migrate.ts';
import { emptyDatabase, freshDatabase, type FreshDatabase } from '../support/database.ts';

const AT = Date.parse('2026-10-09T06:00:00.123Z');

let store: FreshDatabase;
beforeEach(async () => {
  store = await freshDatabase();
});
afterEach(async () => store.close());

async function record(count: number, municipality = '0181'): Promise<void> {
  const entries = Array.from({ length: count }, (_, index) => ({
    at: AT + index,
    actor: 'a7f0',
    onBehalfOf: ['b1', 'c2'],
    via: 'page',
    action: 'extend',
    reason: `Skäl ”${index}”\n\t\\ "citat" \u2028 \u0001 🌲`,
    details: { n: 1e21, half: 0.5, åäö: ['é', null, true], text: 'rad\nrad "två"' },
  }));
  await store.database.$transaction((transaction) => recordAudit(transaction, { municipality, entries }));
}

/** As somebody who owns the database and wants to hide something. */
async function behindItsBack(sql: string): Promise<void> {
  await store.owner.$executeRawUnsafe('ALTER TABLE "Audit" DISABLE TRIGGER USER');
  await store.owner.$executeRawUnsafe(sql);
  await store.owner.$executeRawUnsafe('ALTER TABLE "Audit" ENABLE ALWAYS TRIGGER audit_chain');
}

async function command(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const terminal = {
    out: (text: string) => void (said.out += `${text}\n`),
    err: (text: string) => void (said.err += `${text}\n`),
  };
  return { code: await verifyAuditCommand({ args, database: store.database, terminal }), ...said };
}

test('an empty log and one of many rows in two municipalities fit, whatever was written in them', async () => {
  expect(await command()).toMatchObject({ code: 0, out: 'Loggen är tom.\n' });
  await record(3);
  await record(2_500, '0182');
  await record(2);
  expect(await verifyAudit(store.database, [])).toMatchObject({
    rows: 2_505,
    fault: null,
    heads: [
      { municipality: '0181', number: 5 },
      { municipality: '0182', number: 2_500 },
    ],
  });
});

test('a row that was changed is named', async () => {
  await record(5);
  await behindItsBack(`UPDATE "Audit" SET "reason" = 'ett annat skäl' WHERE "number" = 3`);
  const { code, err } = await command();
  expect([code, err.split('\n')[0]]).toEqual([1, 'Kommun 0181: rad 3 har ändrats efter att den skrevs.']);
});

test.each([
  ['municipalityId', `'0182'`, 'linked'],
  ['planId', `'plan/0181/x/2026-2027'`, 'changed'],
  ['at', `"at" + interval '1 ms'`, 'changed'],
  ['actor', `'system'`, 'changed'],
  ['onBehalfOf', `'{}'`, 'changed'],
  ['via', `'api'`, 'changed'],
  ['action', `'except'`, 'changed'],
  ['details', `'{}'`, 'changed'],
  ['previous', `'x'`, 'linked'],
])('nothing of a row can be changed unseen: %s', async (column, value, kind) => {
  await record(2, '0182');
  await record(3);
  await behindItsBack(
    column === 'municipalityId'
      ? `UPDATE "Audit" SET "municipalityId" = ${value}, "number" = 3 WHERE "municipalityId" = '0181' AND "number" = 3`
      : `UPDATE "Audit" SET "${column}" = ${value} WHERE "municipalityId" = '0181' AND "number" = 2`,
  );
  expect((await verifyAudit(store.database, [])).fault?.kind).toBe(kind);
});

test('a row that was taken away is named', async () => {
  await record(5);
  await behindItsBack(`DELETE FROM "Audit" WHERE "number" = 2`);
  const { code, err } = await command();
  expect([code, err]).toEqual([1, expect.stringContaining('rad 2 saknas i loggen; i dess ställe står rad 3')]);
});

test('a row that was put in between is named, also when those after it have been moved', async () => {
  await record(4);
  await behindItsBack(`
    UPDATE "Audit" SET "number" = -"number" - 1 WHERE "number" >= 3`);
  await behindItsBack(`
    UPDATE "Audit" SET "number" = -"number" WHERE "number" < 0`);
  await behindItsBack(`
    INSERT INTO "Audit" ("municipalityId", "number", "at", "actor", "action", "details", "previous", "hash")
    SELECT "municipalityId", 3, "at", 'nobody', 'approve', '{}', "hash", repeat('0', 64) FROM "Audit" WHERE "number" = 2`);
  expect((await verifyAudit(store.database, [])).fault).toMatchObject({ number: 3, kind: 'changed' });
});

test('a tail that was cut off is seen by a head that was kept, and by nothing else', async () => {
  await record(3);
  const { heads } = await verifyAudit(store.database, []);
  const head = heads[0]?.hash ?? '';
  await record(2);
  expect((await command('--head', head)).code).toBe(0);
  await behindItsBack(`DELETE FROM "Audit" WHERE "number" >= 3`);
  expect((await command()).code).toBe(0);
  const { code, err } = await command('--head', head);
  expect([code, err]).toEqual([1, expect.stringContaining(`Slutet ${head} finns inte i loggen`)]);
});

test('a log written anew from a row on fits, and is seen by a head that was kept', async () => {
  await record(3);
  const { heads } = await verifyAudit(store.database, []);
  await behindItsBack(`DELETE FROM "Audit" WHERE "number" = 3`);
  await record(1);
  const again = await verifyAudit(
    store.database,
    heads.map(({ hash }) => hash),
  );
  expect([again.fault, again.lost.length]).toEqual([null, 1]);
});

test.each([[['--head', 'x']], [['--head']], [['nu']]])('%s is wrong use', async (args) => {
  expect((await command(...args)).code).toBe(2);
});

test('it is told in JSON too', async () => {
  await record(2);
  const { code, out } = await command('--json');
  expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ ok: true, rows: 2, fault: null, lost: [] })]);
});

test.each([
  `UPDATE "Audit" SET "actor" = 'nobody'`,
  `DELETE FROM "Audit"`,
  `TRUNCATE "Audit"`,
  `INSERT INTO "Audit" ("municipalityId", "at", "actor", "action", "details") VALUES ('0181', now(), 'x', 'y', '{}')
     ON CONFLICT ("municipalityId", "number") DO UPDATE SET "actor" = 'nobody'`,
])('the database refuses whoever would change the log: %s', async (sql) => {
  await record(2);
  await expect(store.database.$executeRawUnsafe(sql)).rejects.toThrow(/permission denied/);
  if (!sql.startsWith('INSERT')) await expect(store.owner.$executeRawUnsafe(sql)).rejects.toThrow(/only be added to/);
  expect((await verifyAudit(store.database, [])).heads).toMatchObject([{ number: 2 }]);
});

test.each([
  'ALTER TABLE "Audit" DISABLE TRIGGER USER',
  'ALTER TABLE "Audit" DISABLE TRIGGER audit_stands',
  'DROP TABLE "Audit"',
  'DROP TRIGGER audit_stands ON "Audit"',
  'CREATE OR REPLACE FUNCTION audit_stands() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN OLD; END $$',
  'CREATE TABLE "Other" ()',
  'DELETE FROM "_prisma_migrations"',
  `SET session_replication_role = 'replica'`,
])('the application’s role cannot get round that: %s', async (sql) => {
  await expect(store.database.$executeRawUnsafe(sql)).rejects.toThrow(/permission denied|must be owner/);
});

test('what was written before the log was chained is chained in its order, and keeps what it said', async () => {
  const old = await emptyDatabase();
  await migrate(old.url, { upTo: '0002_look' });
  await old.database.$executeRaw`
    INSERT INTO "Audit" ("municipalityId", "planId", "at", "actor", "action", "details")
    SELECT (ARRAY['0181', '0182', NULL])[1 + n % 3], 'p', now(), 'system', 'open', jsonb_build_object('n', n)
    FROM generate_series(1, 30) n`;
  await old.database.$executeRaw`
    INSERT INTO "Audit" ("municipalityId", "at", "actor", "action", "details")
    VALUES ('0181', now(), 'a7f0', 'except', '{"act": {"kind": "except", "reason": "brand"}}')`;
  await migrate(old.url);
  const chain = await verifyAudit(old.database, []);
  expect(chain).toMatchObject({ rows: 31, fault: null, heads: [{ number: 10 }, { number: 11 }, { number: 10 }] });
  const rows = await old.database.audit.findMany({ where: { municipalityId: '0181' }, orderBy: { number: 'asc' } });
  expect(rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).sort((a, b) => Number(a - b)));
  expect(rows.map(({ via }) => via)).toEqual([...Array<string>(10).fill('temporal'), 'page']);
  expect(rows.at(-1)?.reason).toBe('brand');
  await old.close();
});

test('many who write at once are chained one after the other, and whoever is rolled back leaves no gap', async () => {
  const write = async (index: number): Promise<void> => {
    await store.database
      .$transaction(
        async (transaction) => {
          await recordAudit(transaction, {
            municipality: '0181',
            entries: [1, 2, 3].map((part) => ({ at: AT, actor: 'x', action: 'open', details: { index, part } })),
          });
          if (index % 5 === 0) throw new Error('rolled back');
        },
        { maxWait: 20_000 },
      )
      .catch((error: unknown) => {
        if (!(error instanceof Error && error.message === 'rolled back')) throw error;
      });
  };
  await Promise.all(Array.from({ length: 50 }, (_, index) => write(index)));
  expect(await verifyAudit(store.database, [])).toMatchObject({ rows: 120, fault: null, heads: [{ number: 120 }] });
});
