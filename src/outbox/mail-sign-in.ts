import { insertEmail, SIGN_IN_MORNING } from '../database/email-store.ts';
import { listMunicipalities } from '../database/organisation-store.ts';
import type { PersonId } from '../domain/organisation.ts';
import { composeMessage } from '../email/compose-message.ts';
import { messageIdFor } from '../email/message-id.ts';
import { renderSignInMail } from '../email/render-sign-in-mail.ts';
import type { Services } from '../services.ts';
import { senderName } from '../text/sender-name.ts';
import { domainOf } from './freeze-email.ts';
import { sendAtOnce } from './send-at-once.ts';

export type SignInMailRequest = {
  readonly municipality: string;
  readonly person: PersonId;
  readonly name: string;
  readonly email: string;
  readonly url: string;
  readonly validMinutes: number;
};

/** Puts a one-time link in the outbox and offers it at once. Its text is forgotten when it is sent or has expired. */
export async function mailSignIn(services: Services, request: SignInMailRequest): Promise<void> {
  const { settings, database } = services;
  const receiver = { name: request.name, email: request.email };
  const found = (await listMunicipalities(database)).find(({ id }) => id === request.municipality);
  const title = found?.title ?? request.municipality;
  const mail = renderSignInMail({
    receiver,
    municipality: { title, contact: settings.contactAddress },
    link: request.url,
    validMinutes: request.validMinutes,
  });
  const now = Date.now();
  const messageId = messageIdFor({ person: request.person, click: request.url }, domainOf(settings.senderAddress));
  const raw = await composeMessage({
    mail,
    from: { name: senderName(title), email: settings.senderAddress },
    to: receiver,
    replyTo: settings.contactAddress,
    messageId,
    date: now,
  });
  await database.$transaction((transaction) =>
    insertEmail(transaction, {
      municipality: request.municipality,
      person: request.person,
      address: request.email,
      morning: SIGN_IN_MORNING,
      messageId,
      subject: mail.subject,
      raw,
      frozenAt: now,
    }),
  );
  sendAtOnce(services).catch((error: unknown) => {
    services.log.error('mail that waits for no morning could not be sent', {
      reason: error instanceof Error ? error.name : 'unknown',
    });
  });
}
