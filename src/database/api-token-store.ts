import type { Role } from '../domain/cycle-definition.ts';
import type { PersonId } from '../domain/organisation.ts';
import type { Instant } from '../domain/time.ts';
import type { Prisma } from './generated/client.ts';
import { hashSecret, newSecret } from './session-store.ts';

type Database = Prisma.TransactionClient;

export type StoredApiToken = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly person: PersonId;
  readonly municipality: string;
};

/** Makes a token for a person in one role, audited; the returned text is shown once. Instants in real time. */
export async function createApiToken(
  database: Database,
  token: {
    municipality: string;
    person: PersonId;
    role: Role;
    name: string;
    at: Instant;
    expiresAt: Instant;
  },
): Promise<string> {
  const secret = `arshjul_${newSecret()}`;
  const row = await database.apiToken.create({
    data: {
      name: token.name,
      tokenHash: hashSecret(secret),
      role: token.role,
      personId: token.person,
      createdAt: new Date(token.at),
      expiresAt: new Date(token.expiresAt),
    },
  });
  await database.audit.create({
    data: {
      municipalityId: token.municipality,
      at: new Date(token.at),
      actor: 'system',
      action: 'token-created',
      details: { token: row.id, name: token.name, role: token.role, person: token.person },
    },
  });
  return secret;
}

/** The token a request carries, unless it has expired or been revoked at `at` (real time). */
export async function findApiToken(
  database: Database,
  { secret, at }: { secret: string; at: Instant },
): Promise<StoredApiToken | undefined> {
  const row = await database.apiToken.findUnique({
    where: { tokenHash: hashSecret(secret) },
    include: { person: { select: { municipalityId: true } } },
  });
  if (row?.revokedAt !== null || row.expiresAt.getTime() <= at) return undefined;
  return {
    id: row.id,
    name: row.name,
    // Written by `createApiToken` alone.
    role: row.role as Role,
    person: row.personId,
    municipality: row.person.municipalityId,
  };
}
