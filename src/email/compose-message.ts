import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Instant } from '../domain/time.ts';
import type { RenderedMail } from './rendered-mail.ts';

export type MessageOptions = {
  readonly mail: RenderedMail;
  readonly from: { readonly name: string; readonly email: string };
  readonly to: { readonly name: string; readonly email: string };
  /** A staffed mailbox. */
  readonly replyTo: string;
  /** With angle brackets; see `messageIdFor`. */
  readonly messageId: string;
  /** Message-IDs of the thread, the step's first mail first. Used only where the mail is about one thing. */
  readonly references?: readonly string[];
  readonly date: Instant;
};

/**
 * The exact bytes of the message, headers included: the same options give the same bytes.
 * The Return-Path is no header: it is the envelope sender, see `returnPathFor`.
 */
export function composeMessage(options: MessageOptions): Promise<Buffer> {
  const { mail, from, to, replyTo, messageId, date } = options;
  const thread = mail.single ? (options.references ?? []).filter((id) => id !== messageId) : [];
  const parent = thread.at(-1);
  const composer = new MailComposer({
    from: { name: from.name, address: from.email },
    to: { name: to.name, address: to.email },
    replyTo,
    subject: mail.subject,
    messageId,
    date: new Date(date),
    ...(parent === undefined ? {} : { inReplyTo: parent, references: [...thread] }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': 'sv',
    },
    text: mail.text,
    html: mail.html,
    attachments:
      mail.calendar === undefined
        ? []
        : [
            {
              filename: 'arshjul.ics',
              content: mail.calendar,
              contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
            },
          ],
    baseBoundary: createHash('sha256').update(messageId).digest('hex').slice(0, 24),
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'windows',
  });
  return composer.compile().build();
}
