import { createApiToken } from '../../../src/database/api-token-store.ts';
import type { PrismaClient } from '../../../src/database/generated/client.ts';
import { hashSecret, openSession } from '../../../src/database/session-store.ts';
import type { Role } from '../../../src/domain/cycle-definition.ts';
import type { WebForTests } from '../../web/support/web-for-tests.ts';
import { VIEWERS, type Viewer } from '../expected.ts';
import { tokenRole, TOWN } from './town.ts';
import { NOW } from './year.ts';

const HOUR = 3_600_000;

/** What comes back: where it leads, or what it says. */
export type Answer = { readonly status: number; readonly text: string; readonly to: string };

export type Visitor = {
  readonly get: (path: string) => Promise<Answer>;
  /** As a browser posts a form of ours, with the session's own token. */
  readonly post: (path: string, form?: Readonly<Record<string, string>>) => Promise<Answer>;
};
export type Caller = (method: string, path: string, body?: unknown) => Promise<Answer>;

async function answerOf(response: Response): Promise<Answer> {
  return { status: response.status, text: await response.text(), to: response.headers.get('location') ?? '' };
}

/** Everybody at her browser: signed in, not signed in, or with a session that has ended. */
export async function visitors(
  web: WebForTests,
  people: Readonly<Record<Viewer, string>>,
): Promise<Readonly<Record<Viewer, Visitor>>> {
  const { database } = web.services;
  const entries = Object.keys(VIEWERS).map(async (key) => {
    const viewer = key as Viewer;
    const session = viewer === 'anonymous' ? undefined : await sessionOf(database, viewer, people[viewer]);
    const cookie: Record<string, string> = session === undefined ? {} : { cookie: `arshjul=${session.token}` };
    const browser = { ...cookie, 'sec-fetch-site': 'same-origin' };
    const visitor: Visitor = {
      get: async (path) => await answerOf(await web.get(path, cookie)),
      post: async (path, form = {}) =>
        await answerOf(await web.post(path, { csrf: session?.csrf ?? '', ...form }, browser)),
    };
    return [viewer, visitor] as const;
  });
  return Object.fromEntries(await Promise.all(entries)) as Record<Viewer, Visitor>;
}

async function sessionOf(
  database: PrismaClient,
  viewer: Viewer,
  person: string,
): Promise<{ token: string; csrf: string }> {
  const expiresAt = viewer === 'expired' ? NOW : NOW + HOUR;
  const token = await openSession(database, { person, at: NOW - HOUR, expiresAt });
  const { csrf } = await database.session.findUniqueOrThrow({ where: { tokenHash: hashSecret(token) } });
  return { token, csrf };
}

/** Everybody at a program of hers, with a token of her role; `expired` has one that has expired, `anonymous` none. */
export async function callers(
  web: WebForTests,
  people: Readonly<Record<Viewer, string>>,
): Promise<Readonly<Record<Viewer, Caller>>> {
  const entries = Object.keys(VIEWERS).map(async (key) => {
    const viewer = key as Viewer;
    if (viewer === 'anonymous') return [viewer, callerWith(web, {})] as const;
    const expiresAt = viewer === 'expired' ? NOW : NOW + HOUR;
    const secret = await secretOf(web, { person: people[viewer], role: tokenRole(viewer), expiresAt });
    return [viewer, callerWith(web, { authorization: `Bearer ${secret}` })] as const;
  });
  return Object.fromEntries(await Promise.all(entries)) as Record<Viewer, Caller>;
}

export async function secretOf(
  web: WebForTests,
  { person, role, expiresAt = NOW + HOUR }: { person: string; role: Role; expiresAt?: number },
): Promise<string> {
  const token = { municipality: TOWN, person, role, name: 'matris', at: NOW - HOUR, expiresAt };
  return await web.services.database.$transaction(async (transaction) => await createApiToken(transaction, token));
}

export function callerWith(web: WebForTests, headers: Readonly<Record<string, string>>): Caller {
  return async (method, path, body) =>
    await answerOf(
      await web.request(`/api/v1${path}`, {
        method,
        headers: { ...headers, 'content-type': 'application/json' },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
}
