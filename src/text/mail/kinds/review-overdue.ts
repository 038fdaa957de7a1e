import type { KindText } from '../kind-text.ts';
import { paragraph } from '../letter.ts';
import { day, inSentence } from '../phrases.ts';
import { capitalised, counted } from '../../numbers.ts';
import { review, reviewDay } from './review.ts';

/** The last day of a review has passed; to the reviewer. */
export const reviewOverdue: KindText = {
  ...review,
  standing: 'late',
  order: 0,
  groupBy: () => 'review-overdue',
  subject: ({ first, items }) =>
    items.length === 1
      ? `Granskningen av ${inSentence(first.step)} från ${first.place} är försenad`
      : capitalised(`${counted(items.length, 'granskning', 'granskningar')} är försenade`),
  headline: ({ first, items, mail }) =>
    items.length === 1
      ? `Granskningen av ${inSentence(first.step)} från ${first.place} skulle ha varit klar ${day(reviewDay(first), mail.on)}`
      : capitalised(`${counted(items.length, 'granskning', 'granskningar')} är försenade`),
  heading: ({ items }) =>
    items.length === 1
      ? 'En granskning är försenad'
      : capitalised(`${counted(items.length, 'granskning', 'granskningar')} är försenade`),
  short: ({ items }) => counted(items.length, 'försenad granskning', 'försenade granskningar'),
  lead: ({ first, items, mail }) =>
    items.length === 1
      ? [
          paragraph(
            { strong: first.place },
            ` väntar på besked om ${inSentence(first.step)}. Sista dagen att granska var ${day(reviewDay(first), mail.on)}. Godkänn, eller återlämna för komplettering, med skäl, så snart det går.`,
          ),
        ]
      : [
          paragraph(
            'Enheterna väntar på besked. Godkänn, eller återlämna för komplettering, med skäl, så snart det går.',
          ),
        ],
  why: () => 'det som lämnas in där granskas av dig, och sista dagen att granska har passerat',
};
