import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export type CaughtMail = { readonly to: string; readonly messageId: string; readonly raw: string };

/** A real SMTP server that keeps what it is given, and can be told to fail. */
export type SmtpSink = {
  readonly url: string;
  readonly mails: readonly CaughtMail[];
  /** Answers this address with 550 from now on. */
  refuse(address: string): void;
  /** Answers everybody with 451 while true. */
  busy(on: boolean): void;
  /** Called with each message after its last byte, before the answer; what it awaits delays the answer. */
  beforeAnswer(hook: (mail: CaughtMail) => Promise<void> | void): void;
  close(): Promise<void>;
};

export async function smtpSink(): Promise<SmtpSink> {
  const mails: CaughtMail[] = [];
  const refused = new Set<string>();
  let isBusy = false;
  let hook: (mail: CaughtMail) => Promise<void> | void = () => undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo(address, _session, done) {
      if (isBusy) return done(Object.assign(new Error('försök senare'), { responseCode: 451 }));
      if (refused.has(address.address))
        return done(Object.assign(new Error(`<${address.address}> finns inte`), { responseCode: 550 }));
      done();
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        const to = session.envelope.rcptTo[0]?.address ?? '';
        const mail = { to, raw, messageId: /^Message-ID: (.+)$/im.exec(raw)?.[1]?.trim() ?? '' };
        mails.push(mail);
        void Promise.resolve(hook(mail)).then(() => done());
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}?ignoreTLS=true`,
    mails,
    refuse: (address) => void refused.add(address),
    busy: (on) => void (isBusy = on),
    beforeAnswer: (given) => void (hook = given),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
