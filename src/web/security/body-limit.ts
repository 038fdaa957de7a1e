import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { tooLarge } from '../../text/web-errors.ts';
import { WebError } from '../web-error.ts';

/** A form or a call may be this long, in bytes; an organisation file longer. */
export const LONGEST_BODY = 2 * 1024 * 1024 - 1;
export const LONGEST_FILE = 48 * 1024 * 1024;
/** A sender who is still sending hears no answer: so much more is taken in, and thrown away. */
const MOST_DRAINED = 256 * 1024 * 1024;

/** Answers what is longer with 413, without keeping it. */
export function limitBody(maxSize: number) {
  return bodyLimit({
    maxSize,
    onError: async (http) => {
      await drain(http.req.raw);
      throw new WebError('too-large', { sentence: tooLarge(Math.ceil(maxSize / 1024 / 1024)) });
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

/** Takes in what is still being sent, and throws it away. */
export async function drain({ body, bodyUsed }: Request): Promise<void> {
  if (body === null || bodyUsed || body.locked) return;
  const reader = body.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  let taken = 0;
  try {
    while (taken < MOST_DRAINED) {
      const { done, value } = await reader.read();
      if (done) return;
      taken += value.byteLength;
    }
    await reader.cancel();
  } catch {
    // The sender has gone, or what was read has been cut off already: there is nothing more to take in.
  }
}
