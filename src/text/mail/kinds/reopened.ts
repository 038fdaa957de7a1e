import type { KindText } from '../kind-text.ts';
import { sectionHeading, shared, wayOut } from '../defaults.ts';
import { paragraph } from '../letter.ts';
import { day, doer, inSentence, reasonGiven } from '../phrases.ts';

/** What was handed in, approved or excepted is open again. */
export const reopened: KindText = {
  standing: 'todo',
  order: 3,
  subject: ({ first, mail }) => `${first.step} öppnas igen: lämna in på nytt senast ${day(first.due, mail.on)}`,
  headline: ({ first, mail }) => `Lämna in ${inSentence(first.step)} på nytt senast ${day(first.due, mail.on)}`,
  heading: sectionHeading,
  short: ({ first, mail }) => `${inSentence(first.step)} på nytt senast ${day(first.due, mail.on)}`,
  lead: (group) => [
    paragraph(
      `${doer(group.first, 'den som granskar')} har öppnat ${inSentence(group.first.step)} igen för `,
      { strong: group.first.place },
      `. ${reasonGiven(group.first)}`,
    ),
    paragraph(
      `Allt som är skrivet och inlämnat finns kvar. Ändra det som behövs och lämna in på nytt senast ${day(group.first.due, group.mail.on)}.`,
    ),
    ...shared(group),
    ...wayOut(group),
  ],
  link: 'Öppna uppgiften',
  by: ({ due }) => due,
  consequences: true,
  why: () => 'uppgiften har öppnats igen',
};
