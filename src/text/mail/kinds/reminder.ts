import type { KindText } from '../kind-text.ts';
import { forPlaces, sectionHeading, shared, waitingFor, wayOut } from '../defaults.ts';
import { paragraph } from '../letter.ts';
import { day, inSentence } from '../phrases.ts';

/** Not handed in, and the last day is near. */
export const reminder: KindText = {
  standing: 'todo',
  order: 3,
  subject: ({ first, mail }) => `Påminnelse, ${inSentence(first.step)}: lämna in senast ${day(first.due, mail.on)}`,
  headline: ({ first, mail }) => `Sista dagen för ${inSentence(first.step)} är ${day(first.due, mail.on)}`,
  heading: sectionHeading,
  short: ({ first, mail }) => `${inSentence(first.step)} senast ${day(first.due, mail.on)}`,
  lead: (group) => [
    paragraph(
      `Detta är en påminnelse: ${inSentence(group.first.step)} har inte lämnats in än för `,
      forPlaces(group),
      `. Lämna in senast ${day(group.first.due, group.mail.on)}. Hela dagen räknas.`,
    ),
    ...shared(group),
    ...(group.items.length === 1 ? waitingFor(group.first, group.mail) : []),
    ...wayOut(group),
  ],
  link: 'Öppna uppgiften',
  by: ({ due }) => due,
  consequences: true,
  why: () => 'uppgiften är inte inlämnad',
};
