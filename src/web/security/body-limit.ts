import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { WebError } from '../web-error.ts';

/** A form or a call may be this long, in bytes; an organisation file longer. */
export const LONGEST_BODY = 2 * 1024 * 1024 - 1;
export const LONGEST_FILE = 48 * 1024 * 1024;

/** Answers what is longer with 413 before anybody reads it. */
export function limitBody(maxSize: number) {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new WebError('too-large');
    },
  });
}

/** Pages that take files take longer bodies than forms do. */
export function limitBodyByPath(files: readonly string[]) {
  const ofFile = limitBody(LONGEST_FILE);
  const ofForm = limitBody(LONGEST_BODY);
  return createMiddleware(async (http, next) =>
    files.includes(http.req.path) ? await ofFile(http, next) : await ofForm(http, next),
  );
}
