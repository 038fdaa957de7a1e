import type { MailItem, MorningMail, NamedPerson, OutlookEntry } from '../../domain/mail-item.ts';
import { dateWithWeek, weekdayAndDate } from '../dates.ts';
import { capitalised, listed } from '../numbers.ts';
import { heading, list, paragraph, type Block, type Inline } from './letter.ts';
import { genitive, isHolder, powers, spoken, titled, told } from './phrases.ts';

type Perspective = {
  readonly item: MailItem;
  readonly mail: MorningMail;
  readonly entries: readonly OutlookEntry[];
  readonly review: boolean;
};

/** "Tiderna, om inget händer" as a list of dates; for a letter about one thing. */
export function outlookList(item: MailItem, mail: MorningMail): readonly Block[] {
  const seen = perspective(item, mail);
  if (seen.entries.length === 0) return [paragraph(nothingMore(item, mail))];
  const rows = seen.entries.map((entry): readonly Inline[] => [
    { strong: `${capitalised(entryDate(entry, mail))}:` },
    ` ${entrySentence(entry, seen)}`,
  ]);
  return [heading('Tiderna, om inget händer'), list(rows)];
}

/** The same as running text, for a section among others. */
export function outlookSentences(item: MailItem, mail: MorningMail): string {
  const seen = perspective(item, mail);
  const later = seen.entries.filter(({ kind }) => kind !== 'due' && kind !== 'review-due' && kind !== 'opens');
  if (later.length === 0) return nothingMore(item, mail);
  const reminders = later.filter(({ kind }) => kind === 'reminder').map(({ on }) => weekdayAndDate(on, mail.on));
  const rest = later.filter(({ kind }) => kind !== 'reminder');
  const word = reminders.length > 1 ? 'kommer påminnelser' : 'kommer en påminnelse';
  const first = reminders.length > 0 ? [`${word} ${listed(reminders)}`] : [];
  const sentences = rest.map((entry) => {
    const { subject, verb, rest: end } = consequence(entry, seen);
    return `${weekdayAndDate(entry.on, mail.on)} ${verb} ${subject} ${end}`;
  });
  const [opening = '', ...following] = [...first, ...sentences];
  const start = first.length > 0 ? `Om inget händer ${opening}.` : `Om inget händer: ${opening}.`;
  return [start, ...following.map((sentence) => `${capitalised(sentence)}.`)].join(' ');
}

function perspective(item: MailItem, mail: MorningMail): Perspective {
  const entries = item.outlook.filter(
    ({ on, kind }) => on > mail.on || (on === mail.on && (kind === 'due' || kind === 'review-due')),
  );
  return { item, mail, entries, review: item.kind.startsWith('review') || item.kind === 'changed' };
}

function nothingMore(item: MailItem, mail: MorningMail): string {
  return item.due < mail.on
    ? 'Fler mejl om detta kommer inte av sig själva, men uppgiften står kvar som sen tills den är klar.'
    : 'Inga påminnelser kommer om detta.';
}

function entryDate(entry: OutlookEntry, mail: MorningMail): string {
  const deadline = entry.kind === 'due' || entry.kind === 'review-due';
  return deadline ? dateWithWeek(entry.on, mail.on) : weekdayAndDate(entry.on, mail.on);
}

function entrySentence(entry: OutlookEntry, seen: Perspective): string {
  const { item, mail, entries, review } = seen;
  const you = spoken(item, mail);
  switch (entry.kind) {
    case 'opens':
      return 'steget öppnar.';
    case 'reminder': {
      const last = entries.filter(({ kind }) => kind === 'reminder').at(-1) === entry;
      const several = entries.filter(({ kind }) => kind === 'reminder').length > 1;
      if (last && several) return 'sista påminnelsen.';
      if (review) return 'en påminnelse, om granskningen inte är klar.';
      return isHolder(item, mail) ? `en påminnelse, om ${you} inte har lämnat in.` : 'en påminnelse, om inget har lämnats in.';
    }
    case 'due':
      return dueSentence(seen);
    case 'review-due':
      return 'sista dagen att granska.';
    case 'overdue':
    case 'escalation':
    case 'summary': {
      const { subject, verb, rest } = consequence(entry, seen);
      return `${subject} ${verb} ${rest}.${means(entry, seen)}`;
    }
  }
}

function dueSentence({ item, mail, entries }: Perspective): string {
  const more = entries.some(({ on }) => on > item.due);
  const whole = 'sista dagen. Hela dagen räknas.';
  if (!more) return whole;
  if (!isHolder(item, mail)) return `${whole} När inlämningen kommer upphör allt nedan samma stund.`;
  return `${whole} Lämnar ${spoken(item, mail)} in upphör allt nedan samma stund.`;
}

type Clause = { readonly subject: string; readonly verb: string; readonly rest: string };

/** What the date brings, in pieces that can stand in either order. */
function consequence(entry: OutlookEntry, { mail, review }: Perspective): Clause {
  const subject = review ? 'granskningen' : 'uppgiften';
  if (entry.kind === 'overdue') {
    const copy = entry.to.length > 0 ? `, och en kopia av beskedet går till ${told(entry.to, mail)}` : '';
    return { subject, verb: 'är', rest: `försenad${copy}` };
  }
  if (entry.kind === 'escalation') {
    if (entry.to.length === 0) return { subject: 'ärendet', verb: 'går', rest: 'vidare uppåt' };
    return { subject: 'ärendet', verb: 'blir', rest: `även ${listed(entry.to.map((person) => owner(person, mail)))}` };
  }
  const to = entry.to.length > 0 ? ` till ${told(entry.to, mail)}` : '';
  return { subject, verb: 'blir', rest: `en rad i måndagens sammanställning${to}, tills den är klar` };
}

function owner(person: NamedPerson, mail: MorningMail): string {
  return person.name === mail.receiver.name ? 'ditt' : genitive(titled(person));
}

/** What the first above can do about it. */
function means(entry: OutlookEntry, { item, mail, entries, review }: Perspective): string {
  const [above, ...more] = entry.to;
  const first = entries.find(({ kind }) => kind === 'escalation') === entry;
  if (review || !first || above === undefined || more.length > 0) return '';
  const who = above.name === mail.receiver.name ? 'Du' : above.name;
  return ` ${who} kan ${powers(item)}.`;
}
