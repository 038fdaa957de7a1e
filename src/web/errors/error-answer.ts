import type { Context, ErrorHandler, NotFoundHandler } from 'hono';
import { routePath } from 'hono/route';
import { HTTPException } from 'hono/http-exception';
import { isDatabaseAway, isDatabaseSilent } from '../../database/database-away.ts';
import { problemAnswer } from '../api/problem.ts';
import { drain, LONGEST_BODY } from '../security/body-limit.ts';
import { readPostedForm, type PostedForm } from '../security/posted-form.ts';
import { publicFrame } from '../public-frame.ts';
import { signInPath } from '../routes.ts';
import type { WebEnvironment } from '../web-environment.ts';
import { WebError, WEB_ERROR_STATUS } from '../web-error.ts';
import type { WebServices } from '../web-services.ts';
import { errorPage } from './error-page.ts';

/** What was typed is kept when the session or we, not the person, are the reason. */
const KEEPS_FORM: readonly string[] = ['not-signed-in', 'form-expired', 'unavailable', 'internal'];

/** Answers whatever was thrown: a page for people, a problem document for programs. */
export function errorAnswer(services: WebServices): ErrorHandler<WebEnvironment> {
  return async (thrown, http) => {
    const error = asWebError(thrown);
    const requestId = http.get('requestId');
    if (error.code === 'internal') {
      services.log.error('request failed', {
        requestId,
        method: http.req.method,
        route: routePath(http),
        error: whereIn(thrown),
      });
    }
    if (http.req.path.startsWith('/api/')) return problemAnswer(http, error);
    if (error.code === 'not-signed-in' && http.req.method === 'GET') {
      return http.redirect(signInPath(localAddress(http)), 303);
    }
    return await pageAnswer(services, http, { error, framed: !isDatabaseSilent(thrown) });
  };
}

export function notFoundAnswer(services: WebServices): NotFoundHandler<WebEnvironment> {
  return async (http) => {
    const error = new WebError('not-found');
    if (http.req.path.startsWith('/api/')) return problemAnswer(http, error);
    return await pageAnswer(services, http, { error, framed: true });
  };
}

/** The kind of an error and where it was thrown; its message may hold what somebody typed. */
function whereIn(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [typeof error];
  const { message, stack = '' } = error;
  const after = stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : '';
  const frames = after.split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames.slice(0, 12).map((line) => line.trim())];
}

function asWebError(thrown: Error): WebError {
  if (thrown instanceof WebError) return thrown;
  if (thrown instanceof HTTPException) {
    return new WebError(thrown.status === 413 ? 'too-large' : thrown.status < 500 ? 'malformed' : 'internal');
  }
  return new WebError(isDatabaseAway(thrown) ? 'unavailable' : 'internal');
}

/** `framed`: the database that draws the frame can be asked; one that is silent is not waited for a second time. */
async function pageAnswer(
  services: WebServices,
  http: Context<WebEnvironment>,
  { error, framed }: { error: WebError; framed: boolean },
): Promise<Response> {
  const status = WEB_ERROR_STATUS[error.code];
  const path = localAddress(http);
  const kept = KEEPS_FORM.includes(error.code) ? await postedBefore(http).catch(() => undefined) : undefined;
  const requestId = http.get('requestId');
  if (framed) {
    try {
      const { frame } = await publicFrame(services, { path, viewer: http.get('viewer') });
      return await http.html(errorPage({ error, frame, requestId, kept }), status);
    } catch (second) {
      services.log.error('error page failed', { requestId, error: whereIn(second) });
    }
  }
  const frame = { path, today: '1970-01-01', clockId: 'system' };
  return await http.html(errorPage({ error, frame, requestId, kept }), status);
}

/** What was typed into a form; a file is chosen again. Of who is not signed in no more is read than a form may hold. */
async function postedBefore(http: Context): Promise<PostedForm | undefined> {
  if (http.req.method !== 'POST') return undefined;
  const header = (name: string) => http.req.header(name);
  const isLong = Number(header('content-length') ?? 0) > LONGEST_BODY || header('transfer-encoding') !== undefined;
  if (isLong || header('content-type')?.startsWith('multipart/')) {
    await drain(http.req.raw);
    return undefined;
  }
  return await readPostedForm(http);
}

function localAddress(http: Context): string {
  const { pathname, search } = new URL(http.req.url);
  return `${pathname}${search}`;
}
