import type { Context } from 'hono';
import { WebError } from '../web-error.ts';

/** What a form posted: the text of each control; of several with one name the last. */
export type PostedForm = Readonly<Record<string, string>>;

/** Reads a posted form. @throws WebError `malformed` for a body that is none. */
export async function readPostedForm(http: Context): Promise<PostedForm> {
  try {
    const body = await http.req.parseBody();
    return Object.fromEntries(
      Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch (error) {
    if (error instanceof WebError) throw error;
    throw new WebError('malformed');
  }
}
