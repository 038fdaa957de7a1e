import type { MailItem, MorningMail } from '../../../domain/mail-item.ts';
import { capitalised, counted } from '../../numbers.ts';
import type { KindText, MailGroup } from '../kind-text.ts';
import { list, paragraph, type Block } from '../letter.ts';
import { day, dueClause, inSentence, places, spoken, titled } from '../phrases.ts';
import { reviewDay } from './review.ts';

/** A new chef or a substitute takes over what is open, or what waits for a review. */
export const handover: KindText = {
  standing: 'todo',
  order: 3,
  groupBy: ({ place, review }) => [place, review].join('|'),
  subject: (group) => title(group, ` för ${group.first.place}`),
  headline: (group) => title(group, group.first.review ? ` för ${group.first.place}` : ''),
  heading: ({ first, items }) => `${places(items)}: det du tar över${first.review ? ' att granska' : ''}`,
  short: ({ first, items }) =>
    first.review
      ? `${counted(items.length, 'granskning', 'granskningar')} att ta över`
      : `${counted(items.length, 'uppgift', 'uppgifter')} att ta över`,
  lead: (group) => (group.first.review ? reviewLead(group) : taskLead(group)),
  row: ({ step }) => step,
  detail: (item, mail) => [`: ${item.review ? reviewClause(item, mail) : dueClause(item, mail)}`],
  link: 'Öppna uppgiften',
  by: lastDay,
  consequences: true,
  why: ({ first }) => (first.review ? 'granskningen har bytt ansvarig' : 'uppgiften har bytt ansvarig'),
};

function title({ first, items, mail }: MailGroup, place: string): string {
  if (items.length > 1) {
    const [one, more] = first.review ? ['granskning', 'granskningar'] : ['uppgift', 'uppgifter'];
    return `Du tar över ${counted(items.length, one, more)}${place}, den första senast ${day(earliest(items), mail.on)}`;
  }
  const step = inSentence(first.step);
  return first.review
    ? `Du tar över granskningen av ${step}${place}: granska senast ${day(lastDay(first), mail.on)}`
    : `Du tar över ${step}${place}: lämna in senast ${day(first.due, mail.on)}`;
}

function taskLead({ first, items, mail }: MailGroup): readonly Block[] {
  const after = first.by === undefined ? '' : ` efter ${titled(first.by)}`;
  const you = capitalised(spoken(first, mail));
  return [
    paragraph(
      `${you} tar över ansvaret för `,
      { strong: first.place },
      `${after}. Det som är inlämnat sedan tidigare ligger kvar, och det som var sent före bytet räknas inte som ${you === 'Ni' ? 'ert' : 'ditt'}.`,
    ),
    items.length === 1
      ? paragraph(`Det här är öppet: ${inSentence(first.step)}, ${dueClause(first, mail)}.`)
      : paragraph('Det här är öppet:'),
    ...(first.missing.length > 0 && items.length === 1
      ? [paragraph('Innan det kan lämnas in måste detta vara klart:'), list(first.missing.map((name) => [name]))]
      : []),
  ];
}

function reviewLead({ first, items, mail }: MailGroup): readonly Block[] {
  return [
    paragraph(
      'Du tar över granskningen av det som ',
      { strong: first.place },
      ' har lämnat in. Godkänn, eller återlämna för komplettering, med skäl. Det som var sent före bytet räknas inte som ditt.',
    ),
    items.length === 1
      ? paragraph(`Det här väntar på besked: ${inSentence(first.step)}, ${reviewClause(first, mail)}.`)
      : paragraph('Det här väntar på besked:'),
  ];
}

function reviewClause(item: MailItem, mail: MorningMail): string {
  return `granska senast ${day(lastDay(item), mail.on)}`;
}

function lastDay(item: MailItem): string {
  return item.review ? reviewDay(item) : item.due;
}

function earliest(items: readonly MailItem[]): string {
  return items.map(lastDay).reduce((a, b) => (b < a ? b : a));
}
