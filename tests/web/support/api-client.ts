import { createApiToken } from '../../../src/database/api-token-store.ts';
import type { Role } from '../../../src/domain/cycle-definition.ts';
import { MUNICIPALITY } from './municipality.ts';
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
  const secret = await createApiToken(web.services.database, {
    ...who,
    municipality: MUNICIPALITY,
    name: 'prov',
    at,
    expiresAt: at + 3_600_000,
  });
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
