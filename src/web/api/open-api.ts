import { z } from 'zod';
import { problemSchema } from '../../contract/api/problem-schema.ts';
import { API_TEXT } from '../../text/api.ts';
import { WEB_ERROR_TEXTS } from '../../text/web-errors.ts';
import { WEB_ERROR_STATUS, type WebErrorCode } from '../web-error.ts';
import type { Operation } from './operation.ts';
import { pathParameters } from './path-parameters.ts';

type Json = Readonly<Record<string, unknown>>;

/** The OpenAPI 3.1 document of the operations, from the schemas that admit and answer their calls. */
export function openApi(operations: readonly Operation[], webAddress: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const one of operations) {
    paths[one.path] = { ...paths[one.path], [one.method]: described(one) };
  }
  return {
    openapi: '3.1.0',
    info: { title: API_TEXT.title, version: '1', description: API_TEXT.description },
    servers: [{ url: `${webAddress}/api/v1` }],
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: plain(problemSchema, 'output') },
      responses: Object.fromEntries(
        Object.entries(problemsByStatus()).map(([status, text]) => [
          `Problem${status}`,
          {
            description: text,
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        ]),
      ),
    },
  };
}

function described(one: Operation): Json {
  const query = one.query === undefined ? [] : queryParameters(one.query);
  return {
    operationId: one.id,
    summary: one.summary,
    parameters: [...pathParameters(one.path), ...query],
    ...(one.body === undefined ? {} : { requestBody: requestBody(one.body) }),
    responses: {
      ...Object.fromEntries(Object.entries(one.answers).map(([status, schema]) => [status, success(one, schema)])),
      ...Object.fromEntries(
        Object.keys(problemsByStatus()).map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]),
      ),
    },
  };
}

function queryParameters(query: z.ZodObject): readonly Json[] {
  const schema = plain(query, 'input') as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    in: 'query',
    required: schema.required?.includes(name) ?? false,
    schema: property,
  }));
}

function requestBody(body: z.ZodType | 'file'): Json {
  if (body === 'file') {
    const schema = { type: 'string', description: API_TEXT.organisationFile };
    return { required: true, content: { 'text/csv': { schema }, 'application/json': { schema: {} } } };
  }
  return { required: true, content: { 'application/json': { schema: plain(body, 'input') } } };
}

function success(one: Operation, schema: z.ZodType | 'message'): Json {
  const content =
    schema === 'message'
      ? { 'message/rfc822': { schema: { type: 'string' } } }
      : { 'application/json': { schema: plain(schema, 'output') } };
  return { description: one.summary, content };
}

/** PostgreSQL stores no NUL, whatever text it stands in. */
const STORABLE = '^[^\\u0000]*$';

/** Inline and without its own `$schema`: 3.1 speaks the same dialect. */
function plain(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    reused: 'inline',
    override: ({ jsonSchema }) => {
      const { type, pattern, format, enum: values, const: value } = jsonSchema;
      const isFree = pattern === undefined && format === undefined && values === undefined && value === undefined;
      if (io === 'input' && type === 'string' && isFree) jsonSchema.pattern = STORABLE;
    },
  });
  return rest;
}

function problemsByStatus(): Readonly<Record<string, string>> {
  const codes = Object.keys(WEB_ERROR_STATUS) as WebErrorCode[];
  const byStatus: Record<string, string> = {};
  for (const code of codes) {
    const status = String(WEB_ERROR_STATUS[code]);
    const text = `${code}: ${WEB_ERROR_TEXTS[code].heading}`;
    byStatus[status] = byStatus[status] === undefined ? text : `${byStatus[status]} · ${text}`;
  }
  return byStatus;
}
