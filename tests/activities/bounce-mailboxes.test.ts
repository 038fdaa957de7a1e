import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startMailCatcher, type MailCatcher } from '../../src/catcher/start-mail-catcher.ts';
import { folderMailbox } from '../../src/email/bounces/folder-mailbox.ts';
import { imapMailbox } from '../../src/email/bounces/imap-mailbox.ts';
import { imapSettings } from '../../src/email/bounces/imap-settings.ts';
import { returnPathFor } from '../../src/email/message-id.ts';
import { createMailer } from '../../src/email/mailer.ts';
import { bounceWatch } from '../../src/outbox/bounce-watch.ts';
import { readBounces } from '../../src/outbox/read-bounces.ts';
import { hostileReport, outOfOffice, postfixReport } from '../email/bounces/reports.ts';
import { imapServer } from '../support/imap-server.ts';
import { decideAt, local, morning } from '../support/mornings.ts';
import { processWorld, type ProcessWorld } from '../support/process-world.ts';
import { refusedByDatabase } from '../support/refused-by-database.ts';

let world: ProcessWorld;
let directory: string;
let catcher: MailCatcher;

/** Everything is sent to a catcher, as in the embedded system. */
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'arshjul-bounces-'));
  catcher = await startMailCatcher({ directory: path.join(directory, 'mail'), smtpPort: 0, pagePort: 0 });
  const mailer = createMailer(`smtp://127.0.0.1:${catcher.smtpPort}?ignoreTLS=true`);
  world = await processWorld({ now: local('2026-10-08T16:00'), overrides: { mailer } });
  await world.start();
  await decideAt(world, '2026-10-08T16:00');
  await morning(world, '2026-10-09');
});
afterEach(async () => {
  await catcher.close();
  await world.close();
  await rm(directory, { recursive: true });
});

function address(): string {
  return `ekbacken@${world.people.id}.example`;
}
async function sent() {
  return await world.services.database.email.findFirstOrThrow({ where: { address: address() } });
}
async function because() {
  const where = { id: world.people.ekbacken };
  return (await world.services.database.person.findUniqueOrThrow({ where })).unreachableBecause;
}
async function report() {
  const { messageId } = await sent();
  return postfixReport({ to: returnPathFor(world.settings.senderAddress, messageId), recipient: address() });
}
async function put(name: string, to: string, raw: Buffer): Promise<void> {
  await writeFile(path.join(directory, name), Buffer.concat([Buffer.from(`Delivered-To: ${to}\r\n`), raw]));
}
function caught() {
  return folderMailbox(path.join(directory, 'mail'), world.settings.senderAddress);
}

test('whoever sends a report over SMTP to the Return-Path plays an e-mail that comes back', async () => {
  expect(await readBounces(world.services, caught())).toBe(0);
  const transport = createTransport({ host: '127.0.0.1', port: catcher.smtpPort });
  const to = returnPathFor(world.settings.senderAddress, (await sent()).messageId);
  await transport.sendMail({ envelope: { from: '', to }, raw: await report() });
  expect(await readBounces(world.services, caught())).toBe(1);
  expect(await because()).toBe('bounced');
  expect(await sent()).toMatchObject({ status: 'bounced' });
});

test('the catcher’s button does the same, and a look into the folder never fails for good', async () => {
  const settings = { ...world.settings, embeddedParts: { ...world.settings.embeddedParts, mail: true } };
  const watch = bounceWatch({ ...world.services, settings: { ...settings, dataDirectory: directory } });
  const away = bounceWatch({ ...world.services, settings: { ...settings, dataDirectory: '/finns-inte' } });
  await away?.look();
  expect(away?.isUp()).toBe(false);
  const message = catcher.store.list().find(({ to }) => to.includes(address()));
  await fetch(`http://127.0.0.1:${catcher.pagePort}/mail/${message?.id ?? ''}/return`, { method: 'POST' });
  await watch?.look();
  expect(watch?.isUp()).toBe(true);
  expect(await because()).toBe('bounced');
});

test('what a letter says of itself does not make the folder’s mail a report that came back', async () => {
  const transport = createTransport({ host: '127.0.0.1', port: catcher.smtpPort });
  const forged = Buffer.concat([Buffer.from('X-Mailer: x\r\n'), await report()]);
  await transport.sendMail({ envelope: { from: 'x@x.example', to: 'annan@x.example' }, raw: forged });
  expect(await readBounces(world.services, caught())).toBe(0);
  expect(await because()).toBeNull();
});

test('what has been read is known after a restart, and nothing is opened twice', async () => {
  const { messageId } = await sent();
  await catcher.store.add({
    from: '',
    to: [returnPathFor(world.settings.senderAddress, messageId)],
    bytes: outOfOffice(world.settings.senderAddress),
  });
  expect(await readBounces(world.services, caught())).toBe(0);
  const mailbox = caught();
  const opened: string[] = [];
  await readBounces(world.services, {
    name: mailbox.name,
    visit: (work) => mailbox.visit((open) => work({ ...open, read: (id) => (opened.push(id), open.read(id)) })),
  });
  expect(opened).toEqual([]);
});

test('over IMAP a report is used and marked as seen, everything else left unread, and read once', async () => {
  const server = await imapServer();
  const mailbox = imapMailbox(imapSettings(`${server.url}?ignoreTLS=true`));
  server.deliver(Buffer.from('From: anna@kommun.example\r\nSubject: Hej\r\n\r\nVi ses.\r\n'));
  server.deliver(await report());
  expect(await readBounces(world.services, mailbox)).toBe(1);
  expect(await because()).toBe('bounced');
  expect(server.messages().map(({ flags }) => flags)).toEqual([[], ['\\Seen']]);
  expect(await world.services.database.returnedMail.count()).toBe(2);
  await server.close();
});

test('whoever dies between the commit and the mark leaves a report that is marked in the next round, not settled anew', async () => {
  const server = await imapServer();
  const mailbox = imapMailbox(imapSettings(`${server.url}?ignoreTLS=true`));
  server.deliver(await report());
  const killed = readBounces(world.services, {
    name: mailbox.name,
    visit: (work) => mailbox.visit((open) => work({ ...open, done: () => Promise.reject(new Error('killed')) })),
  });
  await expect(killed).rejects.toThrow('killed');
  expect(server.messages()).toMatchObject([{ flags: [] }]);
  const before = await world.services.database.audit.count();
  expect(await readBounces(world.services, mailbox)).toBe(0);
  expect(server.messages()).toMatchObject([{ flags: ['\\Seen'] }]);
  expect(await world.services.database.audit.count()).toBe(before);
  await server.close();
});

test('a hostile letter keeps no report after it back', async () => {
  const server = await imapServer();
  server.deliver(hostileReport({ to: world.settings.senderAddress, messageId: '<a\u0000b@x.example>' }));
  server.deliver(await report());
  expect(await readBounces(world.services, imapMailbox(imapSettings(`${server.url}?ignoreTLS=true`)))).toBe(1);
  expect(await because()).toBe('bounced');
  expect(server.messages().map(({ flags }) => flags)).toEqual([[], ['\\Seen']]);
  await server.close();
});

test('a message that fails keeps no report after it back, is said by its id alone, and the look has failed', async () => {
  const { database } = world.services;
  const mailbox = folderMailbox(directory, world.settings.senderAddress);
  const to = returnPathFor(world.settings.senderAddress, (await sent()).messageId);
  await put('0001.eml', to, outOfOffice(to));
  await put('0002.eml', to, await report());
  const allow = await refusedByDatabase(world, { table: 'ReturnedMail', unless: `"message" <> '0001.eml'` });
  const said: unknown[] = [];
  const log = { info: () => undefined, error: (...line: unknown[]) => said.push(line) };
  await expect(readBounces({ ...world.services, log }, mailbox)).rejects.toThrow('prov');
  expect(await because()).toBe('bounced');
  const details = { message: '0001.eml', reason: expect.any(String) as string };
  expect(said).toEqual([['a message in the mailbox for bounces could not be read', details]]);
  await allow();
  expect(await readBounces(world.services, mailbox)).toBe(0);
  expect(await database.returnedMail.count({ where: { message: '0001.eml' } })).toBe(1);
});

test('when the mailbox goes away in the middle, the rest is left for the next look', async () => {
  const opened: string[] = [];
  const gone = () => Promise.reject(new Error('gone'));
  const listed = [() => Promise.resolve(['1', '2', '3']), gone];
  const looked = readBounces(world.services, {
    name: 'x',
    visit: (work) =>
      work({
        messages: () => (listed.shift() ?? gone)(),
        read: (id) => (opened.push(id), gone()),
        done: () => Promise.resolve(),
      }),
  });
  await expect(looked).rejects.toThrow('gone');
  expect(opened).toEqual(['1']);
});

test('what was read long ago and is listed no more is forgotten', async () => {
  const { returnedMail } = world.services.database;
  const row = (mailbox: string, message: string, daysAgo: number) => ({
    ...{ mailbox, message, used: false, readAt: new Date(Date.now() - daysAgo * 86_400_000) },
  });
  await returnedMail.createMany({
    data: [row('x', 'listed', 61), row('x', 'gone', 61), row('x', 'gone lately', 59), row('y', 'gone', 61)],
  });
  const done = () => Promise.resolve();
  const read = () => Promise.reject(new Error('read'));
  const messages = () => Promise.resolve(['listed']);
  await readBounces(world.services, { name: 'x', visit: (work) => work({ messages, read, done }) });
  const left = await returnedMail.findMany({ orderBy: [{ mailbox: 'asc' }, { message: 'asc' }] });
  expect(left.map(({ mailbox, message }) => `${mailbox} ${message}`)).toEqual(['x gone lately', 'x listed', 'y gone']);
});
