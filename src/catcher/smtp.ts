import { SMTPServer } from 'smtp-server';
import type { MessageStore } from './message-store.ts';

/** What a mail server answers instead of accepting: `421` for now, `550` for good. */
export type SmtpRefusal = { readonly code: number; readonly text: string };

/** Asked for every receiver; undefined accepts. Only tests refuse anything. */
export type Judge = (receiver: string) => SmtpRefusal | undefined;

const MEGABYTES_25 = 25 * 1024 * 1024;

/** A real SMTP server that accepts mail from this machine to anybody, and sends none on. */
export function createSmtpServer(store: MessageStore, judge: Judge = () => undefined): SMTPServer {
  return new SMTPServer({
    banner: 'Arshjul',
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    size: MEGABYTES_25,
    onRcptTo({ address }, _session, done) {
      const refusal = judge(address);
      done(refusal && Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (stream.sizeExceeded) {
          done(Object.assign(new Error('Message too large'), { responseCode: 552 }));
          return;
        }
        store
          .add({
            from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
            to: envelope.rcptTo.map(({ address }) => address),
            bytes: Buffer.concat(chunks),
          })
          .then(
            () => {
              done();
            },
            (error: unknown) => {
              done(Object.assign(new Error(String(error)), { responseCode: 451 }));
            },
          );
      });
    },
  });
}
