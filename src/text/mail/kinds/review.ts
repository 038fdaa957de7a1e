import type { KindText } from '../kind-text.ts';
import { paragraph, type Inline } from '../letter.ts';
import { day, inSentence } from '../phrases.ts';
import { capitalised, counted } from '../../numbers.ts';
import type { MailItem, MorningMail } from '../../../domain/mail-item.ts';

/** Something handed in waits for the receiver's review. */
export const review: KindText = {
  standing: 'todo',
  order: 3,
  groupBy: () => 'review',
  subject: ({ first, items, mail }) =>
    items.length === 1
      ? `Granska ${inSentence(first.step)} från ${first.place} senast ${day(reviewDay(first), mail.on)}`
      : `${waiting(items)}, den första senast ${day(earliest(items), mail.on)}`,
  headline: ({ first, items, mail }) =>
    items.length === 1
      ? `Granska ${inSentence(first.step)} från ${first.place} senast ${day(reviewDay(first), mail.on)}`
      : `${waiting(items)}, den första senast ${day(earliest(items), mail.on)}`,
  heading: ({ items }) => waiting(items),
  short: ({ items }) => `${counted(items.length, 'inlämning', 'inlämningar')} att granska`,
  lead: ({ first, items, mail }) =>
    items.length === 1
      ? [
          paragraph(
            { strong: first.place },
            ` har lämnat in ${inSentence(first.step)}. Granska senast ${day(reviewDay(first), mail.on)}: `,
            'godkänn, eller återlämna för komplettering, med skäl.',
          ),
        ]
      : [paragraph('Godkänn, eller återlämna för komplettering, med skäl. Den som brådskar mest står först.')],
  detail: (item, mail) => reviewDetail(item, mail),
  link: 'Öppna inlämningen',
  by: reviewDay,
  consequences: true,
  why: () => 'det som lämnas in där granskas av dig',
};

/** By when an item's review must be done. */
export function reviewDay(item: MailItem): string {
  return item.reviewDue ?? item.due;
}

function earliest(items: readonly MailItem[]): string {
  return items.map(reviewDay).reduce((a, b) => (b < a ? b : a));
}

function waiting(items: readonly MailItem[]): string {
  return capitalised(`${counted(items.length, 'inlämning', 'inlämningar')} väntar på din granskning`);
}

function reviewDetail(item: MailItem, mail: MorningMail): readonly Inline[] {
  const late = reviewDay(item) < mail.on;
  const when = late
    ? `skulle ha varit klar ${day(reviewDay(item), mail.on)}`
    : `senast ${day(reviewDay(item), mail.on)}`;
  return [`, ${inSentence(item.step)}: ${when}`];
}
