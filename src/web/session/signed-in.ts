import type { Context, Handler } from 'hono';
import { findSession } from '../../database/session-store.ts';
import type { Instant } from '../../domain/time.ts';
import { readPostedForm, type PostedForm } from '../security/posted-form.ts';
import { equalSecrets } from '../security/equal-secrets.ts';
import type { Html, Page, PageContext } from '../page-context.ts';
import type { WebEnvironment } from '../web-environment.ts';
import { WebError } from '../web-error.ts';
import type { WebServices } from '../web-services.ts';
import { readSessionCookie } from './session-cookie.ts';
import { viewerToday } from './viewer-today.ts';

/** What a posted form brings to a page. */
export type FormPage = (context: PageContext, form: PostedForm) => Promise<Html | Response>;

/** A page for who is signed in; others are asked to sign in first. */
export function signedIn(services: WebServices, page: Page): Handler<WebEnvironment> {
  return async (http) => answer(http, await page(await pageContext(services, http, await services.clock.now())));
}

/** The same of a page on which nothing is typed: no browser keeps it, so that nobody finds it by going back. */
export function signedInToRead(services: WebServices, page: Page): Handler<WebEnvironment> {
  return async (http) => {
    const result = await page(await pageContext(services, http, await services.clock.now()));
    const answered = await answer(http, result);
    answered.headers.set('Cache-Control', 'no-store');
    return answered;
  };
}

/** A form's address: for who is signed in and sends back the token of her own session. */
export function signedInForm(services: WebServices, page: FormPage): Handler<WebEnvironment> {
  return async (http) => {
    // Before the text has come in over a slow line: this is when the button was pressed.
    const now = await services.clock.now();
    const context = await pageContext(services, http, now);
    const form = await readPostedForm(http);
    if (!equalSecrets(form['csrf'] ?? '', context.viewer.csrf)) throw new WebError('form-expired');
    return answer(http, await page(context, form));
  };
}

async function pageContext(services: WebServices, http: Context<WebEnvironment>, now: Instant): Promise<PageContext> {
  const https = services.settings.webAddress.startsWith('https:');
  const token = readSessionCookie(http, https);
  const session =
    token === undefined ? undefined : await findSession(services.database, { token, at: services.realTime() });
  if (session === undefined) throw new WebError('not-signed-in');
  const found = await viewerToday(services, {
    person: session.person,
    municipality: session.municipality,
    now,
    csrf: session.csrf,
    via: 'page',
  });
  if (found === undefined) throw new WebError('not-signed-in');
  http.set('viewer', found.viewer);
  return { services, now, http, ...found };
}

function answer(http: Context<WebEnvironment>, result: Awaited<Html> | Response): Response | Promise<Response> {
  return result instanceof Response ? result : http.html(result);
}
