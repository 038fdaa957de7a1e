import type { z } from 'zod';
import type { PageContext } from '../page-context.ts';

export type ApiCall<Query, Body> = {
  readonly context: PageContext;
  readonly query: Query;
  readonly body: Body;
};

export type ApiAnswer = { readonly status?: 200 | 201 | 202; readonly body: unknown };

/** One address of the API: what it takes, what it gives, and what does it. OpenAPI is written from the same. */
export type Operation = {
  readonly id: string;
  readonly method: 'get' | 'post' | 'put';
  /** Under /api/v1; parameters in braces. */
  readonly path: string;
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType | 'file';
  /** 202 has the schema of 200. */
  readonly answers: Readonly<Partial<Record<200 | 201 | 202, z.ZodType | 'message'>>>;
  readonly run: (call: ApiCall<never, never>) => Promise<ApiAnswer | Response>;
};

/** As what a body may be sent. */
export function mediaTypes(body: NonNullable<Operation['body']>): readonly string[] {
  return body === 'file' ? ['text/csv', 'application/json'] : ['application/json'];
}

type Given<Query extends z.ZodObject, Body extends z.ZodType | 'file'> = Omit<Operation, 'query' | 'body' | 'run'> & {
  readonly query?: Query;
  readonly body?: Body;
  readonly run: (
    call: ApiCall<z.output<Query>, Body extends z.ZodType ? z.output<Body> : Uint8Array>,
  ) => Promise<ApiAnswer | Response>;
};

/** Ties what an operation runs on to the schemas it is given; the caller parses before it runs. */
export function operation<Query extends z.ZodObject = z.ZodObject, Body extends z.ZodType | 'file' = 'file'>(
  given: Given<Query, Body>,
): Operation {
  return given;
}
