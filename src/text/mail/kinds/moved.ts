import type { KindText } from '../kind-text.ts';
import { forPlaces, sectionHeading, shared } from '../defaults.ts';
import { paragraph } from '../letter.ts';
import { day, inSentence, reasonGiven } from '../phrases.ts';

/** The date moved because what it counts from moved. */
export const moved: KindText = {
  standing: 'todo',
  order: 3,
  subject: ({ first, mail }) => `${first.step}: sista dagen är flyttad till ${day(first.due, mail.on)}`,
  headline: ({ first, mail }) => `Ny sista dag för ${inSentence(first.step)}: ${day(first.due, mail.on)}`,
  heading: sectionHeading,
  short: ({ first, mail }) => `${inSentence(first.step)} senast ${day(first.due, mail.on)}`,
  lead: (group) => [
    paragraph(
      `Sista dagen för ${inSentence(group.first.step)} har flyttats för `,
      forPlaces(group),
      `, eftersom den räknas från ett datum som har ändrats. ${reasonGiven(group.first)}`.trimEnd(),
    ),
    paragraph(`Lämna in senast ${day(group.first.due, group.mail.on)}. Påminnelserna räknas från den nya dagen.`),
    ...shared(group),
  ],
  link: 'Öppna uppgiften',
  by: ({ due }) => due,
  consequences: true,
  why: () => 'uppgiftens sista dag har flyttats',
};
