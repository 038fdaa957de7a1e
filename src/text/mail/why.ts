import type { MailItem, MorningMail } from '../../domain/mail-item.ts';
import type { ReceivedAs } from '../../domain/notice.ts';
import { ROLE_TITLES } from '../roles.ts';
import type { MailGroup } from './kind-text.ts';
import { KIND_TEXTS } from './kind-texts.ts';
import { heading, soft, type Block } from './letter.ts';
import { inSentence, places, titled } from './phrases.ts';

const LINKS =
  'Länkarna öppnar sidan men loggar inte in någon: sidan ber dig logga in med din e-postadress. Du kan därför vidarebefordra mejlet.';
const DUTY = 'Mejl om uppgifter går inte att avbeställa. Stämmer det inte, svara på mejlet så rättar vi det.';
const OPTIONAL = 'Vill du inte ha sammanställningen, svara på mejlet så slutar vi skicka den.';

/** "Varför får jag detta?": one sentence per reason, what the links do, and whom to answer. */
export function why(groups: readonly MailGroup[], { mail, optional }: { mail: MorningMail; optional: boolean }): readonly Block[] {
  const reasons = groups.map((group) => `${role(group)} och ${KIND_TEXTS[group.first.kind].why(group)}.`);
  return [
    heading('Varför får jag detta?'),
    soft([...new Set(reasons), LINKS, optional ? OPTIONAL : DUTY].join(' ')),
    soft(`${mail.municipality.title}, ${mail.municipality.contact}`),
  ];
}

/** "Du är rektor för Oxbacksskolan". */
function role({ first, items, mail }: MailGroup): string {
  if (first.standingInFor !== undefined) return `Du är vikarie för ${titled(first.standingInFor)}`;
  return ROLE_SENTENCES[first.as](items, titleOf(first, mail));
}

const ROLE_SENTENCES: Readonly<
  Record<ReceivedAs, (items: readonly MailItem[], title: string | undefined) => string>
> = {
  responsible: (items, title) => `Du är ${title ?? 'ansvarig'} för ${places(items)}`,
  approver: (items, title) => above(items, title, `Du svarar för planen ovanför ${places(items)}`),
  reviewer: (items, title) => above(items, title, `Du granskar det som ${places(items)} lämnar in`),
  director: (_items, title) => `Du är ${title ?? ROLE_TITLES.director}`,
  administrator: () => `Du är ${ROLE_TITLES.administrator}`,
  actor: (items, title) => above(items, title, `Du har uppgiften för ${places(items)}`),
};

function above(items: readonly MailItem[], title: string | undefined, untitled: string): string {
  if (title === undefined) return untitled;
  const operations = new Set(items.map(({ operation }) => operation));
  const [operation] = operations;
  const below = operations.size === 1 && items.every(({ place }) => place !== operation);
  return below && operation !== undefined ? `Du är ${title} för ${operation}` : `Du är ${title}`;
}

function titleOf(item: MailItem, mail: MorningMail): string | undefined {
  const known = [...item.holders, ...(item.approver === undefined ? [] : [item.approver])].find(({ name }) => name === mail.receiver.name);
  const title = item.receiverTitle ?? known?.title;
  return title === undefined || title === '' ? undefined : inSentence(title);
}
