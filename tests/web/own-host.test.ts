import { once } from 'node:events';
import { request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../src/web/app.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { addMunicipality } from './support/municipality.ts';
import { webForTests } from './support/web-for-tests.ts';

const NOW = Date.UTC(2026, 10, 2, 8, 12);
let store: FreshDatabase;
const servers: Server[] = [];

beforeAll(async () => {
  store = await freshDatabase();
  await addMunicipality(store.database);
});
afterAll(async () => {
  for (const server of servers) server.close();
  await store.close();
});

/** Serves the web with an address of its own on loopback; gives its port. */
async function listen(webAddress: string): Promise<number> {
  const { fetch } = createApp(webForTests(store.database, { now: NOW, webAddress }).services);
  const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }) as Server;
  servers.push(server);
  if (!server.listening) await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function ask(port: number, path: string, headers: Record<string, string>, method = 'GET') {
  const asked = request({ host: '127.0.0.1', port, path, method, headers });
  asked.end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  return { status: answer.statusCode, type: answer.headers['content-type'] ?? '', body: await text(answer) };
}

test('a page whose name was pointed at this machine is answered nothing but which address to use', async () => {
  const port = await listen('http://127.0.0.1:3000');
  const attempts = ['ond.example', `ond.example:${port}`, '127.0.0.1.ond.example:3000', 'localhost.ond.example'];
  for (const host of attempts) {
    for (const path of ['/', '/logga-in', '/forsta-start', '/finns-inte', '/static/arshjul.css']) {
      const answer = await ask(port, path, { host });
      expect([host, path, answer.status]).toEqual([host, path, 421]);
      expect(answer.body).toContain('http://127.0.0.1:3000');
    }
    const forwarded = { host, 'x-forwarded-host': '127.0.0.1:3000', forwarded: 'host=127.0.0.1' };
    expect((await ask(port, '/', forwarded)).status).toBe(421);
    const posted = { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' };
    expect((await ask(port, '/logga-in', posted, 'POST')).status).toBe(421);
    const problem = await ask(port, '/api/v1/me', { host });
    expect(problem.type).toMatch(/^application\/problem\+json/);
    expect(JSON.parse(problem.body)).toMatchObject({ type: '/problems/other-host', status: 421 });
  }
});

test('this machine’s own names are answered, on whatever port a tunnel has', async () => {
  const port = await listen('http://localhost:3000');
  for (const host of [`127.0.0.1:${port}`, 'localhost:8080', 'LocalHost', '[::1]:3000', '127.0.1.1']) {
    expect([host, (await ask(port, '/logga-in', { host })).status]).toEqual([host, 200]);
  }
});

test('probes and collectors come by any name', async () => {
  const port = await listen('http://127.0.0.1:3000');
  for (const path of ['/health/live', '/health/ready', '/metrics']) {
    expect([path, (await ask(port, path, { host: 'web:3000' })).status]).toEqual([path, 200]);
  }
});

test('behind a proxy, under a name of its own, the system answers whatever host the proxy passes on', async () => {
  const port = await listen('https://arshjul.example');
  for (const host of ['arshjul.example', `127.0.0.1:${port}`, 'upstream'])
    expect((await ask(port, '/logga-in', { host })).status).toBe(200);
});
