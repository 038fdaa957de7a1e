import { bodyLimit } from 'hono/body-limit';
import { WebError } from '../web-error.ts';

/** A form or a call may be this long, in bytes; an organisation file longer. */
export const LONGEST_BODY = 2 * 1024 * 1024 - 1;
export const LONGEST_FILE = 32 * 1024 * 1024;

/** Answers what is longer with 413 before anybody reads it. */
export function limitBody(maxSize: number) {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new WebError('too-large');
    },
  });
}
