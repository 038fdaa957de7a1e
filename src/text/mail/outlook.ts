import type { MailItem, MorningMail, OutlookEntry } from '../../domain/mail-item.ts';
import { dateWithWeek, weekdayAndDate } from '../dates.ts';
import { capitalised, listed } from '../numbers.ts';
import { heading, list, paragraph, type Block, type Inline } from './letter.ts';
import { consequence, ownMeans, type Outlook } from './outlook-consequence.ts';
import { isHolder, spoken } from './phrases.ts';

/** What is no consequence. */
const DATES: ReadonlySet<OutlookEntry['kind']> = new Set(['due', 'review-due', 'opens', 'task']);

/** "Tiderna, om inget händer" as a list of dates; for a letter about one thing. */
export function outlookList(item: MailItem, mail: MorningMail): readonly Block[] {
  const outlook = outlookOf(item, mail);
  if (outlook.entries.length === 0) {
    return [...(outlook.late ? [heading('Om inget händer')] : []), paragraph(nothingMore(outlook))];
  }
  const rows = outlook.entries.map((entry): readonly Inline[] => [
    { strong: `${capitalised(entryDate(entry, mail))}:` },
    ` ${entrySentence(entry, outlook)}`,
  ]);
  return [heading('Tiderna, om inget händer'), list(rows)];
}

/** The same as running text, for sections among others. `headed`: it stands under the heading "Om inget händer". */
export function outlookSentences(
  item: MailItem,
  mail: MorningMail,
  { headed, several }: { headed: boolean; several: boolean },
): string {
  const outlook = { ...outlookOf(item, mail), several };
  const later = outlook.entries.filter(({ kind }) => !DATES.has(kind));
  if (later.length === 0) return nothingMore(outlook);
  const reminders = later.filter(({ kind }) => kind === 'reminder').map(({ on }) => weekdayAndDate(on, mail.on));
  const rest = later
    .filter(({ kind }) => kind !== 'reminder')
    .map((entry) => {
      const { subject, verb, end } = consequence(entry, outlook);
      return `${weekdayAndDate(entry.on, mail.on)} ${verb} ${subject} ${end}.`;
    });
  const reminded = reminders.length === 0 ? [] : [reminderSentence(reminders, headed)];
  const opening = headed || reminded.length > 0 ? '' : 'Om inget händer: ';
  const [first = '', ...following] = [...reminded, ...rest];
  return [opening === '' ? capitalised(first) : `${opening}${first}`, ...following.map(capitalised)].join(' ');
}

function reminderSentence(days: readonly string[], headed: boolean): string {
  const what = days.length > 1 ? 'påminnelser' : 'en påminnelse';
  return headed ? `${capitalised(what)} kommer ${listed(days)}.` : `Om inget händer kommer ${what} ${listed(days)}.`;
}

function outlookOf(item: MailItem, mail: MorningMail): Outlook {
  const review = item.review ?? (item.kind.startsWith('review') || item.kind === 'changed');
  const entries = item.outlook.filter(
    ({ on, kind }) => on > mail.on || (on === mail.on && (kind === 'due' || kind === 'review-due')),
  );
  const last = review ? (item.reviewDue ?? item.due) : item.due;
  return { item, mail, entries, review, several: false, late: last < mail.on };
}

function nothingMore({ late, review, several }: Outlook): string {
  if (!late) return several ? 'Inga påminnelser kommer om dem.' : 'Inga påminnelser kommer.';
  const matter = review ? 'granskningen' : 'uppgiften';
  return several
    ? 'Fler mejl kommer inte av sig själva. De står kvar som sena tills de är klara.'
    : `Fler mejl kommer inte av sig själva, men ${matter} står kvar som sen tills den är klar.`;
}

function entryDate(entry: OutlookEntry, mail: MorningMail): string {
  const deadline = entry.kind === 'due' || entry.kind === 'review-due';
  return deadline ? dateWithWeek(entry.on, mail.on) : weekdayAndDate(entry.on, mail.on);
}

function entrySentence(entry: OutlookEntry, outlook: Outlook): string {
  switch (entry.kind) {
    case 'opens':
      return 'steget öppnar.';
    case 'task':
      return 'ett mejl om uppgiften, med kalenderfil.';
    case 'reminder':
      return reminderOf(entry, outlook);
    case 'due':
      return dueSentence(outlook);
    case 'review-due':
      return 'sista dagen att granska.';
    case 'overdue':
    case 'overdue-copy':
    case 'escalation':
    case 'summary': {
      const { subject, verb, end } = consequence(entry, outlook);
      return `${subject} ${verb} ${end}.${ownMeans(entry, outlook)}`;
    }
  }
}

function reminderOf(entry: OutlookEntry, { item, mail, entries, review }: Outlook): string {
  const reminders = entries.filter(({ kind }) => kind === 'reminder');
  if (reminders.length > 1 && reminders.at(-1) === entry) return 'sista påminnelsen.';
  if (review) return 'en påminnelse, om granskningen inte är klar.';
  if (!isHolder(item, mail)) return 'en påminnelse, om inget har lämnats in.';
  return `en påminnelse, om ${spoken(item, mail)} inte har lämnat in.`;
}

function dueSentence({ item, mail, entries }: Outlook): string {
  const whole = 'sista dagen. Hela dagen räknas.';
  if (!entries.some(({ on }) => on > item.due)) return whole;
  if (!isHolder(item, mail)) return `${whole} När inlämningen kommer upphör allt nedan samma stund.`;
  return `${whole} Lämnar ${spoken(item, mail)} in upphör allt nedan samma stund.`;
}
