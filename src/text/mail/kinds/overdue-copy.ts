import type { KindText } from '../kind-text.ts';
import { paragraph } from '../letter.ts';
import { countedPlaces, day, holdersOf, inSentence, places, titled } from '../phrases.ts';
import type { MailItem } from '../../../domain/mail-item.ts';
import { capitalised } from '../../numbers.ts';
import { reviewDay } from './review.ts';

/** The chef above is told that those responsible have been told. */
export const overdueCopy: KindText = {
  standing: 'told',
  order: 5,
  groupBy: (item) => [item.operation, item.step, lastDay(item), item.review].join('|'),
  subject: ({ first, items }) =>
    first.review
      ? `Kopia: ${what(first)} från ${places(items)} är försenad`
      : `Kopia: ${places(items)} har inte lämnat in ${what(first)}`,
  headline: ({ first, items }) =>
    first.review
      ? capitalised(`${what(first)} från ${places(items)} är försenad`)
      : capitalised(`${places(items)} har inte lämnat in ${what(first)}`),
  heading: ({ first, items }) => `Kopia: ${what(first)}, ${places(items)}`,
  short: ({ first, items }) => `kopia om ${what(first)}, ${places(items)}`,
  lead: ({ first, items, mail }) => {
    const those = first.review ? 'De som granskar' : 'De som ansvarar';
    const who = items.length === 1 ? (late(first) ?? those) : those;
    const matter = first.review ? 'granskningen' : 'uppgiften';
    return [
      paragraph(
        `Detta är en kopia, och du behöver inte göra något nu. Sista dagen${first.review ? ' att granska' : ''} var ${day(lastDay(first), mail.on)}. `,
        `${capitalised(who)} har fått besked om att ${matter} är försenad`,
        ...(items.length === 1 ? [' för ', { strong: first.place }, '.'] : [' för:']),
      ),
    ];
  },
  detail: (item) => [`, ${late(item) ?? 'tjänsten är vakant'}`],
  link: 'Se uppgiften',
  consequences: true,
  together: (items) =>
    items.some(({ review }) => review)
      ? 'Kopior om det som är försenat'
      : `Kopia: ${countedPlaces(items)} har inte lämnat in i tid`,
  why: () => 'du får en kopia när något där är försenat',
};

/** "resultatredovisning 1", "granskningen av resultatredovisning 1". */
function what({ review, step }: MailItem): string {
  return `${review ? 'granskningen av ' : ''}${inSentence(step)}`;
}

function lastDay(item: MailItem): string {
  return item.review ? reviewDay(item) : item.due;
}

/** Who is late, and has been told so. */
function late(item: MailItem): string | null {
  if (!item.review) return holdersOf(item);
  return item.approver === undefined ? null : titled(item.approver);
}
