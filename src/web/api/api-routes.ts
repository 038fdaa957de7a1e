import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { limitBody, LONGEST_BODY, LONGEST_FILE } from '../security/body-limit.ts';
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

function read(schema: z.ZodType, value: unknown, where: string): unknown {
  const parsed = schema.safeParse(value, { error: SWEDISH });
  if (parsed.success) return parsed.data;
  throw new WebError('malformed', {
    faults: parsed.error.issues.slice(0, 50).map((issue) => ({
      place: [where, ...issue.path.map(String)].join('.'),
      expected: issue.message,
    })),
  });
}
