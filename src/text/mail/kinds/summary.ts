import type { MailItem, MorningMail } from '../../../domain/mail-item.ts';
import { dayAndMonth } from '../../dates.ts';
import { capitalised, counted, listed } from '../../numbers.ts';
import type { KindText } from '../kind-text.ts';
import { paragraph, type Inline } from '../letter.ts';
import { holdersOf, inSentence, titled, workingDays } from '../phrases.ts';
import { reviewDay } from './review.ts';

/** Monday's lines: late, and the ladder has ended. */
export const summary: KindText = {
  standing: 'told',
  order: 7,
  groupBy: ({ operation }) => operation ?? '',
  subject: ({ items }) => stillLate(items),
  headline: ({ items }) => stillLate(items),
  heading: ({ first, items }) =>
    `${first.operation ?? first.place}: ${counted(items.length, `${matter(items).one} är kvar`, `${matter(items).more} är kvar`)}`,
  short: ({ items }) =>
    `${counted(items.length, `sen ${matter(items).one}`, `sena ${matter(items).more}`)} i måndagens sammanställning`,
  lead: ({ first, items, mail }) =>
    items.length === 1
      ? [paragraph({ strong: first.place }, ...row(first, mail), '.')]
      : [paragraph('Detta är sent, och trappan är slut:')],
  detail: row,
  link: 'Se uppgiften',
  consequences: false,
  closing: (items) => [
    paragraph(
      `${items.length === 1 ? 'Raden' : 'Varje rad'} står kvar i måndagens sammanställning tills ${until(items)}. Samma stund försvinner den ur listan.`,
    ),
  ],
  together: stillLate,
  why: () => 'det som är sent när trappan är slut står här varje måndag tills det är klart',
};

function stillLate(items: readonly MailItem[]): string {
  return capitalised(
    counted(items.length, `${matter(items).one} är fortfarande sen`, `${matter(items).more} är fortfarande sena`),
  );
}

function row(item: MailItem, mail: MorningMail): readonly Inline[] {
  const late = item.workingDaysLate === undefined ? '' : `, ${workingDays(item.workingDaysLate)} sedan`;
  const since =
    item.lateSince === undefined || item.lateSince === mail.on
      ? ''
      : `. I listan sedan ${dayAndMonth(item.lateSince, mail.on)}`;
  const missing = item.missing.length === 0 ? '' : `. Väntar på ${listed(item.missing)}`;
  if (item.review) {
    const last = dayAndMonth(reviewDay(item), mail.on);
    const reviewer = item.approver === undefined ? 'ingen granskare är utsedd' : titled(item.approver);
    return [`, granskningen av ${inSentence(item.step)}: sista dagen var ${last}${late}, ${reviewer}${since}`];
  }
  return [
    `, ${inSentence(item.step)}: sista dagen var ${dayAndMonth(item.due, mail.on)}${late}, ${holdersOf(item) ?? 'tjänsten är vakant'}${missing}${since}`,
  ];
}

function matter(items: readonly MailItem[]): { one: string; more: string } {
  return items.every(({ review }) => review)
    ? { one: 'granskning', more: 'granskningar' }
    : { one: 'uppgift', more: 'uppgifter' };
}

/** What takes a line out of the list. */
function until(items: readonly MailItem[]): string {
  const task = 'uppgiften är inlämnad, undantagen eller har fått ny tid';
  if (items.every(({ review }) => review)) return 'granskningen är klar';
  return items.some(({ review }) => review) ? `${task}, eller granskningen är klar` : task;
}
