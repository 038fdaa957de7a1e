import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

const HOURS = 12;
/** How long somebody stays signed in, in milliseconds of real time. */
export const SESSION_LASTS = HOURS * 3_600_000;

/** `__Host-` binds the cookie to https and to this host; over plain http browsers refuse it. */
function cookieName(https: boolean): string {
  return https ? '__Host-arshjul' : 'arshjul';
}

export function readSessionCookie(http: Context, https: boolean): string | undefined {
  return getCookie(http, cookieName(https));
}

export function giveSessionCookie(http: Context, cookie: { token: string; https: boolean }): void {
  setCookie(http, cookieName(cookie.https), cookie.token, {
    path: '/',
    httpOnly: true,
    secure: cookie.https,
    sameSite: 'Lax',
    maxAge: SESSION_LASTS / 1000,
  });
}

export function takeSessionCookie(http: Context, https: boolean): void {
  deleteCookie(http, cookieName(https), { path: '/', secure: https });
}
