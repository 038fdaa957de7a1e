import { connectDatabase } from './client.ts';
import type { Transaction } from './transaction.ts';

/**
 * Gives the user of `application` what web, worker and commands need in the database that the user of `owner` migrates:
 * every row, but no table, and of the audit log only to read and to add. A user that is missing is made, with the password
 * in the address. Done twice it changes nothing; nothing is done where both are the same user.
 * @throws when the owner may not make users and the user is missing.
 */
export async function grantApplication({ owner, application }: { owner: string; application: string }): Promise<void> {
  const { username, password } = new URL(application);
  const role = decodeURIComponent(username);
  if (role === '' || username === new URL(owner).username) return;
  const database = connectDatabase(owner, { connections: 1 });
  try {
    await database.$transaction(async (transaction) => {
      // Two that migrate at once would change the same rights.
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('arshjul/rights'))`;
      await createIfMissing(transaction, { role, password: decodeURIComponent(password) });
      for (const right of RIGHTS) await execute(transaction, right, role);
    });
  } finally {
    await database.$disconnect();
  }
}

/** `%1$I` is the role. */
const RIGHTS = [
  'GRANT USAGE ON SCHEMA public TO %1$I',
  'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %1$I',
  'GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO %1$I',
  'REVOKE ALL ON "Audit", "_prisma_migrations" FROM %1$I',
  'GRANT SELECT, INSERT ON "Audit" TO %1$I',
  'GRANT SELECT ON "_prisma_migrations" TO %1$I',
] as const;

async function createIfMissing(
  transaction: Transaction,
  { role, password }: { role: string; password: string },
): Promise<void> {
  const known = await transaction.$queryRaw<unknown[]>`SELECT 1 FROM pg_roles WHERE rolname = ${role}`;
  if (known.length === 0) await execute(transaction, 'CREATE ROLE %1$I LOGIN PASSWORD %2$L', role, password);
}

/** PostgreSQL itself writes the names into a statement that takes no parameters. */
async function execute(transaction: Transaction, statement: string, ...names: readonly string[]): Promise<void> {
  const [first = '', second = ''] = names;
  const [written] = await transaction.$queryRaw<{ sql: string }[]>`
    SELECT format(${statement}, ${first}::text, ${second}::text) AS sql`;
  await transaction.$executeRawUnsafe(written?.sql ?? '');
}
