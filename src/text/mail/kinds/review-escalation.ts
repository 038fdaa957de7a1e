import type { KindText } from '../kind-text.ts';
import { heading, list, paragraph, type Inline } from '../letter.ts';
import { day, inSentence, titled, workingDays } from '../phrases.ts';
import { capitalised, counted } from '../../numbers.ts';
import type { MailItem } from '../../../domain/mail-item.ts';
import { reviewDay } from './review.ts';

/** A late review becomes the matter of the chef above the reviewer. */
export const reviewEscalation: KindText = {
  standing: 'late',
  order: 1,
  groupBy: ({ operation }) => operation ?? '',
  subject: ({ first, items }) => title(first, items),
  headline: ({ first, items }) => title(first, items),
  heading: ({ first, items }) =>
    `${first.operation ?? first.place}: ${counted(items.length, 'sen granskning', 'sena granskningar')}`,
  short: ({ items }) => counted(items.length, 'sen granskning', 'sena granskningar'),
  lead: ({ first, items, mail }) =>
    items.length === 1
      ? [
          paragraph(
            { strong: first.place },
            ` har lämnat in ${inSentence(first.step)} och väntar på besked. Granskningen skulle ha varit klar ${day(reviewDay(first), mail.on)}`,
            ...since(first),
            '. I dag blir ärendet även ditt.',
            ...(first.approver === undefined ? [] : [` Den som granskar är ${titled(first.approver)}.`]),
          ),
        ]
      : [paragraph('Det som står nedan är inlämnat och väntar på besked. I dag blir ärendena även dina.')],
  detail: (item, mail) => [
    `, ${inSentence(item.step)}: skulle ha granskats ${day(reviewDay(item), mail.on)}`,
    ...(item.approver === undefined ? [] : [` av ${titled(item.approver)}`]),
  ],
  link: 'Se inlämningen',
  consequences: true,
  closing: (items) => {
    const reviewers = [...new Set(items.flatMap(({ approver }) => approver?.name ?? []))];
    const talk = reviewers.length === 1 ? `Tala med ${reviewers.join('')}.` : 'Tala med dem som granskar.';
    return [
      heading('Vad du kan göra'),
      list([[talk], ['Granska själv: godkänn, eller återlämna för komplettering, med skäl.']]),
    ];
  },
  together: (items) => capitalised(counted(items.length, 'granskning är sen', 'granskningar är sena')),
  why: () => 'granskningen är inte klar än',
};

function title(first: MailItem, items: readonly MailItem[]): string {
  if (items.length > 1) return capitalised(counted(items.length, 'granskning är sen', 'granskningar är sena'));
  return `Granskningen av ${inSentence(first.step)} från ${first.place} är även ditt ärende från och med i dag`;
}

function since(item: MailItem): readonly Inline[] {
  return item.workingDaysLate === undefined ? [] : [`, för ${workingDays(item.workingDaysLate)} sedan`];
}
