import { Hono, type Context } from 'hono';
import type { z } from 'zod';
import { REASON_MISSING } from '../../contract/forms/act-form.ts';
import { limitBody, LONGEST_BODY, LONGEST_FILE } from '../security/body-limit.ts';
import { API_TEXT } from '../../text/api.ts';
import { API_FAULT_TEXT, requestFaultLine } from '../../text/api-faults.ts';
import { refusalError } from '../acts/early-refusal.ts';
import { refuseOtherMethods } from '../other-methods.ts';
import type { WebEnvironment } from '../web-environment.ts';
import { WebError, type RequestFault } from '../web-error.ts';
import type { WebServices } from '../web-services.ts';
import { addressOperations } from './address-operations.ts';
import { adminOperations } from './admin-operations.ts';
import { bearerContext } from './bearer.ts';
import { openApi } from './open-api.ts';
import { mediaTypes, type Operation } from './operation.ts';
import { planOperations } from './plan-operations.ts';
import { cut, LONGEST_VALUE, requestFaults } from './request-faults.ts';
import { taskOperations } from './task-operations.ts';

export const OPERATIONS: readonly Operation[] = [
  ...planOperations,
  ...taskOperations,
  ...adminOperations,
  ...addressOperations,
];

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
  refuseOtherMethods(app);
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
  const bytes = new Uint8Array(await http.req.arrayBuffer());
  if (bytes.length > 0) expectType(http, mediaTypes(one.body));
  return one.body === 'file' ? bytes : read(one.body, jsonOf(new TextDecoder().decode(bytes)), 'body');
}

/** What is sent says what it is. @throws WebError `other-type` where it is none of these. */
function expectType(http: Context, accepted: readonly string[]): void {
  const said = http.req.header('content-type');
  if (accepted.includes(said?.split(';', 1)[0]?.trim().toLowerCase() ?? '')) return;
  const value = said === undefined ? {} : { value: cut(said, LONGEST_VALUE) };
  const fault = { place: 'Content-Type', ...value, expected: API_FAULT_TEXT.oneOf(accepted) };
  throw new WebError('other-type', { faults: [fault], sentence: requestFaultLine(fault) });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed([{ place: 'body', value: cut(text, LONGEST_VALUE), expected: API_FAULT_TEXT.json }]);
  }
}

/** PostgreSQL stores no NUL and no half of a letter; the name "__proto__" is lost when an object is copied. */
function unstorable(value: unknown, place: string): readonly RequestFault[] {
  if (typeof value === 'string') {
    if (!value.includes('\u0000') && value.isWellFormed()) return [];
    return [{ place, value: cut(JSON.stringify(value), LONGEST_VALUE), expected: API_TEXT.storable }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '__proto__' ? [{ place, value: key, expected: API_TEXT.otherName }] : unstorable(inner, `${place}.${key}`),
  );
}

function read(schema: z.ZodType, value: unknown, where: 'body' | 'query'): unknown {
  const bad = unstorable(value, where);
  if (bad.length > 0) throw malformed(bad.slice(0, 1));
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  if (issues.every(({ message }) => message === REASON_MISSING)) throw refusalError(REASON_MISSING);
  throw malformed(requestFaults(issues, { value, where }));
}

function malformed(faults: readonly RequestFault[]): WebError {
  const [first] = faults;
  return new WebError('malformed', { faults, ...(first && { sentence: requestFaultLine(first) }) });
}
