import { signInLetter } from '../text/mail/sign-in-letter.ts';
import { htmlTwin } from './html-twin.ts';
import type { RenderedMail } from './rendered-mail.ts';
import { textTwin } from './text-twin.ts';

/** The one-time link, to the address that is known. Its text is not to be kept once it has been sent. */
export function renderSignInMail(options: Parameters<typeof signInLetter>[0]): RenderedMail {
  const letter = signInLetter(options);
  return {
    subject: letter.subject,
    text: textTwin(letter),
    html: htmlTwin(letter),
    single: true,
  };
}
