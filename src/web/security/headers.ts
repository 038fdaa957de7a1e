import { createMiddleware } from 'hono/factory';
import { randomUUID } from 'node:crypto';
import type { WebEnvironment } from '../web-environment.ts';

/** Script and style come from files of ours alone. */
const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** Names every request, and tells browsers what these pages never do. `https` adds HSTS. */
export function securityHeaders({ https }: { https: boolean }) {
  return createMiddleware<WebEnvironment>(async (c, next) => {
    c.set('requestId', randomUUID().slice(0, 8));
    await next();
    const { headers } = c.res;
    headers.set('Content-Security-Policy', CONTENT_POLICY);
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('X-Frame-Options', 'DENY');
    // `no-referrer` would make browsers post our own forms with `Origin: null`.
    headers.set('Referrer-Policy', 'same-origin');
    headers.set('Cross-Origin-Opener-Policy', 'same-origin');
    headers.set('Cross-Origin-Resource-Policy', 'same-origin');
    headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
    if (https) headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
    // A page with something to type into is kept for the way back; no other leaves anything on the machine.
    if (!headers.has('Cache-Control')) {
      headers.set('Cache-Control', c.req.path.startsWith('/api/') ? 'no-store' : 'private, no-cache');
    }
  });
}
