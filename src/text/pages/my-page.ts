import type { LocalDate } from '../../domain/time.ts';
import { weekdayAndDate } from '../dates.ts';
import { capitalised, counted, inWords, listed } from '../numbers.ts';
import { longDateWithWeek, nearDate } from './dates.ts';

export const MY_PAGE_TEXT = {
  now: 'Att göra nu',
  ifNothing: 'Om inget händer',
  noTime: 'Hinner du inte?',
  handedIn: 'Det ni har lämnat in',
  nothingHandedIn: 'Inget står som inlämnat just nu i den här årscykeln.',
  earlier: (count: number): string => `Tidigare i årscykeln (${count})`,
  noTimeLink: 'Jag hinner inte',
  open: 'Öppna uppgiften',
  fillIn: 'Fyll i',
  goOn: 'Fortsätt skriva',
  complete: 'Komplettera och lämna in igen',
  vacant: 'Tjänsten är vakant. Uppgiften väntar utan att någon räknas som sen.',
  beforeStart: 'Sista dagen låg före starten här. Den får lämnas in, men ingen påminns och ingen räknas som sen.',
  nobodyHere: 'Du har ingen uppgift i årscykeln.',
  noYear: 'Ingen årscykel är igång.',
  columns: { what: 'Vad', state: 'Läge', handedIn: 'Inlämnat', by: 'Av', receipt: 'Kvitto' },
} as const;

/** The news of the page: how much there is to do and how soon. */
export function myPageHeading(
  tasks: readonly { readonly due: LocalDate; readonly late: boolean }[],
  today: LocalDate,
): string {
  const late = tasks.filter((task) => task.late);
  const first = tasks
    .filter((task) => !task.late)
    .map((task) => task.due)
    .toSorted()[0];
  if (tasks.length === 0) return 'Inget att göra just nu';
  const lateWords = `${capitalised(counted(late.length, 'sak', 'saker'))} är ${late.length === 1 ? 'försenad' : 'försenade'}`;
  if (first === undefined) return lateWords;
  const rest = tasks.length - late.length;
  if (late.length > 0) return `${lateWords}, ${inWords(rest)} till senast ${nearDate(first, today)}`;
  const things = capitalised(counted(rest, 'sak', 'saker'));
  return rest === 1
    ? `${things} att göra, senast ${nearDate(first, today)}`
    : `${things} att göra, den första senast ${nearDate(first, today)}`;
}

/** Under the heading when there is nothing to do. */
export function nextOpening(
  next: { readonly title: string; readonly opensOn: LocalDate } | undefined,
  today: LocalDate,
): string {
  if (next === undefined) return 'Det finns inga fler steg för dig i årscykeln.';
  return `Nästa steg öppnar ${longDateWithWeek(next.opensOn, today)}: ${next.title}.`;
}

/** "Du är frånvarande till och med fredag 20 november. Asta Linnerud vikarierar för dig och får dina mejl." */
export function awayLine(
  away: { readonly until: LocalDate; readonly substitute?: string | undefined },
  today: LocalDate,
): string {
  const who =
    away.substitute === undefined
      ? 'Ingen vikarierar för dig.'
      : `${away.substitute} vikarierar för dig, får dina mejl och ser det som väntar.`;
  return `Du är frånvarande till och med ${weekdayAndDate(away.until, today)}. ${who}`;
}

/** "Du är rektor för Oxbacksskolan tillsammans med Joar Almsund. …" */
export function roleLine(post: {
  readonly title: string;
  readonly place: string;
  readonly others: readonly string[];
  readonly standsInFor?: string | undefined;
}): string {
  const stands = post.standsInFor === undefined ? '' : `, som vikarie för ${post.standsInFor}`;
  const own = `Du är ${post.title.toLocaleLowerCase('sv')} för ${post.place}${stands}`;
  if (post.others.length === 0) return `${own}.`;
  return `${own} tillsammans med ${listed(post.others)}. Uppgifterna är gemensamma: det räcker att en av er lämnar in.`;
}

/** To whom it goes. */
export function goesTo(names: readonly string[]): string {
  return names.length === 0 ? 'Den granskas inte.' : `Till ${listed(names)}.`;
}

/** Said to a draft's own writers alone. */
export function draftLine(draft: { readonly when: string; readonly by: string; readonly shared: boolean }): string {
  return `Utkast, inte inlämnat. Sparat ${draft.when} av ${draft.by}; det ser bara ${draft.shared ? 'ni som är chefer här' : 'du'}.`;
}

export function extendedLine(due: LocalDate, today: LocalDate): string {
  return `Ny tid: ${longDateWithWeek(due, today)}.`;
}

/** What a task waits for from others. */
export function missingLine(missing: readonly string[]): string {
  return `Väntar på ${listed(missing)}. Så länge går ärendet inte vidare uppåt.`;
}

/** Asked for time, and not yet answered. */
export function askedLine(
  asked: { readonly by: string; readonly when: string; readonly due: LocalDate },
  today: LocalDate,
): string {
  return `${asked.by} bad ${asked.when} om tid till ${weekdayAndDate(asked.due, today)}. Svar har inte kommit än. Att fråga stoppar ingenting.`;
}

export function reviewsLink(count: number): string {
  return `${capitalised(counted(count, 'inlämning', 'inlämningar'))} väntar på att du granskar`;
}

/** The year's list, introduced. */
export function yearIntroduction(year: {
  readonly steps: number;
  readonly year: string;
  readonly plan: string;
}): string {
  return `${capitalised(counted(year.steps, 'steg', 'steg', 'ett'))} som följer ${year.year} och slutar i planen för ${year.plan}.`;
}

export function yearHeading(year: string): string {
  return `Årscykel ${year}`;
}

/** The first of several alike. */
export function startWith(unit: string): string {
  return `Börja med ${unit}`;
}
/** What a leaf that stands for several holds, folded. */
export function showParts(count: number): string {
  return `Visa alla ${String(count)}`;
}

export function severalUnits(count: number): string {
  return `${capitalised(counted(count, 'enhet', 'enheter'))}, en del för varje nedan.`;
}
