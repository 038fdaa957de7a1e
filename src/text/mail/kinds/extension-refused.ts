import type { KindText } from '../kind-text.ts';
import { sectionHeading } from '../defaults.ts';
import { paragraph } from '../letter.ts';
import { day, doer, inSentence, reasonGiven } from '../phrases.ts';

/** The asked-for date was not given: the old one holds. */
export const extensionRefused: KindText = {
  standing: 'todo',
  order: 3,
  subject: ({ first, mail }) => `${first.step}: inget anstånd, sista dagen är fortfarande ${day(first.due, mail.on)}`,
  headline: ({ first, mail }) =>
    `Inget anstånd med ${inSentence(first.step)}: sista dagen är ${day(first.due, mail.on)}`,
  heading: sectionHeading,
  short: ({ first, mail }) => `${inSentence(first.step)} senast ${day(first.due, mail.on)}`,
  lead: ({ first, mail }) => [
    paragraph(
      `${doer(first, 'den som svarar för planen ovanför')} har svarat nej på begäran om anstånd för `,
      { strong: first.place },
      `. ${reasonGiven(first)}`,
    ),
    paragraph(
      first.due < mail.on
        ? `Sista dagen var ${day(first.due, mail.on)}. Lämna in så snart det går.`
        : `Lämna in senast ${day(first.due, mail.on)}, som förut.`,
    ),
  ],
  link: 'Öppna uppgiften',
  by: ({ due }) => due,
  consequences: true,
  why: () => 'begäran om anstånd har fått svar',
};
