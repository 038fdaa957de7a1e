import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startMailCatcher, type MailCatcher } from '../../src/catcher/start-mail-catcher.ts';
import { readBounce } from '../../src/email/bounces/read-bounce.ts';

let directory: string;
let catcher: MailCatcher;
const refused = new Set<string>();

function start(): Promise<MailCatcher> {
  return startMailCatcher({
    directory,
    smtpPort: 0,
    pagePort: 0,
    judge: (receiver) => (refused.has(receiver) ? { code: 550, text: 'No such mailbox' } : undefined),
  });
}
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'arshjul-mail-'));
  catcher = await start();
});
afterEach(async () => {
  refused.clear();
  await catcher.close();
  await rm(directory, { recursive: true });
});

function send(to: string, subject = 'Uppgift: självskattning före fredag'): Promise<unknown> {
  const transport = createTransport({ host: '127.0.0.1', port: catcher.smtpPort });
  return transport.sendMail({
    from: 'Årshjul <arshjul@kommun.example>',
    to,
    subject,
    text: 'Hej Åsa!\nhttp://127.0.0.1/uppgift',
    html: '<p>Hej <b>Åsa</b>!</p><script>alert(1)</script>',
  });
}
function page(address: string): Promise<Response> {
  return fetch(`http://127.0.0.1:${catcher.pagePort}${address}`);
}

test('an accepted e-mail is a file of its own, headed by whom it was delivered to', async () => {
  await send('asa.lind@skolan.example');
  const [file = ''] = await readdir(directory);
  const text = await readFile(path.join(directory, file), 'utf8');
  expect(file).toMatch(/^\d{8}T\d{6}-\d{3}Z-\d+-000001\.eml$/);
  expect(text).toMatch(/^Return-Path: <arshjul@kommun\.example>\r\nDelivered-To: asa\.lind@skolan\.example\r\n/);
});

test('no other page shows the catcher’s in a frame; an e-mail’s HTML stands in a frame of its own page alone', async () => {
  await send('asa.lind@skolan.example');
  const [{ id }] = (await (await page('/messages')).json()) as [{ id: string }];
  for (const address of ['/', `/mail/${id}`, `/mail/${id}.eml`, '/messages', '/finns-inte']) {
    const { headers } = await page(address);
    const told = [headers.get('x-frame-options'), headers.get('content-security-policy')];
    expect([address, ...told]).toEqual([address, 'DENY', "frame-ancestors 'none'"]);
  }
  const { headers } = await page(`/mail/${id}/html`);
  expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.* frame-ancestors 'self'; sandbox/);
});

test('what was caught is listed after a restart, with its subject in plain letters', async () => {
  await send('asa.lind@skolan.example');
  await catcher.close();
  catcher = await start();
  const list: unknown = await (await page('/messages')).json();
  expect(list).toMatchObject([{ to: ['asa.lind@skolan.example'], subject: 'Uppgift: självskattning före fredag' }]);
});

test('a list can be asked for one receiver and for what came after a message', async () => {
  await send('asa.lind@skolan.example');
  await send('bo.ek@skolan.example');
  const [first] = catcher.store.list();
  const ask = async (query: string): Promise<unknown> => (await page(`/messages?${query}`)).json();
  expect(await ask('to=bo.ek@skolan.example')).toMatchObject([{ to: ['bo.ek@skolan.example'] }]);
  expect(await ask(`after=${first?.id ?? ''}`)).toMatchObject([{ to: ['bo.ek@skolan.example'] }]);
});

test('the page shows the message, and its HTML runs no script', async () => {
  await send('asa.lind@skolan.example');
  const id = catcher.store.list()[0]?.id ?? '';
  expect(await (await page('/')).text()).toContain('Uppgift: självskattning före fredag');
  const shown = await (await page(`/mail/${id}`)).text();
  expect(shown).toContain('<a href="http://127.0.0.1/uppgift">');
  const framed = await page(`/mail/${id}/html`);
  expect(framed.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect((await page('/mail/../../etc/passwd.eml')).status).toBe(404);
});

describe('a caught message comes back', () => {
  const press = (id: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`http://127.0.0.1:${catcher.pagePort}/mail/${id}/return`, { method: 'POST', redirect: 'manual', headers });

  test('by a button, as a report to its Return-Path that names the receiver, and is shown', async () => {
    await send('asa.lind@skolan.example');
    const [message] = catcher.store.list();
    const id = message?.id ?? '';
    expect(await (await page(`/mail/${id}`)).text()).toContain('Låt mejlet komma tillbaka');
    const pressed = await press(id, { 'sec-fetch-site': 'same-origin' });
    expect(pressed.status).toBe(303);
    const report = catcher.store.list()[1];
    expect(report).toMatchObject({ to: ['arshjul@kommun.example'], returnPath: '', subject: 'Mejlet kom inte fram' });
    expect(pressed.headers.get('location')).toBe(`/mail/${report?.id ?? ''}`);
    const raw = (await catcher.store.raw(report?.id ?? '')) ?? Buffer.alloc(0);
    expect(await readBounce(raw, 'arshjul@kommun.example')).toMatchObject({
      of: { messageId: message?.messageId },
      recipients: ['asa.lind@skolan.example'],
      diagnostic: '550 5.1.1 <asa.lind@skolan.example>: adressen finns inte (prov)',
    });
    expect(await (await page(`/mail/${report?.id ?? ''}`)).text()).not.toContain('/return"');
  });

  test('not because another site’s page says so, nor where there is nothing to give back', async () => {
    await send('asa.lind@skolan.example');
    const id = catcher.store.list()[0]?.id ?? '';
    expect((await press(id, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await press('20261009T080000-000Z-1-000001')).status).toBe(404);
    expect(catcher.store.list()).toHaveLength(1);
    await press(id);
    const report = catcher.store.list()[1]?.id ?? '';
    expect((await press(report)).status).toBe(404);
  });
});

test('a refused receiver gets nothing', async () => {
  refused.add('borta@skolan.example');
  await expect(send('borta@skolan.example')).rejects.toMatchObject({ responseCode: 550 });
  expect(catcher.store.list()).toEqual([]);
});

async function statusOf(headers: Record<string, string>, method = 'GET', address = '/messages'): Promise<number> {
  const asked = request({ host: '127.0.0.1', port: catcher.pagePort, path: address, method, headers });
  asked.end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  return answer.statusCode ?? 0;
}

test('a page whose name was pointed at this machine reads no mail, and so no sign-in link', async () => {
  const { pagePort } = catcher;
  for (const address of ['/', '/messages', '/mail/x.eml', '/health/ready']) {
    for (const host of [`ond.example:${pagePort}`, '127.0.0.1.ond.example', 'localhost.ond.example']) {
      expect([address, host, await statusOf({ host }, 'GET', address)]).toEqual([address, host, 421]);
    }
  }
  for (const host of [`127.0.0.1:${pagePort}`, `localhost:${pagePort}`, 'LOCALHOST', '[::1]:9', '127.1.2.3:8080']) {
    expect([host, await statusOf({ host })]).toEqual([host, 200]);
  }
});

test('another site’s page presses no button here', async () => {
  const host = `127.0.0.1:${catcher.pagePort}`;
  const post = async (headers: Record<string, string>) => await statusOf({ host, ...headers }, 'POST', '/inget');
  expect(await post({ origin: 'https://ond.example' })).toBe(403);
  expect(await post({ origin: 'null' })).toBe(403);
  expect(await post({ origin: `http://${host}`, 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await post({ origin: 'null', 'sec-fetch-site': 'same-origin' })).toBe(404);
  expect(await post({ origin: `http://${host}` })).toBe(404);
  expect(await post({})).toBe(404);
});
