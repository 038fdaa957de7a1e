import { createHash, randomBytes } from 'node:crypto';
import type { PersonId } from '../domain/organisation.ts';
import type { Instant } from '../domain/time.ts';
import type { Prisma } from './generated/client.ts';

type Database = Prisma.TransactionClient;

export type StoredSession = {
  readonly id: string;
  readonly person: PersonId;
  readonly municipality: string;
  readonly csrf: string;
  readonly expiresAt: Instant;
};

/** What the database keeps of a secret: enough to know it again, not to use it. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** 256 random bits that survive an address and a header. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Opens a session; the returned token is in no other place than the visitor's cookie. Instants in real time. */
export async function openSession(
  database: Database,
  { person, at, expiresAt }: { person: PersonId; at: Instant; expiresAt: Instant },
): Promise<string> {
  const token = newSecret();
  await database.session.create({
    data: {
      tokenHash: hashSecret(token),
      csrf: newSecret(),
      personId: person,
      createdAt: new Date(at),
      expiresAt: new Date(expiresAt),
    },
  });
  return token;
}

/** The session of a cookie, unless it has ended at `at` (real time). */
export async function findSession(
  database: Database,
  { token, at }: { token: string; at: Instant },
): Promise<StoredSession | undefined> {
  const row = await database.session.findUnique({
    where: { tokenHash: hashSecret(token) },
    include: { person: { select: { municipalityId: true } } },
  });
  if (!row || row.expiresAt.getTime() <= at) return undefined;
  return {
    id: row.id,
    person: row.personId,
    municipality: row.person.municipalityId,
    csrf: row.csrf,
    expiresAt: row.expiresAt.getTime(),
  };
}

export async function closeSession(database: Database, token: string): Promise<void> {
  await database.session.deleteMany({ where: { tokenHash: hashSecret(token) } });
}

/** Sessions that ended before `at` are of no use to anybody. */
export async function forgetEndedSessions(database: Database, at: Instant): Promise<void> {
  await database.session.deleteMany({ where: { expiresAt: { lt: new Date(at) } } });
}
