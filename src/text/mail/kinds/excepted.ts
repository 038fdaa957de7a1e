import type { KindText } from '../kind-text.ts';
import { sectionHeading } from '../defaults.ts';
import { paragraph } from '../letter.ts';
import { doer, inSentence, places, reasonGiven } from '../phrases.ts';
import { capitalised } from '../../numbers.ts';

/** The task need not be done. */
export const excepted: KindText = {
  standing: 'told',
  order: 6,
  subject: ({ first, items }) => `${capitalised(places(items))} behöver inte lämna in ${inSentence(first.step)}`,
  headline: ({ first, items }) => `${capitalised(places(items))} behöver inte lämna in ${inSentence(first.step)}`,
  heading: sectionHeading,
  short: ({ first, items }) => `${places(items)} behöver inte lämna in ${inSentence(first.step)}`,
  lead: ({ first, items }) => [
    paragraph(
      `${doer(first, 'den som svarar för planen ovanför')} har beslutat om undantag från ${inSentence(first.step)} för `,
      items.length === 1 ? { strong: first.place } : places(items),
      `. ${reasonGiven(first)}`,
    ),
    paragraph('Du behöver inte göra något, och inga påminnelser kommer.'),
  ],
  link: 'Se uppgiften',
  consequences: false,
  why: () => 'uppgiften har undantagits',
};
