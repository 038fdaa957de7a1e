import type { MailItem } from '../../../domain/mail-item.ts';
import type { KindText, MailGroup } from '../kind-text.ts';
import { paragraph } from '../letter.ts';
import { holdersOf, inSentence, places, titled } from '../phrases.ts';
import { capitalised } from '../../numbers.ts';

/** Somebody's address does not take mail: not the same thing as being late. */
export const unreachable: KindText = {
  standing: 'todo',
  order: 2,
  groupBy: ({ by, holders }) => by?.name ?? holders.map(({ name }) => name).join('|'),
  subject: (group) => `${who(group)} kunde inte nås`,
  headline: (group) => `${who(group)} kunde inte nås`,
  heading: (group) => `${who(group)} kunde inte nås`,
  short: (group) => `att ${named(group)} inte kunde nås`,
  lead: (group) => [
    paragraph(
      `Mejlen till ${named(group)} har inte kommit fram. Det gäller ${
        group.items.length === 1 ? `${what(group.first)} för ` : ''
      }`,
      { strong: places(group.items) },
      '. Detta är inte en försening, och trappan väntar.',
    ),
    paragraph(
      group.first.as === 'administrator'
        ? 'Sök rätt adress och ändra den i organisationen. Nästa morgon går mejlen till den nya adressen.'
        : 'Administratören söker rätt adress. Tala gärna med personen själv: uppgiften nås genom att logga in.',
    ),
  ],
  detail: (item) => [`, ${what(item)}`],
  link: 'Se uppgiften',
  consequences: false,
  why: ({ first }) =>
    first.as === 'administrator' ? 'du ser till att mejlen kommer fram' : 'personen ansvarar för uppgifter under dig',
};

function who(group: MailGroup): string {
  return capitalised(named(group));
}

/** As in the middle of a sentence. */
function named({ first }: MailGroup): string {
  const person = first.by ?? (first.review ? first.approver : undefined);
  if (person !== undefined) return titled(person);
  if (first.review) return `den som granskar för ${first.place}`;
  return holdersOf(first) ?? `den som ansvarar för ${first.place}`;
}

function what({ review, step }: MailItem): string {
  return `${review ? 'granskningen av ' : ''}${inSentence(step)}`;
}
