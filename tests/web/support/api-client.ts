import { expect } from 'vitest';
import { createApiToken } from '../../../src/database/api-token-store.ts';
import type { Role } from '../../../src/domain/cycle-definition.ts';
import { OPERATIONS } from '../../../src/web/api/api-routes.ts';
import { MUNICIPALITY, type PersonKey } from './municipality.ts';
import type { WebForTests } from './web-for-tests.ts';

export type ApiClient = {
  readonly secret: string;
  call(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; type: string; body: Record<string, unknown> }>;
};

/** Calls the API as a person in one role, by a token that lives an hour. */
export async function apiClient(web: WebForTests, who: { person: string; role: Role }): Promise<ApiClient> {
  const at = web.time.real;
  const asked = { ...who, municipality: MUNICIPALITY, name: 'prov', at, expiresAt: at + 3_600_000 };
  const secret = await web.services.database.$transaction((transaction) => createApiToken(transaction, asked));
  return {
    secret,
    call: async (method, path, body) => {
      const answer = await web.request(`/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const type = answer.headers.get('content-type') ?? '';
      const text = await answer.text();
      return { status: answer.status, type, body: type.includes('json') ? JSON.parse(text) : { text } };
    },
  };
}

/** What each person of the test municipality is there. */
export const ROLE_OF: Readonly<Record<PersonKey, Role>> = {
  dir: 'director',
  vc: 'operationHead',
  rektor: 'unitHead',
  rektor2: 'unitHead',
  admin: 'administrator',
};

/** Every answer is one of those its operation describes, by the very schema that OpenAPI is written from. */
export function expectDescribed(id: string, answer: { status: number; body: unknown }): void {
  const found = OPERATIONS.find((one) => one.id === id)?.answers[answer.status as 200];
  if (found === undefined || found === 'message') throw new Error(`${id} ${answer.status}: not described`);
  expect(found.safeParse(answer.body).error?.issues ?? []).toEqual([]);
}
