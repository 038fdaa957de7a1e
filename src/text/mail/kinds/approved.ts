import type { KindText } from '../kind-text.ts';
import { sectionHeading } from '../defaults.ts';
import { paragraph } from '../letter.ts';
import { doer, inSentence, places } from '../phrases.ts';

/** What was handed in has been approved. */
export const approved: KindText = {
  standing: 'told',
  order: 6,
  subject: ({ first, items }) => `${first.step} för ${places(items)} har godkänts`,
  headline: ({ first, items }) => `${first.step} för ${places(items)} har godkänts`,
  heading: sectionHeading,
  short: ({ first, items }) => `${inSentence(first.step)} för ${places(items)} har godkänts`,
  lead: ({ first, items }) => [
    paragraph(
      `${doer(first, 'granskaren')} har godkänt ${inSentence(first.step)} för `,
      items.length === 1 ? { strong: first.place } : places(items),
      '. Du behöver inte göra något.',
    ),
  ],
  link: 'Se det som godkändes',
  consequences: false,
  why: () => 'det som lämnades in har granskats',
};
