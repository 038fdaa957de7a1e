import type { Role } from '../domain/cycle-definition.ts';
import type { PersonId } from '../domain/organisation.ts';
import type { Instant } from '../domain/time.ts';
import { recordAudit } from './audit-store.ts';
import { hashSecret, newSecret } from './session-store.ts';
import type { Reader } from './transaction.ts';

export type StoredApiToken = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly person: PersonId;
  readonly municipality: string;
};

/** Makes a token for a person in one role, audited; the returned text is shown once. Instants in real time. */
export async function createApiToken(
  transaction: Reader,
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
  const row = await transaction.apiToken.create({
    data: {
      name: token.name,
      tokenHash: hashSecret(secret),
      role: token.role,
      personId: token.person,
      createdAt: new Date(token.at),
      expiresAt: new Date(token.expiresAt),
    },
  });
  await recordAudit(transaction, {
    municipality: token.municipality,
    entries: [
      {
        at: token.at,
        actor: 'system',
        via: 'command',
        action: 'token-created',
        details: { token: row.id, name: token.name, role: token.role, person: token.person },
      },
    ],
  });
  return secret;
}

/** The token a request carries, unless it has expired or been revoked at `at` (real time). */
export async function findApiToken(
  database: Reader,
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
