import type { KindText } from '../kind-text.ts';
import { list, paragraph } from '../letter.ts';
import { day, dueClause, inSentence, places, spoken, titled } from '../phrases.ts';
import { capitalised, counted } from '../../numbers.ts';
import type { MailItem } from '../../../domain/mail-item.ts';

/** A new chef or a substitute takes over what is open. */
export const handover: KindText = {
  standing: 'todo',
  order: 3,
  groupBy: ({ place }) => place,
  subject: ({ first, items, mail }) =>
    items.length === 1
      ? `Du tar över ${inSentence(first.step)} för ${first.place}: lämna in senast ${day(first.due, mail.on)}`
      : `Du tar över ${counted(items.length, 'uppgift', 'uppgifter')} för ${first.place}, den första senast ${day(earliest(items), mail.on)}`,
  headline: ({ first, items, mail }) =>
    items.length === 1
      ? `Du tar över ${inSentence(first.step)}: lämna in senast ${day(first.due, mail.on)}`
      : `Du tar över ${counted(items.length, 'uppgift', 'uppgifter')}, den första senast ${day(earliest(items), mail.on)}`,
  heading: ({ items }) => `${places(items)}: det du tar över`,
  short: ({ items }) => `${counted(items.length, 'uppgift', 'uppgifter')} att ta över`,
  lead: ({ first, items, mail }) => {
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
  },
  row: ({ step }) => step,
  detail: (item, mail) => [`: ${dueClause(item, mail)}`],
  link: 'Öppna uppgiften',
  by: ({ due }) => due,
  consequences: true,
  why: () => 'uppgiften har bytt ansvarig',
};

function earliest(items: readonly MailItem[]): string {
  return items.map(({ due }) => due).reduce((a, b) => (b < a ? b : a));
}
