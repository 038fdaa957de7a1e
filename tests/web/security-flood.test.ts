import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createApp } from '../../src/web/app.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { settled } from './support/browser.ts';
import { addMunicipality, emailOf } from './support/municipality.ts';
import { webForTests, WEB_ADDRESS, type WebForTests } from './support/web-for-tests.ts';

const NOW = Date.UTC(2026, 10, 2, 8, 12);
const RAKEL = emailOf('rektor');
let store: FreshDatabase;
let web: WebForTests;
let ask: (from: string, epost: string, forwarded?: string) => Promise<number>;

beforeAll(async () => {
  store = await freshDatabase();
  await addMunicipality(store.database);
});
beforeEach(async () => {
  await store.database.signInToken.deleteMany();
  web = webForTests(store.database, { now: NOW });
  const app = createApp(web.services);
  ask = async (from, epost, forwarded) => {
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
    const init = { method: 'POST', headers, body: new URLSearchParams({ epost }) };
    const environment = { incoming: { socket: { remoteAddress: from } } };
    return (await app.request(`${WEB_ADDRESS}/logga-in`, init, environment)).status;
  };
});
afterAll(async () => store.close());

/** Asks for as many links as one client gets, each to another address. */
async function flood(from: (count: number) => string, forwarded?: (count: number) => string): Promise<number> {
  for (let count = 0; count < 300; count += 1) await ask(from(count), `ingen${count}@x.example`, forwarded?.(count));
  return await ask(from(300), 'ingen@x.example', forwarded?.(300));
}

test('one client that floods the page shuts out itself and nobody else', async () => {
  expect(await flood(() => '203.0.113.7')).toBe(429);
  expect(await ask('203.0.113.7', RAKEL)).toBe(429);
  expect(await ask('203.0.113.8', RAKEL)).toBe(200);
  await settled(() => web.mails.length > 0);
  expect(web.mails).toHaveLength(1);
});

test('who may ask again is told when, by the real time', async () => {
  await flood(() => '203.0.113.7');
  web.time.real = NOW + 15 * 60_000;
  expect(await ask('203.0.113.7', RAKEL)).toBe(200);
});

test('X-Forwarded-For from afar is nobody’s word', async () => {
  expect(
    await flood(
      () => '203.0.113.7',
      (count) => `198.51.100.${count % 250}`,
    ),
  ).toBe(429);
});

test('behind a proxy each client is counted by what the proxy wrote, whatever she wrote before it', async () => {
  const through = (count: number): string => `10.9.8.${count % 250}, evil, 203.0.113.7`;
  expect(await flood(() => '172.18.0.2', through)).toBe(429);
  expect(await ask('172.18.0.2', RAKEL, '203.0.113.8')).toBe(200);
  expect(await ask('::ffff:172.18.0.2', 'ingen@x.example', '203.0.113.7')).toBe(429);
});

test('all the addresses of one IPv6 network are one client', async () => {
  expect(await flood((count) => `2001:db8:1:2::${count.toString(16)}`)).toBe(429);
  expect(await ask('2001:db8:1:3::1', RAKEL)).toBe(200);
});

test('known and unknown addresses cost the asker the same work before the answer', async () => {
  const queries: string[] = [];
  const { database } = web.services;
  const watched = database.$extends({
    query: {
      $allModels: {
        $allOperations: async ({ model, operation, args, query }) => {
          queries.push(`${model}.${operation}`);
          return await query(args);
        },
      },
    },
  });
  const services = { ...web.services, database: watched as unknown as typeof database };
  const app = createApp(services);
  const asked = async (epost: string): Promise<readonly string[]> => {
    queries.length = 0;
    const answer = await app.request(`${WEB_ADDRESS}/logga-in`, {
      method: 'POST',
      body: new URLSearchParams({ epost }),
    });
    await answer.text();
    return [...queries];
  };
  const unknown = await asked('ingen@x.example');
  const known = await asked(RAKEL);
  const first = (list: readonly string[]): readonly string[] => list.filter((one) => !one.startsWith('SignInToken'));
  expect(first(known)).toEqual(first(unknown));
});
