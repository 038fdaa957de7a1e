import { createMiddleware } from 'hono/factory';
import { isLoopbackHost } from '../contract/loopback.ts';
import { MAIL_CATCHER_TEXT } from '../text/set-up/mail-catcher.ts';

/**
 * Sign-in links are read here. A page from elsewhere whose name has been pointed at this machine is turned away, and no
 * other site's page presses a button. Who says nothing of where a request comes from is no browser.
 */
export const ownRequests = createMiddleware(async (http, next) => {
  const { host = '', origin, 'sec-fetch-site': site } = http.req.header();
  const isOwnPage =
    site === undefined ? origin === undefined || origin === `http://${host}` : ['same-origin', 'none'].includes(site);
  const isRead = http.req.method === 'GET' || http.req.method === 'HEAD';
  if (!isLoopbackHost(host)) return http.text(MAIL_CATCHER_TEXT.otherHost, 421);
  if (!isRead && !isOwnPage) return http.text(MAIL_CATCHER_TEXT.otherPage, 403);
  return await next();
});
