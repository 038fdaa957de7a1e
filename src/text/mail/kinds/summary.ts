import type { MailItem, MorningMail } from '../../../domain/mail-item.ts';
import { dayAndMonth } from '../../dates.ts';
import { capitalised, counted, listed } from '../../numbers.ts';
import type { KindText } from '../kind-text.ts';
import { paragraph, type Inline } from '../letter.ts';
import { holdersOf, inSentence, workingDays } from '../phrases.ts';

/** Monday's lines: late, and the ladder has ended. */
export const summary: KindText = {
  standing: 'told',
  order: 7,
  groupBy: ({ operation }) => operation ?? '',
  subject: ({ items }) => stillLate(items),
  headline: ({ items }) => stillLate(items),
  heading: ({ first, items }) =>
    `${first.operation ?? first.place}: ${counted(items.length, 'uppgift är kvar', 'uppgifter är kvar')}`,
  short: ({ items }) => `${counted(items.length, 'sen uppgift', 'sena uppgifter')} i måndagens sammanställning`,
  lead: ({ first, items, mail }) =>
    items.length === 1
      ? [paragraph({ strong: first.place }, ...row(first, mail), '.')]
      : [paragraph('Detta är sent, och trappan är slut:')],
  detail: row,
  link: 'Se uppgiften',
  consequences: false,
  closing: (items) => [
    paragraph(
      `${items.length === 1 ? 'Raden' : 'Varje rad'} står kvar i måndagens sammanställning tills uppgiften är inlämnad, undantagen eller har fått ny tid. Samma stund försvinner den ur listan.`,
    ),
  ],
  together: stillLate,
  why: () => 'det som är sent när trappan är slut står här varje måndag tills det är klart',
};

function stillLate(items: readonly MailItem[]): string {
  return capitalised(counted(items.length, 'uppgift är fortfarande sen', 'uppgifter är fortfarande sena'));
}

function row(item: MailItem, mail: MorningMail): readonly Inline[] {
  const late = item.workingDaysLate === undefined ? '' : `, ${workingDays(item.workingDaysLate)} sedan`;
  const since =
    item.lateSince === undefined || item.lateSince === mail.on
      ? ''
      : `. I listan sedan ${dayAndMonth(item.lateSince, mail.on)}`;
  const missing = item.missing.length === 0 ? '' : `. Väntar på ${listed(item.missing)}`;
  return [
    `, ${inSentence(item.step)}: sista dagen var ${dayAndMonth(item.due, mail.on)}${late}, ${holdersOf(item) ?? 'tjänsten är vakant'}${missing}${since}`,
  ];
}
