import type { KindText } from '../kind-text.ts';
import { sectionHeading, shared } from '../defaults.ts';
import { paragraph } from '../letter.ts';
import { day, doer, inSentence, reasonGiven } from '../phrases.ts';

/** The board sent the plan back. */
export const remitted: KindText = {
  standing: 'todo',
  order: 3,
  subject: ({ first, mail }) => `${first.step}: återremitterad, lämna in på nytt senast ${day(first.due, mail.on)}`,
  headline: ({ first, mail }) => `Nämnden vill ha ${inSentence(first.step)} på nytt senast ${day(first.due, mail.on)}`,
  heading: sectionHeading,
  short: ({ first, mail }) => `${inSentence(first.step)} på nytt senast ${day(first.due, mail.on)}`,
  lead: (group) => [
    paragraph(
      `${doer(group.first, 'nämnden')} har återremitterat planen för `,
      { strong: group.first.place },
      `. ${reasonGiven(group.first)}`,
    ),
    paragraph(
      `Planen är öppen igen. Ändra det som behövs och lämna in på nytt senast ${day(group.first.due, group.mail.on)}.`,
    ),
    ...shared(group),
  ],
  link: 'Öppna uppgiften',
  by: ({ due }) => due,
  consequences: true,
  why: () => 'nämnden har återremitterat planen',
};
