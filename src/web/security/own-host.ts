import { createMiddleware } from 'hono/factory';
import { isLoopback, isLoopbackHost } from '../../contract/loopback.ts';
import { otherHost } from '../../text/web-errors.ts';
import type { WebEnvironment } from '../web-environment.ts';
import { WebError } from '../web-error.ts';

/**
 * Where the system's own address is a loopback one, only this machine's browsers have a way in, and a page from elsewhere
 * whose name has been pointed at 127.0.0.1 is turned away: whatever a browser asks under names the host its page has.
 * Behind a proxy, under a name of its own, there is no such way, and every proxy passes what it likes.
 */
export function ownHost(webAddress: string) {
  const isGuarded = isLoopback(new URL(webAddress).hostname);
  return createMiddleware<WebEnvironment>(async (http, next) => {
    const host = http.req.header('host') ?? new URL(http.req.url).host;
    if (isGuarded && !isLoopbackHost(host)) throw new WebError('other-host', { sentence: otherHost(webAddress) });
    await next();
  });
}
