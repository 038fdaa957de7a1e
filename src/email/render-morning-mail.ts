import type { MorningMail } from '../domain/mail-item.ts';
import type { Instant } from '../domain/time.ts';
import { calendarEntries } from '../text/mail/calendar-entries.ts';
import { morningLetter } from '../text/mail/morning-letter.ts';
import { calendarFile } from './calendar-file.ts';
import { htmlTwin } from './html-twin.ts';
import type { RenderedMail } from './rendered-mail.ts';
import { textTwin } from './text-twin.ts';

/**
 * One person's e-mail of one morning; also a receipt or a refusal, as a mail with that one item.
 * `stamp` dates the calendar file; absent, it is midnight UTC of the morning.
 * @throws RangeError without any item, or with a link that is not http or https.
 */
export function renderMorningMail(
  mail: MorningMail,
  stamp: Instant = Date.parse(`${mail.on}T00:00:00Z`),
): RenderedMail {
  const letter = morningLetter(mail);
  const entries = calendarEntries(mail);
  return {
    subject: letter.subject,
    text: textTwin(letter),
    html: htmlTwin(letter),
    ...(entries.length === 0 ? {} : { calendar: calendarFile(entries, stamp) }),
    single: mail.items.length === 1,
  };
}
