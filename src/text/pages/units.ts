import type { LocalDate } from '../../domain/time.ts';
import { weekdayAndDate } from '../dates.ts';
import { capitalised, counted, inWords } from '../numbers.ts';
import { longDateWithWeek, shortDate } from './dates.ts';

export const UNITS_TEXT = {
  requests: 'Ber om anstånd',
  answerYes: (due: string) => `Ge tid till ${due}`,
  answerOther: 'Annan dag, eller nej med skäl',
  passedUp: 'Har gått vidare till dig',
  passedUpLede: 'Förseningar som har blivit även ditt ärende, och granskningar som den närmaste inte får göra.',
  lateBelow: 'Sent längre ner, hos den närmaste chefen',
  later: 'Kommande steg',
  finished: 'Avslutade steg',
  nothing: 'Inga planer under dig i någon årscykel som är igång.',
  columns: {
    unit: 'Enhet',
    operation: 'Verksamhet',
    what: 'Vad',
    state: 'Läge',
    notes: 'Att veta',
    due: 'Sista dag',
    opens: 'Öppnar',
    step: 'Steg',
    result: 'Utfall',
  },
  review: 'Granska',
  open: 'Öppna',
  vacant: 'Tjänsten är vakant',
  unreached: 'Mejlen kommer inte fram. Det är ingen försening.',
  readYet: 'Granskningen har börjat',
  late: 'Sen inlämning',
  labels: {
    approved: 'godkända eller klara',
    waiting: 'väntar på dig',
    open: 'öppna',
    late: 'försenade',
    extended: 'med ny tid',
    unreached: 'kunde inte nås',
    excepted: 'undantagna',
  },
} as const;

type News = {
  readonly late: number;
  readonly waiting: number;
  readonly requests: number;
  /** Late further down, and told to this reader as hers. */
  readonly escalated: number;
  readonly what: 'enhet' | 'verksamhet';
};

/** "Två enheter är sena, sex inlämningar väntar på dig". */
export function unitsHeading({ late, waiting, requests, escalated, what }: News): string {
  const places = what === 'enhet' ? 'enheter' : 'verksamheter';
  const parts = [
    ...(late > 0 ? [`${counted(late, what, places)} är ${late === 1 ? 'sen' : 'sena'}`] : []),
    ...(escalated > 0
      ? [`${counted(escalated, 'försening längre ner', 'förseningar längre ner')} är även ditt ärende`]
      : []),
    ...(waiting > 0 ? [`${counted(waiting, 'inlämning', 'inlämningar')} väntar på dig`] : []),
    ...(requests > 0 ? [`${inWords(requests)} ber om anstånd`] : []),
  ];
  return parts.length === 0 ? 'Inget väntar på dig' : capitalised(parts.join(', '));
}

/** Under the heading when nothing waits. */
export function calmLede(
  next: { readonly title: string; readonly due: LocalDate } | undefined,
  today: LocalDate,
): string {
  return next === undefined ? '' : `Närmast är ${next.title}, senast ${longDateWithWeek(next.due, today)}.`;
}

export function requestHeading(unit: string, due: LocalDate, today: LocalDate): string {
  return `${unit} ber om anstånd till ${weekdayAndDate(due, today)}`;
}
export function requestBody(
  about: {
    readonly by: string;
    readonly when: string;
    readonly step: string;
    readonly due: LocalDate;
    readonly reason: string;
  },
  today: LocalDate,
): string {
  return `${about.by}, ${about.when}, om ${about.step} (sista dag ${longDateWithWeek(about.due, today)}): ”${about.reason}” Svarar du ja flyttas trappan dit.`;
}
/** The reason kept with a request that is granted as it was asked. */
export function asAsked(reason: string): string {
  return `Enligt begäran: ${reason}`;
}

export function stepHeading(title: string, due: LocalDate, today: LocalDate): string {
  return `${title}, senast ${longDateWithWeek(due, today)}`;
}
export function stepSummary(done: number, of: number): string {
  return `${stepResult(done, of)}.`;
}
export function stepResult(done: number, of: number): string {
  return `${String(done)} av ${String(of)} inlämnade`;
}

/** Those of whom there is nothing to say yet. */
export function quietSummary(count: number): string {
  return `${capitalised(counted(count, 'öppen', 'öppna'))}, inget att titta på än`;
}

export function daysLate(days: number): string {
  return `${capitalised(counted(days, 'arbetsdag', 'arbetsdagar'))} sen`;
}
/** Since when a lateness is this reader's too. */
export function yoursSince(on: LocalDate, today: LocalDate): string {
  return `Även ditt ärende sedan ${shortDate(on, today)}`;
}
export function handedInNote(on: LocalDate, today: LocalDate): string {
  return `Inlämnad ${shortDate(on, today)}`;
}
export function reviewByNote(due: LocalDate, today: LocalDate): string {
  return `granska senast ${shortDate(due, today)}`;
}
export function approvedNote(on: LocalDate, today: LocalDate): string {
  return `Godkänd ${shortDate(on, today)}`;
}
export function newDueNote(due: LocalDate, today: LocalDate): string {
  return `Ny tid ${shortDate(due, today)}`;
}
export function askedNote(due: LocalDate, today: LocalDate): string {
  return `Ber om tid till ${shortDate(due, today)}`;
}
