import type { KindText } from '../kind-text.ts';
import { paragraph } from '../letter.ts';
import { countedPlaces, day, holdersOf, inSentence, places } from '../phrases.ts';
import { capitalised } from '../../numbers.ts';

/** The chef above is told that those responsible have been told. */
export const overdueCopy: KindText = {
  standing: 'told',
  order: 5,
  groupBy: ({ operation, step, due }) => [operation, step, due].join('|'),
  subject: ({ first, items }) => `Kopia: ${places(items)} har inte lämnat in ${inSentence(first.step)}`,
  headline: ({ first, items }) => `${capitalised(places(items))} har inte lämnat in ${inSentence(first.step)}`,
  heading: ({ first, items }) => `Kopia: ${inSentence(first.step)}, ${places(items)}`,
  short: ({ first, items }) => `kopia om ${inSentence(first.step)}, ${places(items)}`,
  lead: ({ first, items, mail }) => {
    const who = items.length === 1 ? (holdersOf(first) ?? 'De som ansvarar') : 'De som ansvarar';
    return [
      paragraph(
        `Detta är en kopia, och du behöver inte göra något nu. Sista dagen var ${day(first.due, mail.on)}. `,
        `${capitalised(who)} har fått besked om att uppgiften är försenad`,
        ...(items.length === 1 ? [' för ', { strong: first.place }, '.'] : [' för:']),
      ),
    ];
  },
  detail: (item) => [`, ${holdersOf(item) ?? 'tjänsten är vakant'}`],
  link: 'Se uppgiften',
  consequences: true,
  together: (items) => `Kopia: ${countedPlaces(items)} har inte lämnat in i tid`,
  why: () => 'du får en kopia när något där är försenat',
};
