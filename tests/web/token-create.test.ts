import { afterAll, beforeAll, expect, test } from 'vitest';
import { tokenCreate } from '../../src/commands/token-create.ts';
import { createFactsCache } from '../../src/database/facts-cache.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { addMunicipality, emailOf } from './support/municipality.ts';
import { webForTests } from './support/web-for-tests.ts';

let store: FreshDatabase;

beforeAll(async () => {
  store = await freshDatabase();
  await addMunicipality(store.database);
});
afterAll(async () => store.close());

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const services = {
    database: store.database,
    facts: createFactsCache(),
    clock: {
      id: 'system',
      kind: 'system' as const,
      workflowClock: { id: 'system', kind: 'offset' as const, milliseconds: 0 },
      now: () => Promise.resolve(Date.now()),
    },
  };
  const terminal = {
    out: (text: string) => void (written.out += text),
    err: (text: string) => void (written.err += text),
  };
  const code = await tokenCreate({ args, services, terminal });
  return { code, ...written };
}

test('the token is printed once, alone on stdout, and signs in to the API', async () => {
  const { code, out } = await run('--role', 'unitHead', '--for', emailOf('rektor'), '--days', '7', '--name', 'skript');
  expect(code).toBe(0);
  expect(out).toMatch(/^arshjul_[\w-]{43}$/);
  const web = webForTests(store.database, { now: Date.now() });
  const answer = await web.get('/api/v1/me', { authorization: `Bearer ${out}` });
  expect(await answer.json()).toMatchObject({ person: { name: 'Rakel Vinterdal' }, roles: [{ role: 'unitHead' }] });
  const row = await store.database.apiToken.findFirstOrThrow();
  expect(row.tokenHash).not.toBe(out);
  expect(row.expiresAt.getTime() - row.createdAt.getTime()).toBe(7 * 86_400_000);
});

test.each(['rektor', 'Rektor', 'förskolechef', 'unitHead'])('the role may be called %s', async (role) => {
  expect((await run('--role', role, '--for', emailOf('rektor'))).code).toBe(0);
  expect((await store.database.apiToken.findFirstOrThrow()).role).toBe('unitHead');
});

test.each([
  [['--role', 'unitHead'], 2, 'Skriv så här'],
  [['--role', 'chef', '--for', emailOf('rektor')], 2, '"chef"'],
  [['--role', 'unitHead', '--for', emailOf('rektor'), '--days', '0'], 2, '"0"'],
  [['--role', 'unitHead', '--for', 'ingen@kommun.example'], 1, 'ingen@kommun.example'],
  [['--role', 'director', '--for', emailOf('rektor')], 1, 'har rektor'],
  [['--role', 'chef', '--for', emailOf('rektor')], 2, 'väntade utbildningsdirektör, verksamhetschef, rektor'],
])('%j is refused with %i, naming what was wrong', async (args, code, told) => {
  const before = await store.database.apiToken.count();
  const answer = await run(...args);
  expect([answer.code, answer.out]).toEqual([code, '']);
  expect(answer.err).toContain(told);
  expect(await store.database.apiToken.count()).toBe(before);
});
