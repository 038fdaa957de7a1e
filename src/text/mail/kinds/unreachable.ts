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
        group.items.length === 1 ? `${inSentence(group.first.step)} för ` : ''
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
  detail: (item) => [`, ${inSentence(item.step)}`],
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
  const name = first.by === undefined ? holdersOf(first) : titled(first.by);
  return name ?? `den som ansvarar för ${first.place}`;
}
