import type { PersonId } from '../domain/organisation.ts';
import type { Instant } from '../domain/time.ts';
import type { Prisma } from './generated/client.ts';
import { hashSecret, newSecret } from './session-store.ts';

type Database = Prisma.TransactionClient;

export type KnownPerson = {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly municipality: string;
};

export type SignInLink = {
  readonly person: KnownPerson;
  readonly next: string;
  readonly usable: boolean;
};

/** Everybody who has this address, whatever case it is written in. */
export async function personByEmail(database: Database, email: string): Promise<KnownPerson | undefined> {
  const row = await database.person.findFirst({
    where: { email: { equals: escapeLike(email), mode: 'insensitive' } },
    orderBy: { municipalityId: 'asc' },
  });
  return row === null ? undefined : { id: row.id, name: row.name, email: row.email, municipality: row.municipalityId };
}

/** How many links were issued since `since` (real time): to this person, and to anybody. */
export async function countLinksSince(
  database: Database,
  { person, since }: { person: PersonId; since: Instant },
): Promise<{ person: number; total: number }> {
  const createdAt = { gte: new Date(since) };
  const [own, total] = await Promise.all([
    database.signInToken.count({ where: { personId: person, createdAt } }),
    database.signInToken.count({ where: { createdAt } }),
  ]);
  return { person: own, total };
}

/** Issues a one-time link's token; the database keeps its hash. Instants in real time. */
export async function issueLink(
  database: Database,
  link: { person: PersonId; next: string; at: Instant; expiresAt: Instant },
): Promise<string> {
  const token = newSecret();
  await database.signInToken.create({
    data: {
      tokenHash: hashSecret(token),
      personId: link.person,
      next: link.next,
      createdAt: new Date(link.at),
      expiresAt: new Date(link.expiresAt),
    },
  });
  return token;
}

/** Whose link it is, and whether it still signs in; undefined when it never was one. Changes nothing. */
export async function findLink(
  database: Database,
  { token, at }: { token: string; at: Instant },
): Promise<SignInLink | undefined> {
  const row = await database.signInToken.findUnique({ where: { tokenHash: hashSecret(token) } });
  if (!row) return undefined;
  const person = await database.person.findUnique({ where: { id: row.personId } });
  if (!person) return undefined;
  return {
    person: {
      id: person.id,
      name: person.name,
      email: person.email,
      municipality: person.municipalityId,
    },
    next: row.next,
    usable: row.usedAt === null && row.expiresAt.getTime() > at,
  };
}

/** Spends the link. True for exactly one caller, and only before it expires. */
export async function spendLink(database: Database, { token, at }: { token: string; at: Instant }): Promise<boolean> {
  const { count } = await database.signInToken.updateMany({
    where: { tokenHash: hashSecret(token), usedAt: null, expiresAt: { gt: new Date(at) } },
    data: { usedAt: new Date(at) },
  });
  return count === 1;
}

/** Links older than `before` (real time) cannot even tell whose they were. */
export async function forgetOldLinks(database: Database, before: Instant): Promise<void> {
  await database.signInToken.deleteMany({ where: { createdAt: { lt: new Date(before) } } });
}

/** `equals` without regard to case is an ILIKE in PostgreSQL. */
function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}
