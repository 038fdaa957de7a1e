import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashSecret } from '../../src/database/session-store.ts';
import { OPERATIONS } from '../../src/web/api/api-routes.ts';
import { createApp } from '../../src/web/app.ts';
import { CALLS } from './calls.ts';
import { VIEWERS, type Viewer } from './expected.ts';
import { differences } from './support/found.ts';
import { callerWith, secretOf, type Caller } from './support/visitors.ts';
import { matrixWorld, type MatrixWorld } from './support/world.ts';

const VIEWER_KEYS = Object.keys(VIEWERS) as Viewer[];
let world: MatrixWorld;

beforeAll(async () => {
  world = await matrixWorld();
});
afterAll(async () => world.close());

test('every operation of the API is in the matrix, and the API has no address beside', () => {
  expect(OPERATIONS.map(({ id }) => id).toSorted()).toEqual(Object.keys(CALLS).toSorted());
  const served = createApp(world.web.services)
    .routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
    .map(({ method, path }) => `${method} ${path}`);
  const described = OPERATIONS.map(
    ({ method, path }) => `${method.toUpperCase()} /api/v1${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
  );
  expect([...new Set(served)].toSorted()).toEqual([...described, 'GET /api/v1/openapi.json'].toSorted());
});

test.each(Object.keys(CALLS))('%s gives each viewer’s token what the table says', async (operation) => {
  const faults: string[] = [];
  for (const { method, path, body, expected } of CALLS[operation]?.(world) ?? []) {
    const one = async (viewer: Viewer): Promise<void> => {
      const answer = await world.callers[viewer](method, path, body);
      faults.push(...differences(`${viewer} ${method} ${path}`, viewer, { answer, expected: expected(viewer) }));
    };
    const isChange = (viewer: Viewer): boolean => method !== 'GET' && expected(viewer).status === 200;
    await Promise.all(VIEWER_KEYS.filter((viewer) => !isChange(viewer)).map(one));
    for (const viewer of VIEWER_KEYS.filter(isChange)) {
      await one(viewer);
      await world.restore();
    }
  }
  expect(faults).toEqual([]);
});

/** Whoever calls without a living token in the one place where a token belongs. */
async function strangers(): Promise<Readonly<Record<string, Caller>>> {
  const { web, people } = world;
  const { database } = web.services;
  const secret = await secretOf(web, { person: people.administrator, role: 'administrator' });
  const { id } = await database.apiToken.findFirstOrThrow({
    orderBy: { createdAt: 'desc' },
    where: { name: 'matris' },
  });
  const asHeader = (authorization: string): Caller => callerWith(web, { authorization });
  const inQuery: Caller = async (method, path, body) => {
    const mark = path.includes('?') ? '&' : '?';
    return await callerWith(web, {})(method, `${path}${mark}access_token=${secret}&token=${secret}`, body);
  };
  const revoked = await secretOf(web, { person: people.administrator, role: 'administrator' });
  const rows = await database.apiToken.findMany({ where: { personId: people.administrator } });
  const mine = rows.find((row) => row.id !== id && row.revokedAt === null);
  if (mine === undefined) throw new Error('no token to revoke');
  return {
    'in the query string': inQuery,
    'as a name and a password': asHeader(`Basic ${Buffer.from(`token:${secret}`).toString('base64')}`),
    'without the scheme': asHeader(secret),
    guessed: asHeader(`Bearer arshjul_${'A'.repeat(43)}`),
    'the hash that the database keeps': asHeader(`Bearer ${rows[0]?.tokenHash ?? ''}`),
    'with more behind it': asHeader(`Bearer ${secret} x`),
    revoked: await revokedCaller(revoked),
  };
}

async function revokedCaller(secret: string): Promise<Caller> {
  const { database } = world.web.services;
  const before = callerWith(world.web, { authorization: `Bearer ${secret}` });
  expect((await before('GET', '/me')).status).toBe(200);
  await database.apiToken.update({
    where: { tokenHash: hashSecret(secret) },
    data: { revokedAt: new Date(world.web.time.real) },
  });
  return before;
}

test('without a living token where it belongs, every operation answers 401 and nothing else', async () => {
  const faults: string[] = [];
  for (const [how, call] of Object.entries(await strangers())) {
    for (const operation of Object.keys(CALLS)) {
      for (const { method, path, body } of (CALLS[operation]?.(world) ?? []).slice(0, 1)) {
        const { status } = await call(method, path, body);
        if (status !== 401) faults.push(`${how}: ${method} ${path}: ${status}`);
      }
    }
  }
  expect(faults).toEqual([]);
});

test('a token of one role reads and does nothing by her other post', async () => {
  const secret = await secretOf(world.web, { person: world.people.substituteOperationHead, role: 'unitHead' });
  const call = callerWith(world.web, { authorization: `Bearer ${secret}` });
  for (const [operation, cases] of Object.entries(CALLS)) {
    for (const { method, path, body, expected } of cases(world)) {
      // As a chef of another school of the same operation.
      const answer = await call(method, path, body);
      expect(differences(`${operation} ${path}`, 'chefBeside', { answer, expected: expected('chefBeside') })).toEqual(
        [],
      );
    }
  }
});
