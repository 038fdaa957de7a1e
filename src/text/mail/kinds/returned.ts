import type { KindText } from '../kind-text.ts';
import { sectionHeading, shared, wayOut } from '../defaults.ts';
import { paragraph } from '../letter.ts';
import { day, doer, inSentence, reasonGiven } from '../phrases.ts';

/** The reviewer wants it completed. */
export const returned: KindText = {
  standing: 'todo',
  order: 3,
  subject: ({ first, mail }) => `${first.step}: komplettera senast ${day(first.due, mail.on)}`,
  headline: ({ first, mail }) => `Komplettera ${inSentence(first.step)} senast ${day(first.due, mail.on)}`,
  heading: sectionHeading,
  short: ({ first, mail }) => `komplettera ${inSentence(first.step)} senast ${day(first.due, mail.on)}`,
  lead: (group) => {
    const { first, mail } = group;
    return [
      paragraph(
        `${doer(first, 'granskaren')} har återlämnat ${inSentence(first.step)} för komplettering till `,
        { strong: first.place },
        `. ${reasonGiven(first)}`,
      ),
      paragraph(
        `Allt som lämnades in finns kvar. Ändra det som behövs och lämna in igen senast ${day(first.due, mail.on)}.`,
      ),
      ...shared(group),
      ...wayOut(group),
    ];
  },
  link: 'Öppna uppgiften',
  by: ({ due }) => due,
  consequences: true,
  why: () => 'inlämningen har kommit tillbaka för komplettering',
};
