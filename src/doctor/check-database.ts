import { migrationFaults } from '../database/migration-faults.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import type { Instant } from '../domain/time.ts';
import { listed, type Finding } from './finding.ts';

/** Milliseconds that two clocks may differ by. */
const TOLERANCE = 2_000;

/** Migrations, the audit log's guards, whose its tables are, and the database's clock against this machine's (`now`, real time). */
export async function checkDatabase(database: PrismaClient, now: () => Instant): Promise<readonly Finding[]> {
  const { missing, edited, failed, newer } = await migrationFaults(database);
  return [
    ...listed('migrations-missing', missing),
    ...listed('migrations-edited', edited),
    ...listed('migrations-failed', failed),
    ...listed('migrations-newer', newer),
    ...(missing.length > 0 ? [] : [...(await unguarded(database)), ...(await owned(database))]),
    ...(await clockApart(database, now)),
  ];
}

const GUARDS = ['audit_chain', 'audit_stands', 'audit_stays'];

/** Triggers of the audit log that are gone, switched off, or can be passed by (`session_replication_role`): not ALWAYS. */
async function unguarded(database: PrismaClient): Promise<readonly Finding[]> {
  const rows = await database.$queryRaw<{ name: string }[]>`
    SELECT tgname::text AS name FROM pg_trigger WHERE tgrelid = '"Audit"'::regclass AND tgenabled = 'A'`;
  const there = rows.map(({ name }) => name);
  return listed(
    'audit-unguarded',
    GUARDS.filter((name) => !there.includes(name)),
  );
}

/** Who we act as, where that user could switch the guards off: she owns the log, is of those who do, or is above all rights. */
async function owned(database: PrismaClient): Promise<readonly Finding[]> {
  const rows = await database.$queryRaw<{ user: string }[]>`
    SELECT current_user::text AS user FROM pg_class
    WHERE oid = '"Audit"'::regclass AND pg_has_role(current_user, relowner, 'MEMBER')`;
  return listed(
    'tables-owned',
    rows.map(({ user }) => user),
  );
}

async function clockApart(database: PrismaClient, now: () => Instant): Promise<readonly Finding[]> {
  // The first question of a connection takes longer than the second.
  await database.$queryRaw`SELECT 1`;
  const asked = now();
  const [row] = await database.$queryRaw<{ now: number }[]>`
    SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now`;
  const answered = now();
  const apart = (row?.now ?? asked) - (asked + answered) / 2;
  if (Math.abs(apart) <= TOLERANCE + (answered - asked) / 2) return [];
  return [{ kind: 'clock-database', seconds: Math.round(apart / 1000) }];
}
