import { insertEmail, type NewEmail } from '../database/email-store.ts';
import { putInEmail, type StoredNotice } from '../database/notice-store.ts';
import type { Transaction } from '../database/transaction.ts';
import type { MailItem } from '../domain/mail-item.ts';
import type { Facts } from '../domain/facts.ts';
import type { PersonId } from '../domain/organisation.ts';
import type { Instant, LocalDate } from '../domain/time.ts';
import { composeMessage } from '../email/compose-message.ts';
import { messageIdFor, type MailCause } from '../email/message-id.ts';
import { renderMorningMail } from '../email/render-morning-mail.ts';
import type { Services } from '../services.ts';
import { senderName } from '../text/sender-name.ts';

export type Letter = {
  readonly receiver: PersonId;
  readonly cause: MailCause;
  readonly items: readonly MailItem[];
  readonly notices: readonly StoredNotice[];
  /** Facts of one of the plans: organisation and zone. */
  readonly facts: Facts;
  /** The local date on which it is sent. */
  readonly on: LocalDate;
  readonly morning: NewEmail['morning'];
  /** What the mail answers to, where it is about one thing alone. */
  readonly references: readonly string[];
  readonly now: Instant;
};

/** Writes one e-mail as it will be sent, byte for byte, and notes which notices stand in it. */
export async function freezeEmail(services: Services, transaction: Transaction, letter: Letter): Promise<void> {
  const { settings } = services;
  const { facts, on, now } = letter;
  const person = facts.organisation.persons.find(({ id }) => id === letter.receiver);
  if (!person) throw new RangeError(`mottagare ${letter.receiver}: väntade en person i organisationen`);
  const { title } = facts.organisation;
  const mail = renderMorningMail(
    {
      receiver: { name: person.name, email: person.email },
      municipality: { title, contact: settings.contactAddress },
      baseUrl: settings.webAddress,
      timezone: facts.calendar.timezone,
      on,
      items: letter.items,
    },
    now,
  );
  const messageId = messageIdFor(letter.cause, domainOf(settings.senderAddress));
  const raw = await composeMessage({
    mail,
    from: { name: senderName(title), email: settings.senderAddress },
    to: { name: person.name, email: person.email },
    replyTo: settings.contactAddress,
    messageId,
    references: letter.references,
    date: now,
  });
  const email = await insertEmail(transaction, {
    municipality: facts.address.municipality,
    person: person.id,
    address: person.email,
    morning: letter.morning,
    messageId,
    subject: mail.subject,
    raw,
    frozenAt: now,
  });
  await putInEmail(transaction, { ids: letter.notices.map(({ id }) => id), email });
}

/** The part of an address after the @. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
