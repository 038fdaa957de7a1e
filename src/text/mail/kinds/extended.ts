import type { KindText } from '../kind-text.ts';
import { sectionHeading, shared } from '../defaults.ts';
import { paragraph } from '../letter.ts';
import { day, doer, inSentence, reasonGiven } from '../phrases.ts';

/** A later date has been given. */
export const extended: KindText = {
  standing: 'todo',
  order: 3,
  subject: ({ first, mail }) => `${first.step}: anstånd till ${day(first.due, mail.on)}`,
  headline: ({ first, mail }) => `Ny tid för ${inSentence(first.step)}: lämna in senast ${day(first.due, mail.on)}`,
  heading: sectionHeading,
  short: ({ first, mail }) => `${inSentence(first.step)} senast ${day(first.due, mail.on)}`,
  lead: (group) => [
    paragraph(
      `${doer(group.first, 'den som svarar för planen ovanför')} har gett anstånd med ${inSentence(group.first.step)} för `,
      { strong: group.first.place },
      `. ${reasonGiven(group.first)}`,
    ),
    paragraph(`Den nya sista dagen är ${day(group.first.due, group.mail.on)}. Påminnelserna räknas från den.`),
    ...shared(group),
  ],
  link: 'Öppna uppgiften',
  by: ({ due }) => due,
  consequences: true,
  why: () => 'uppgiften har fått ny tid',
};
