import type { Context } from 'hono';
import type { Problem } from '../../contract/api/problem-schema.ts';
import { WEB_ERROR_TEXTS } from '../../text/web-errors.ts';
import { errorSentence } from '../errors/error-page.ts';
import type { WebEnvironment } from '../web-environment.ts';
import { WEB_ERROR_STATUS, type WebError } from '../web-error.ts';

/** The error as an RFC 9457 problem document. */
export function problemAnswer(http: Context<WebEnvironment>, error: WebError): Response {
  const status = WEB_ERROR_STATUS[error.code];
  const code = error.refusal ?? error.code;
  const problem: Problem = {
    type: `/problems/${code}`,
    title: WEB_ERROR_TEXTS[error.code].heading,
    status,
    detail: errorSentence(error),
    instance: `urn:arshjul:request:${http.get('requestId')}`,
    ...(error.refusal === undefined ? {} : { refusal: error.refusal }),
    ...error.more,
    ...(error.missing.length === 0 ? {} : { missing: [...error.missing] }),
    ...(error.faults.length === 0 ? {} : { faults: [...error.faults] }),
  };
  const headers: Record<string, string> = { 'Content-Type': 'application/problem+json; charset=utf-8' };
  if (error.code === 'not-signed-in') headers['WWW-Authenticate'] = 'Bearer';
  if (error.code === 'unavailable') headers['Retry-After'] = '5';
  return http.body(JSON.stringify(problem), status, headers);
}
