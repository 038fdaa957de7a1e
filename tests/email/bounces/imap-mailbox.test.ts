import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { imapMailbox, probeImapMailbox } from '../../../src/email/bounces/imap-mailbox.ts';
import { imapSettings } from '../../../src/email/bounces/imap-settings.ts';
import { createAuthority } from '../../support/certificates.ts';
import { imapServer, PASSWORD, type TestImapServer } from '../../support/imap-server.ts';

const LETTER = Buffer.from('From: anna@kommun.example\r\nSubject: Hej\r\n\r\nVi ses.\r\n');
let server: TestImapServer;

describe('a mailbox that is read over IMAP', () => {
  beforeEach(async () => {
    server = await imapServer();
  });
  afterEach(async () => server.close());

  const mailbox = () => imapMailbox(imapSettings(`${server.url}?ignoreTLS=true`));

  test('gives every message, those first that came first, and reading leaves no mark', async () => {
    server.deliver(LETTER);
    server.deliver(Buffer.from('Subject: Andra\r\n\r\nå\r\n'));
    const read = await mailbox().visit(async (open) => {
      const ids = await open.messages();
      return await Promise.all(ids.map(async (id) => (await open.read(id))?.toString('latin1')));
    });
    expect(read).toEqual([LETTER.toString('latin1'), expect.stringContaining('Andra')]);
    expect(server.messages().map(({ flags }) => flags)).toEqual([[], []]);
  });

  test('is marked only where a report counted; what people are to read stays unread', async () => {
    server.deliver(LETTER);
    server.deliver(LETTER);
    await mailbox().visit(async (open) => {
      const [first = '', second = ''] = await open.messages();
      await open.done(first, true);
      await open.done(second, false);
    });
    expect(server.messages().map(({ flags }) => flags)).toEqual([['\\Seen'], []]);
  });

  test('gives also what a person who has it open has seen before us, and a message that is gone is none', async () => {
    server.deliver(LETTER, ['\\Seen']);
    await mailbox().visit(async (open) => {
      const ids = await open.messages();
      expect(ids).toHaveLength(1);
      expect(await open.read(ids[0]?.replace('/1', '/99') ?? '')).toBeUndefined();
    });
  });

  test('gives the beginning of a message of many megabytes', async () => {
    server.deliver(Buffer.concat([LETTER, Buffer.alloc(3_000_000, 'x')]));
    const length = await mailbox().visit(async (open) => (await open.read((await open.messages())[0] ?? ''))?.length);
    expect(length).toBe(512 * 1024);
  });

  test('that is away, or does not let us in, is an error to whoever visits, and told by the probe', async () => {
    expect(await probeImapMailbox(imapSettings(`${server.url}?ignoreTLS=true`))).toBeUndefined();
    const wrong = imapSettings(`${server.url.replace(encodeURIComponent(PASSWORD), 'fel')}?ignoreTLS=true`);
    expect(await probeImapMailbox(wrong)).toBeDefined();
    const missing = imapSettings(`${server.url.replace('INBOX', 'Returer')}?ignoreTLS=true`);
    expect(await probeImapMailbox(missing)).toBeDefined();
    await server.close();
    await expect(mailbox().visit(() => Promise.resolve())).rejects.toThrow();
    server = await imapServer();
  });

  test('that goes away in the middle is an error, not a silence', async () => {
    server.deliver(LETTER);
    const visit = mailbox().visit(async (open) => {
      const [id = ''] = await open.messages();
      await server.close();
      return await open.read(id);
    });
    await expect(visit).rejects.toThrow();
    server = await imapServer();
  });
});

describe('a password is given', () => {
  const authority = createAuthority();
  const { certificateFile, keyFile } = authority.certify('127.0.0.1');
  const credentials = { cert: readFileSync(certificateFile, 'utf8'), key: readFileSync(keyFile, 'utf8') };
  const vouches = readFileSync(authority.certificateFile, 'utf8');
  afterAll(() => authority.close());

  test('over TLS to a server that somebody we trust vouches for, and to no other', async () => {
    server = await imapServer(credentials);
    expect(await probeImapMailbox(imapSettings(server.url, vouches))).toBeUndefined();
    expect(await probeImapMailbox(imapSettings(server.url))).toMatch(/certificate|issuer/i);
    await server.close();
  });

  test('after STARTTLS, and not at all where the server has none', async () => {
    server = await imapServer();
    expect(await probeImapMailbox(imapSettings(server.url))).toMatch(/STARTTLS/i);
    await server.close();
  });
});

test.each(['imap://mail.example/INBOX', 'http://a:b@mail.example', 'imaps://', 'hemligt'])(
  '%s is no address of a mailbox, and is not repeated',
  (url) => {
    expect(() => imapSettings(url)).toThrow(/imaps:\/\/användare/);
    expect(() => imapSettings(url)).not.toThrow(/hemligt|mail\.example/);
  },
);

test('a sign of per cent that begins no character is told, and nothing else of the address', () => {
  for (const url of ['imaps://a:hemligt%@mail.example', 'imaps://a%:hemligt@mail.example', 'imaps://a:hemligt@x/%']) {
    expect(() => imapSettings(url)).toThrow(/^brevlådans adress: väntade att ett procenttecken skrivs %25$/);
  }
});

test('port, folder and protection follow from the address', () => {
  expect(imapSettings('imaps://a%40b:c%2Fd@mail.example')).toMatchObject({
    ...{ port: 993, folder: 'INBOX', tls: 'from-start', user: 'a@b', password: 'c/d' },
  });
  expect(imapSettings('imap://a:b@[::1]/Returer/%C3%85r')).toMatchObject({
    ...{ host: '::1', port: 143, folder: 'Returer/År', tls: 'starttls' },
  });
});
