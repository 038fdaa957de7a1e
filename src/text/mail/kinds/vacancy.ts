import type { KindText, MailGroup } from '../kind-text.ts';
import { paragraph } from '../letter.ts';
import { dueClause, inSentence, places } from '../phrases.ts';
import { capitalised, counted } from '../../numbers.ts';

/** The post is vacant: the task is put to the approver as such, and administrators are told. */
export const vacancy: KindText = {
  standing: 'todo',
  order: 2,
  groupBy: ({ place, as }) => [place, as].join('|'),
  subject: ({ items }) => `${capitalised(places(items))}: tjänsten är vakant`,
  headline: (group) =>
    toAdministrator(group)
      ? `Tjänsten vid ${group.first.place} är vakant`
      : `Tjänsten vid ${group.first.place} är vakant: ${
          group.items.length === 1 ? inSentence(group.first.step) : counted(group.items.length, 'uppgift', 'uppgifter')
        } ligger nu hos dig`,
  heading: ({ items }) => `${places(items)}: tjänsten är vakant`,
  short: ({ items }) => `en vakant tjänst, ${places(items)}`,
  lead: (group) => {
    const { first, items, mail } = group;
    const due = items.length === 1 ? `: ${inSentence(first.step)}, ${dueClause(first, mail)}` : '';
    if (toAdministrator(group)) {
      return [
        paragraph(
          'Ingen ansvarar i dag för ',
          { strong: first.place },
          `${due}. Tjänsten är vakant, och ingen räknas som sen.`,
        ),
        paragraph('Lägg in en ny chef eller en vikarie. Uppgiften går till den personen nästa morgon.'),
      ];
    }
    return [
      paragraph('Tjänsten är vakant vid ', { strong: first.place }, `. Det som ska lämnas in är därför ditt${due}.`),
      paragraph(
        'Lämna in i den vakanta tjänstens ställe, ge ny tid eller utse en vikarie. Ingen räknas som sen så länge tjänsten är vakant, och när den är tillsatt går uppgiften över till den nya chefen.',
      ),
    ];
  },
  row: ({ step }) => step,
  detail: (item, mail) => [`: ${dueClause(item, mail)}`],
  link: 'Öppna uppgiften',
  by: ({ as, due }) => (as === 'administrator' ? undefined : due),
  consequences: false,
  why: (group) => (toAdministrator(group) ? 'du ser till att organisationen stämmer' : 'tjänsten under dig är vakant'),
};

function toAdministrator({ first }: MailGroup): boolean {
  return first.as === 'administrator';
}
