import type { MailItem, MorningMail } from '../../domain/mail-item.ts';
import type { ReceivedAs } from '../../domain/notice.ts';
import { listed } from '../numbers.ts';
import { ROLE_TITLES } from '../roles.ts';
import type { MailGroup } from './kind-text.ts';
import { KIND_TEXTS } from './kind-texts.ts';
import { heading, soft, type Block } from './letter.ts';
import { inSentence, isHolder, places, titled } from './phrases.ts';

const ONE_LINK = 'Länken öppnar sidan men loggar inte in någon';
const MORE_LINKS = 'Länkarna öppnar sidorna men loggar inte in någon';
const SIGN_IN = ': du loggar in med din e-postadress. Du kan därför vidarebefordra mejlet.';
const DUTY = 'Mejl om uppgifter går inte att avbeställa. Stämmer det inte, svara på mejlet så rättar vi det.';

/** "Varför får jag detta?": who the receiver is to each matter, what the links do, and whom to answer. */
export function why(groups: readonly MailGroup[], mail: MorningMail): readonly Block[] {
  const reasons = new Map<string, MailGroup[]>();
  for (const group of groups) {
    const capacity = capacityIn(group, mail);
    reasons.set(capacity, [...(reasons.get(capacity) ?? []), group]);
  }
  const sentences = [...reasons.values()].map((together) => sentence(together, mail));
  const links = `${mail.items.length === 1 ? ONE_LINK : MORE_LINKS}${SIGN_IN}`;
  return [
    heading('Varför får jag detta?'),
    soft([...sentences, links, DUTY].join(' ')),
    soft(`${mail.municipality.title}, ${mail.municipality.contact}`),
  ];
}

/** "Du är rektor för Oxbacksskolan och steget har öppnat."; more reasons come after a colon. */
function sentence(groups: readonly MailGroup[], mail: MorningMail): string {
  const [first] = groups;
  if (first === undefined) return '';
  const items = groups.flatMap((group) => group.items);
  const role = roleOf({ first: first.first, items, mail });
  const clauses = [...new Set(groups.map((group) => KIND_TEXTS[group.first.kind].why(group)))];
  return clauses.length === 1 ? `${role} och ${clauses.join('')}.` : `${role}: ${listed(clauses)}.`;
}

function capacityIn({ first }: MailGroup, mail: MorningMail): string {
  const above = first.as === 'approver' || first.as === 'reviewer';
  const as = above && titleOf(first, mail) !== undefined ? 'above' : first.as;
  return [as, first.standingInFor?.name, titleOf(first, mail)].join('|');
}

/** "Du är rektor för Oxbacksskolan". */
function roleOf({ first, items, mail }: MailGroup): string {
  if (first.standingInFor !== undefined) return `Du är vikarie för ${titled(first.standingInFor)}`;
  const as = first.as === 'actor' && isHolder(first, mail) ? 'responsible' : first.as;
  return ROLE_SENTENCES[as](items, titleOf(first, mail));
}

const ROLE_SENTENCES: Readonly<Record<ReceivedAs, (items: readonly MailItem[], title: string | undefined) => string>> =
  {
    responsible: (items, title) => `Du är ${title ?? 'ansvarig'} för ${places(items.map(inOwnPlan))}`,
    approver: (items, title) => above(items, title, `Du svarar för planen ovanför ${places(items)}`),
    reviewer: (items, title) => above(items, title, `Du granskar det som ${places(items)} lämnar in`),
    director: (_items, title) => `Du är ${title ?? ROLE_TITLES.director}`,
    administrator: () => `Du är ${ROLE_TITLES.administrator}`,
    actor: (items, title) => above(items, title, `Du har uppgiften för ${places(items)}`),
  };

/** Whose task it is, where it is about a plan below. */
function inOwnPlan(item: MailItem): MailItem {
  return { ...item, place: item.ofPlan ?? item.place };
}

function above(items: readonly MailItem[], title: string | undefined, untitled: string): string {
  if (title === undefined) return untitled;
  const operations = new Set(items.map(({ operation }) => operation));
  const [operation] = operations;
  const below = operations.size === 1 && items.every(({ place }) => place !== operation);
  return below && operation !== undefined ? `Du är ${title} för ${operation}` : `Du är ${title}`;
}

function titleOf(item: MailItem, mail: MorningMail): string | undefined {
  const known = [...item.holders, ...(item.approver === undefined ? [] : [item.approver])].find(
    ({ name }) => name === mail.receiver.name,
  );
  const title = item.receiverTitle ?? known?.title;
  return title === undefined || title === '' ? undefined : inSentence(title);
}
