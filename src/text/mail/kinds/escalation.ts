import type { MailItem, MorningMail } from '../../../domain/mail-item.ts';
import { capitalised, listed } from '../../numbers.ts';
import type { KindText, MailGroup } from '../kind-text.ts';
import { heading, list, paragraph, type Block, type Inline } from '../letter.ts';
import { handedInOf, notLate, whatTheyWereTold } from '../peers.ts';
import { countedPlaces, day, holdersOf, inSentence, places, powers, titled, workingDays } from '../phrases.ts';

/** A late task becomes the receiver's own as well. */
export const escalation: KindText = {
  standing: 'late',
  order: 1,
  groupBy: ({ operation, step, due }) => [operation, step, due].join('|'),
  subject: ({ first, items }) => title(items, first),
  headline: ({ first, items }) => title(items, first),
  heading: ({ first, items }) => `${first.operation ?? places(items)}: ${inSentence(first.step)}`,
  short: ({ items }) => (items.length === 1 ? `sent från ${places(items)}` : `${countedPlaces(items)} som är sena`),
  lead: ({ first, items, mail }) => [
    paragraph(
      `Sista dagen var ${day(first.due, mail.on)}, och det har gått ${workingDays(first.workingDaysLate ?? 0)}. `,
      items.length === 1 ? 'I dag blir ärendet även ditt: ' : 'I dag blir ärendena även dina.',
      ...(items.length === 1
        ? [{ strong: first.place }, ...holder(first), '.', ...extended(first), ...waits(first)]
        : []),
    ),
    ...between({ first, items, mail }),
  ],
  detail: (item) => [
    ...holder(item),
    ...(item.hadExtension ? ['. Hade anstånd till dess'] : []),
    ...(item.missing.length > 0 ? [`. Väntar på ${listed(item.missing)}`] : []),
  ],
  after: ({ first, mail }) => (tellsOfPeers({ first, mail }) ? notLate(first, mail.on) : []),
  link: 'Se uppgiften',
  consequences: true,
  closing: (items, mail) => [...whatTheyWereTold(items, mail.on), ...whatYouCanDo(items, mail)],
  together: (items) => lateness(items),
  why: () => 'det som är sent blir även ditt ärende',
};

function title(items: readonly MailItem[], first: MailItem): string {
  if (items.length > 1) return lateness(items);
  return `${first.step} för ${first.place} är även ditt ärende från och med i dag`;
}

/** "Fem enheter är åtta arbetsdagar sena". */
function lateness(items: readonly MailItem[]): string {
  const days = new Set(items.map(({ workingDaysLate }) => workingDaysLate));
  const [only] = days;
  const same = days.size === 1 && only !== undefined ? `${workingDays(only)} ` : '';
  const one = new Set(items.map(({ place }) => place)).size === 1;
  return capitalised(`${countedPlaces(items)} är ${same}${one ? 'sen' : 'sena'}`);
}

/** Said once for a step, though different last days have made several sections of it. */
function tellsOfPeers({ first, mail }: { first: MailItem; mail: MorningMail }): boolean {
  const same = mail.items.filter(
    ({ kind, operation, step }) => kind === first.kind && operation === first.operation && step === first.step,
  );
  return same.find(({ peers }) => peers !== undefined)?.due === first.due;
}

function holder(item: MailItem): readonly Inline[] {
  return [`, ${holdersOf(item) ?? 'tjänsten är vakant'}`];
}

function extended(item: MailItem): readonly Inline[] {
  return item.hadExtension ? [' Den sista dagen var ett anstånd.'] : [];
}

function waits(item: MailItem): readonly Inline[] {
  return item.missing.length === 0 ? [] : [` Uppgiften väntar på ${listed(item.missing)}.`];
}

/** The chef between the late and the receiver, who holds the matter already; and how many have handed in. */
function between({ first, items, mail }: MailGroup): readonly Block[] {
  const chefs = chefsBetween(items, mail);
  const matters = items.length === 1 ? 'ärendet' : 'ärendena';
  const sentences = [
    ...(chefs.length === 0 ? [] : [`${capitalised(listed(chefs))} har haft ${matters} före dig.`]),
    ...(tellsOfPeers({ first, mail }) ? [handedInOf(first)] : []),
  ];
  return sentences.length === 0 ? [] : [paragraph(sentences.join(' '))];
}

function chefsBetween(items: readonly MailItem[], mail: MorningMail): readonly string[] {
  const chefs = items
    .flatMap(({ approver }) => (approver === undefined ? [] : [approver]))
    .filter(({ name }) => name !== mail.receiver.name);
  return [...new Set(chefs.map(titled))];
}

function whatYouCanDo(items: readonly MailItem[], mail: MorningMail): readonly Block[] {
  const [first] = items;
  if (first === undefined) return [];
  const chefs = [...new Set(items.flatMap(({ approver }) => approver?.name ?? []))].filter(
    (name) => name !== mail.receiver.name,
  );
  if (chefs.length === 0) {
    return [heading('Vad du kan göra'), list(ownMeans(first, items.length > 1).map((text) => [text]))];
  }
  const away = chefs.length === 1 ? `${listed(chefs)} är borta` : 'någon av dem är borta';
  return [
    heading('Vad du kan göra'),
    list([
      [`Tala med ${listed(chefs)}, som kan ${powers(first, items.length > 1)}.`],
      [`Göra detsamma själv, om ${away}.`],
    ]),
  ];
}

function ownMeans(item: MailItem, several: boolean): readonly string[] {
  const give = 'Ge ny tid, med skäl. Då räknas hela trappan om.';
  const substitute = 'Utse en vikarie, om den som ansvarar är borta.';
  if (item.operation === undefined) return [give, substitute];
  const unit = several ? 'en enhet' : 'enheten';
  const whom = item.place === item.operation ? 'verksamheten' : unit;
  return [
    give,
    `Lämna in åt ${whom}. Du börjar från den senast inlämnade versionen eller från ett tomt formulär.`,
    substitute,
  ];
}
