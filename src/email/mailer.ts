import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { isAboutUs } from './about-us.ts';
import { smtpSettings, type SmtpSettings } from './smtp-settings.ts';

/**
 * What came of offering a message. accepted: the server has taken it · refused: this address or message was refused
 * for good · later: certainly not taken, worth another try · uncertain: all of it was given to the server, whose
 * answer never came; it may have been taken.
 */
export type Answer =
  | { readonly kind: 'accepted'; readonly response: string }
  | { readonly kind: 'refused'; readonly code: number; readonly response: string }
  | { readonly kind: 'later'; readonly response: string }
  | { readonly kind: 'uncertain'; readonly message: string };

/** Raw bytes and the envelope: `from` is the Return-Path, `to` the one receiver. */
export type OfferedMessage = { readonly raw: Buffer; readonly from: string; readonly to: string };

export type Mailer = {
  /**
   * Never throws: whatever happens on the wire is an answer. `beforeGiving` is asked when the server is ready for the message,
   * before its first byte: unless it says true, nothing is given.
   */
  offer(message: OfferedMessage, beforeGiving?: () => Promise<boolean>): Promise<Answer>;
  /** Breaks off what is under way, which is then answered truthfully, and accepts nothing more. */
  close(): void;
};

const CHUNK = 16_384;

/** Talks SMTP, one connection per message, and sends the bytes unchanged. Connects at the first offer. */
export function createMailer(settings: string | SmtpSettings): Mailer {
  const smtp = typeof settings === 'string' ? smtpSettings(settings) : settings;
  const open = new Set<SMTPConnection>();
  let closed = false;
  return {
    offer(message, beforeGiving = () => Promise.resolve(true)) {
      if (closed) return Promise.resolve({ kind: 'later', response: 'E-posten är avstängd' });
      return new Promise((resolve) => {
        const connection = new SMTPConnection({ ...smtp, logger: false });
        open.add(connection);
        const give = async (): Promise<void> => {
          if (!(await beforeGiving().catch(() => false))) return connection.close();
          for (let at = 0; at < message.raw.length; at += CHUNK) wire.push(message.raw.subarray(at, at + CHUNK));
          wire.push(null);
        };
        let asked = false;
        const wire = new Readable({
          read: () => {
            if (!asked) void give();
            asked = true;
          },
        });
        let given = false;
        wire.once('end', () => (given = true));
        const answer = (result: Answer) => {
          open.delete(connection);
          resolve(result);
        };
        connection.on('error', (error: unknown) => answer(failure(error, given)));
        connection.once('end', () => answer(failure(new Error('Connection closed'), given)));
        const send = () => {
          connection.send({ from: message.from, to: [message.to] }, wire, (error, info) => {
            answer(error ? failure(error, given) : { kind: 'accepted', response: info.response });
            connection.quit();
          });
        };
        connection.connect((error) => {
          if (error) return answer(failure(error, false));
          if (smtp.auth === undefined) return send();
          connection.login({ credentials: smtp.auth }, (refused) => {
            if (!refused) return send();
            answer(failure(refused, false));
            connection.quit();
          });
        });
      });
    },
    close() {
      closed = true;
      for (const connection of open) connection.close();
    },
  };
}

type SmtpError = {
  readonly message: string;
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
};

/**
 * A 5xx to RCPT or to the message itself is about this mail: refused. A 5xx before that (greeting, sign-in, sender)
 * is about us, and so worth another try. Without a reply, all depends on whether the last byte had been given away.
 */
function failure(error: unknown, given: boolean): Answer {
  const { message, code, command, responseCode, response } = error as SmtpError;
  const told = response ?? message;
  if (responseCode !== undefined && responseCode >= 400) {
    const aboutThis = (command === 'RCPT TO' || command === 'DATA') && !isAboutUs(told);
    return responseCode >= 500 && aboutThis
      ? { kind: 'refused', code: responseCode, response: told }
      : { kind: 'later', response: told };
  }
  if (code === 'EENVELOPE' && command === 'API') return { kind: 'refused', code: 553, response: message };
  return given ? { kind: 'uncertain', message: told } : { kind: 'later', response: told };
}
