import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { limitBody, LONGEST_BODY, LONGEST_FILE } from '../security/body-limit.ts';
import { API_TEXT } from '../../text/api.ts';
import type { WebEnvironment } from '../web-environment.ts';
import { WebError } from '../web-error.ts';
import type { WebServices } from '../web-services.ts';
import { adminOperations } from './admin-operations.ts';
import { bearerContext } from './bearer.ts';
import { openApi } from './open-api.ts';
import type { Operation } from './operation.ts';
import { planOperations } from './plan-operations.ts';
import { taskOperations } from './task-operations.ts';

export const OPERATIONS: readonly Operation[] = [...planOperations, ...taskOperations, ...adminOperations];

const SWEDISH = z.locales.sv().localeError;

/** Everything under /api/v1. */
export function apiRoutes(services: WebServices): Hono<WebEnvironment> {
  const app = new Hono<WebEnvironment>();
  const document = openApi(OPERATIONS, services.settings.webAddress);
  app.get('/openapi.json', (http) => http.json(document));
  for (const one of OPERATIONS) {
    const path = one.path.replaceAll(/\{(\w+)\}/g, ':$1');
    const limit = limitBody(one.body === 'file' ? LONGEST_FILE : LONGEST_BODY);
    app.on(one.method.toUpperCase(), path, limit, async (http) => await answer(services, one, http));
  }
  return app;
}

async function answer(services: WebServices, one: Operation, http: Context<WebEnvironment>): Promise<Response> {
  const context = await bearerContext(services, http);
  const query = one.query === undefined ? {} : read(one.query, http.req.query(), 'query');
  const body = await bodyOf(one, http);
  const result = await one.run({ context, query: query as never, body: body as never });
  return result instanceof Response ? result : http.json(result.body as object, result.status ?? 200);
}

async function bodyOf(one: Operation, http: Context): Promise<unknown> {
  if (one.body === undefined) return undefined;
  if (one.body === 'file') return new Uint8Array(await http.req.arrayBuffer());
  let json: unknown;
  try {
    json = JSON.parse(await http.req.text());
  } catch (error) {
    if (error instanceof WebError) throw error;
    throw new WebError('malformed', { faults: [{ place: 'body', expected: 'JSON' }] });
  }
  return read(one.body, json, 'body');
}

/** PostgreSQL stores no NUL and no half of a letter. */
function unstorable(value: unknown, place: string): readonly string[] {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed() ? [place] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => unstorable(inner, `${place}.${key}`));
}

function read(schema: z.ZodType, value: unknown, where: string): unknown {
  const [bad] = unstorable(value, where);
  if (bad !== undefined) throw new WebError('malformed', { faults: [{ place: bad, expected: API_TEXT.storable }] });
  const parsed = schema.safeParse(value, { error: SWEDISH });
  if (parsed.success) return parsed.data;
  throw new WebError('malformed', {
    faults: parsed.error.issues.slice(0, 50).map((issue) => ({
      place: [where, ...issue.path.map(String)].join('.'),
      expected: issue.message,
    })),
  });
}
