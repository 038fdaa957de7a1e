import type { MailItem, MorningMail, NamedPerson } from '../../domain/mail-item.ts';
import type { LocalDate } from '../../domain/time.ts';
import { weekdayAndDate } from '../dates.ts';
import { counted, listed } from '../numbers.ts';

const DAY = 86_400_000;

/** "resultatredovisning 1", "frånvaroanalys (hösten)": in the middle of a sentence; abbreviations keep their capitals. */
export function inSentence(title: string): string {
  const second = title.charAt(1);
  const abbreviation = second !== second.toLocaleLowerCase('sv');
  const flowing = title.replace(/, ([^,]+)$/, ' ($1)');
  return abbreviation ? flowing : flowing.charAt(0).toLocaleLowerCase('sv') + flowing.slice(1);
}

/** "fredag 6 november", "i morgon, fredag 6 november". */
export function day(date: LocalDate, on: LocalDate): string {
  const ahead = (Date.parse(date) - Date.parse(on)) / DAY;
  const named = weekdayAndDate(date, on);
  if (ahead === 0) return `i dag, ${named}`;
  return ahead === 1 ? `i morgon, ${named}` : named;
}

/** "rektor Rakel Vinterdal". */
export function titled(person: NamedPerson): string {
  return person.title === '' ? person.name : `${inSentence(person.title)} ${person.name}`;
}

/** "Elins", "Max". */
export function genitive(name: string): string {
  return /[sxz]$/i.test(name) ? name : `${name}s`;
}

/** "rektor Rakel Vinterdal och rektor Joar Almsund"; `null` while the post is vacant. */
export function holdersOf(item: MailItem): string | null {
  return item.holders.length === 0 ? null : listed(item.holders.map(titled));
}

export function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}

/** "tre arbetsdagar". */
export function workingDays(count: number): string {
  return counted(count, 'arbetsdag', 'arbetsdagar');
}

/** "fem enheter"; "två planer" where some are an operation's or the municipality's. */
export function countedPlaces(items: readonly MailItem[]): string {
  const places = new Set(items.map(({ place }) => place)).size;
  const units = items.every(({ operation, place }) => operation !== undefined && operation !== place);
  return units ? counted(places, 'enhet', 'enheter') : counted(places, 'plan', 'planer');
}

/** "Oxbacksskolan och Hovsjöskolan", from four on only their number. */
export function places(items: readonly MailItem[]): string {
  const names = [...new Set(items.map(({ place }) => place))];
  return names.length > 3 ? countedPlaces(items) : listed(names);
}

/** How the reader is spoken to: `ni` where several share the task. */
export function spoken(item: MailItem, mail: MorningMail): 'du' | 'ni' {
  return others(item, mail).length > 0 && isHolder(item, mail) ? 'ni' : 'du';
}

export function isHolder(item: MailItem, mail: MorningMail): boolean {
  return item.holders.some(({ name }) => name === mail.receiver.name);
}

/** Those who share the task with the receiver. */
export function others(item: MailItem, mail: MorningMail): readonly NamedPerson[] {
  return item.holders.filter(({ name }) => name !== mail.receiver.name);
}

/** "dig, verksamhetschef Elin Sjöholt"; the receiver is "dig". */
export function told(persons: readonly NamedPerson[], mail: MorningMail): string {
  const names = persons.filter(({ name }) => name !== mail.receiver.name).map(titled);
  return listed(names.length < persons.length ? ['dig', ...names] : names);
}

/** "Skäl: ”Två lärare är sjuka.”" */
export function reasonGiven(item: MailItem): string {
  return item.reason === undefined ? '' : `Skäl: ”${item.reason.trim()}”`;
}

/** The one who did it, as the sentence's subject. */
export function doer(item: MailItem, fallback: string): string {
  const name = item.by === undefined ? fallback : titled(item.by);
  return name.charAt(0).toLocaleUpperCase('sv') + name.slice(1);
}

/** What somebody above can do about a task that is late. */
export function powers(item: MailItem, several = false): string {
  if (item.operation === undefined) return 'ge ny tid eller utse en vikarie';
  const unit = several ? 'en enhet' : 'enheten';
  const whom = item.place === item.operation ? 'verksamheten' : unit;
  return `ge ny tid, lämna in åt ${whom} eller utse en vikarie`;
}

/** "senast fredag 6 november", or "sista dagen var fredag 6 november" once it has passed. */
export function dueClause(item: MailItem, mail: MorningMail): string {
  const named = day(item.due, mail.on);
  return item.due < mail.on ? `sista dagen var ${named}` : `senast ${named}`;
}
