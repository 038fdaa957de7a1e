import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SmtpSettings } from './smtp-settings.ts';

/** Milliseconds. */
const PATIENCE = 5_000;

/**
 * Talks to the mail server as an offer does, without a message: connects, says EHLO, signs in where there is a password, and
 * asks once more (RSET). Undefined when all of it was answered well; else what went wrong. Never throws.
 */
export async function probeMailServer(settings: SmtpSettings): Promise<string | undefined> {
  const waits = { connectionTimeout: PATIENCE, greetingTimeout: PATIENCE, socketTimeout: PATIENCE };
  const connection = new SMTPConnection({ ...settings, ...waits, logger: false });
  try {
    return await new Promise((resolve) => {
      const answer = (error?: Error | null): void => resolve(error ? error.message : undefined);
      connection.on('error', answer);
      connection.once('end', () => resolve('Connection closed'));
      const ask = (): void => connection.reset(answer);
      connection.connect((error) => {
        if (error) answer(error);
        else if (settings.auth === undefined) ask();
        else connection.login({ credentials: settings.auth }, (refused) => (refused ? answer(refused) : ask()));
      });
    });
  } finally {
    connection.close();
  }
}
