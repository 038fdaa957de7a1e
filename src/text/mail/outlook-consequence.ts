import type { MailItem, MorningMail, NamedPerson, OutlookEntry } from '../../domain/mail-item.ts';
import { listed } from '../numbers.ts';
import { firstName, genitive, isHolder, powers, spoken, titled } from './phrases.ts';

/** What lies ahead of one item, or of several that share it, as the receiver sees it. */
export type Outlook = {
  readonly item: MailItem;
  readonly mail: MorningMail;
  readonly entries: readonly OutlookEntry[];
  readonly review: boolean;
  readonly several: boolean;
  readonly late: boolean;
};

/** "uppgiften" · "är" · "försenad": in pieces that can stand in either order. */
export type Clause = { readonly subject: string; readonly verb: string; readonly end: string };

/** What an overdue rung, a copy that comes after it, an escalation or Monday's line brings. */
export function consequence(entry: OutlookEntry, outlook: Outlook): Clause {
  const { several, review } = outlook;
  const one = review ? 'granskningen' : 'uppgiften';
  const subject = several ? (review ? 'granskningarna' : 'uppgifterna') : one;
  const matter = several ? 'ärendena' : 'ärendet';
  if (entry.kind === 'overdue') {
    // The day is that of the e-mail: late it is from the minute the last day ended.
    const copy = entry.to.length > 0 ? `, och en kopia till ${receivers(entry, outlook)}` : '';
    const about = `om att ${subject} är ${several ? 'försenade' : 'försenad'}`;
    return {
      subject: several ? `mejl ${about}` : `ett mejl ${about}`,
      verb: 'går',
      end: `till ${answering(outlook)}${copy}`,
    };
  }
  if (entry.kind === 'overdue-copy') {
    const copy = several ? 'kopior av beskeden om förseningen' : 'en kopia av beskedet om förseningen';
    return { subject: copy, verb: 'går', end: `till ${receivers(entry, outlook)}` };
  }
  if (entry.kind === 'escalation') {
    if (entry.to.length === 0) return { subject: matter, verb: 'går', end: 'vidare uppåt' };
    const mine = several ? 'dina' : 'ditt';
    const owners = ordered(entry, outlook).map((person) =>
      isReceiver(person, outlook) ? mine : genitive(named(person, entry, outlook)),
    );
    return { subject: matter, verb: 'blir', end: `även ${listed(owners)}` };
  }
  const to = entry.to.length > 0 ? ` till ${receivers(entry, outlook)}` : '';
  const until = several ? 'tills de är klara' : 'tills den är klar';
  return {
    subject,
    verb: 'blir',
    end: `en rad${several ? ' var' : ''} i måndagens sammanställning${to}, ${until}`,
  };
}

/** Who is told of the lateness: the receiver, or whoever answers for it. */
function answering({ item, mail, review }: Outlook): string {
  if (review) return item.as === 'reviewer' ? 'dig' : 'den som granskar';
  if (!isHolder(item, mail)) return 'den som ansvarar';
  return spoken(item, mail) === 'ni' ? 'er' : 'dig';
}

/** What the first above can do about it, when the task reaches them. */
export function ownMeans(entry: OutlookEntry, { item, mail, review }: Outlook): string {
  const [above, ...more] = entry.to;
  if (entry.kind !== 'escalation' || review || above === undefined || more.length > 0) return '';
  if (above.name !== item.approver?.name) return '';
  const who = above.name === mail.receiver.name ? 'Du' : firstName(above.name);
  return ` ${who} kan ${powers(item)}.`;
}

function receivers(entry: OutlookEntry, outlook: Outlook): string {
  return listed(
    ordered(entry, outlook).map((person) => (isReceiver(person, outlook) ? 'dig' : named(person, entry, outlook))),
  );
}

/** The receiver first. */
function ordered(entry: OutlookEntry, outlook: Outlook): readonly NamedPerson[] {
  const others = entry.to.filter((person) => !isReceiver(person, outlook));
  return [...entry.to.filter((person) => isReceiver(person, outlook)), ...others];
}

function isReceiver(person: NamedPerson, { mail }: Outlook): boolean {
  return person.name === mail.receiver.name;
}

/** With the title the first time, by name alone after that. */
function named(person: NamedPerson, entry: OutlookEntry, { entries }: Outlook): string {
  const before = entries.slice(0, entries.indexOf(entry));
  return before.some(({ to }) => to.some(({ name }) => name === person.name)) ? person.name : titled(person);
}
