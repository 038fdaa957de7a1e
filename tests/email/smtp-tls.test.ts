import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterAll, afterEach, expect, test } from 'vitest';
import { createMailer, type Answer } from '../../src/email/mailer.ts';
import { smtpSettings } from '../../src/email/smtp-settings.ts';
import { createAuthority } from '../support/certificates.ts';

const MESSAGE = { raw: Buffer.from('Subject: prov\r\n\r\nEn rad.\r\n'), from: 'a@b.example', to: 'c@b.example' };
const authority = createAuthority();
const { certificate: cert, key } = authority.certify('127.0.0.1');
const open: (() => void)[] = [];

afterEach(() => {
  for (const close of open.splice(0)) close();
});
afterAll(() => authority.close());

test('TLS from the first byte, with a server our authority vouches for', async () => {
  const port = await serving({ secure: true, cert, key });
  expect(await offer(`smtps://127.0.0.1:${port}`, authority.certificate)).toMatchObject({ kind: 'accepted' });
});

test('a server nobody we trust vouches for gets nothing, neither at once nor after STARTTLS', async () => {
  const secure = await serving({ secure: true, cert, key });
  const later = await serving({ cert, key });
  const stranger = createAuthority('En annan');
  open.push(() => stranger.close());
  for (const address of [`smtps://127.0.0.1:${secure}`, `smtp://127.0.0.1:${later}?requireTLS=true`]) {
    for (const trusted of [undefined, stranger.certificate]) {
      const answer = await offer(address, trusted);
      expect(answer).toMatchObject({ kind: 'later', response: expect.stringMatching(/certificate/) });
    }
  }
});

test('a certificate for another name is not enough', async () => {
  const other = authority.certify('post.example');
  const port = await serving({ secure: true, cert: other.certificate, key: other.key });
  expect(await offer(`smtps://127.0.0.1:${port}`, authority.certificate)).toMatchObject({ kind: 'later' });
});

test('the password is sent after STARTTLS, and never to a server without it', async () => {
  const heard: string[] = [];
  const onAuth: SMTPServerOptions['onAuth'] = (auth, session, done) => {
    heard.push(`${session.secure ? 'TLS' : 'open'} ${auth.password ?? ''}`);
    done(null, { user: 'arshjul' });
  };
  const withTls = await serving({ cert, key, onAuth, disabledCommands: [] });
  const address = (port: number): string => `smtp://arshjul:hemligt@127.0.0.1:${port}`;
  expect(await offer(address(withTls), authority.certificate)).toMatchObject({ kind: 'accepted' });
  expect(heard).toEqual(['TLS hemligt']);
  const without = await serving({ onAuth, allowInsecureAuth: true, disabledCommands: ['STARTTLS'] });
  expect(await offer(address(without), authority.certificate)).toMatchObject({ kind: 'later' });
  expect(heard).toHaveLength(1);
});

async function serving(options: SMTPServerOptions): Promise<number> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH'],
    logger: false,
    onData(stream, _session, done) {
      stream.resume();
      stream.on('end', () => done());
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => server.close());
  return (server.server.address() as AddressInfo).port;
}

async function offer(address: string, trusted?: string): Promise<Answer> {
  const mailer = createMailer(smtpSettings(address, trusted));
  open.push(() => mailer.close());
  return await mailer.offer(MESSAGE);
}
