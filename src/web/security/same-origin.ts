import { createMiddleware } from 'hono/factory';
import type { WebEnvironment } from '../web-environment.ts';
import { WebError } from '../web-error.ts';

const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];
const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Lets no other site's page post here. A browser says where a post comes from, by `Sec-Fetch-Site` or
 * `Origin`; who says neither is no browser, and has no cookie that another page could abuse.
 */
export function sameOrigin(webAddress: string) {
  const own = new URL(webAddress).origin;
  return createMiddleware<WebEnvironment>(async (c, next) => {
    if (!SAFE_METHODS.includes(c.req.method)) {
      const site = c.req.header('sec-fetch-site');
      const origin = c.req.header('origin');
      const allowed =
        site !== undefined
          ? site === 'same-origin' || site === 'none'
          : origin === undefined || origin === own || isOwnMachine(origin, c.req.header('host'));
      if (!allowed) throw new WebError('foreign-origin');
    }
    await next();
  });
}

/** The same loopback server by another of its names; a name from elsewhere may have been pointed here. */
function isOwnMachine(origin: string, host: string | undefined): boolean {
  if (host === undefined || !URL.canParse(origin)) return false;
  const url = new URL(origin);
  return url.host === host && LOOPBACK.includes(url.hostname);
}
