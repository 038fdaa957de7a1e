import type { KindText, MailGroup } from '../kind-text.ts';
import { capitalised, counted } from '../../numbers.ts';
import { paragraph, type Inline } from '../letter.ts';
import { day, doer, inSentence, reasonGiven } from '../phrases.ts';
import type { MailItem, MorningMail } from '../../../domain/mail-item.ts';

/** A chef asks for a later date. */
export const extensionAsked: KindText = {
  standing: 'todo',
  order: 2,
  groupBy: () => 'asked',
  subject: title,
  headline: title,
  heading: ({ items }) => `Anstånd: ${counted(items.length, 'begäran', 'begäranden')} att svara på`,
  short: ({ items }) => `${counted(items.length, 'begäran', 'begäranden')} om anstånd`,
  lead: ({ first, items, mail }) => [
    ...(items.length === 1
      ? [
          paragraph(
            `${doer(first, 'den som ansvarar')} ber om anstånd med ${inSentence(first.step)} för `,
            { strong: first.place },
            `${until(first, mail)}. Sista dagen är nu ${day(first.due, mail.on)}. ${reasonGiven(first)}`,
          ),
        ]
      : []),
    paragraph(
      'Svara med ett klick: ge anstånd, eller säg nej med skäl. Tills du svarar gäller den sista dag som står nu.',
    ),
  ],
  detail: (item, mail) => rowOf(item, mail),
  link: 'Svara på begäran',
  consequences: true,
  why: () => 'den som behöver mer tid ber dig om den',
};

function title({ first, items, mail }: MailGroup): string {
  if (items.length === 1) return `${first.place} ber om anstånd med ${inSentence(first.step)}${until(first, mail)}`;
  return capitalised(`${counted(items.length, 'begäran', 'begäranden')} om anstånd väntar på ditt svar`);
}

function until(item: MailItem, mail: MorningMail): string {
  return item.askedDue === undefined ? '' : ` till ${day(item.askedDue, mail.on)}`;
}

function rowOf(item: MailItem, mail: MorningMail): readonly Inline[] {
  const reason = reasonGiven(item);
  return [
    `, ${inSentence(item.step)}: från ${day(item.due, mail.on)}${until(item, mail)}.${reason === '' ? '' : ` ${reason}`}`,
  ];
}
