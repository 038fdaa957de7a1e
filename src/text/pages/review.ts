import type { LocalDate } from '../../domain/time.ts';
import { weekdayAndDate } from '../dates.ts';
import { listed } from '../numbers.ts';
import { longDateWithWeek } from './dates.ts';

export const REVIEW_TEXT = {
  yourTurn: 'Din tur',
  handedIn: 'Inlämnad',
  hash: 'Kontrollsumma',
  begun: 'Granskningen har börjat',
  notBegun: 'Granskningen har inte börjat, så enheten kan fortfarande ta tillbaka inlämningen.',
  decision: 'Ditt beslut',
  begin: 'Börja granska',
  beginHint: 'Därefter kan enheten inte ta tillbaka inlämningen.',
  approve: 'Godkänn',
  approveHint: 'Exakt den här versionen godkänns och låses.',
  return: 'Återlämna för komplettering',
  returnReason: 'Vad ska kompletteras?',
  returnDue: 'Ny tid',
  reasonHint: 'Enhetens chef får läsa det.',
  extend: 'Ge anstånd',
  extendHint: 'Flyttar sista dagen och hela trappan.',
  extendDue: 'Ny sista dag',
  reason: 'Skäl',
  refuse: 'Svara nej på begäran om anstånd',
  except: 'Undanta',
  exceptHint: 'Uppgiften krävs inte den här gången. Det syns i planen ovanför, med skälet.',
  reopen: 'Öppna igen',
  reopenHint: 'Det som är inlämnat finns kvar som det var. Enheten får en ny sista dag.',
  forUnit: 'Lämna in i enhetens ställe',
  forUnitHint: 'Det syns att du lämnade in. Då granskas det av den som står närmast över dig, inte av dig.',
  nameReviewer: 'Utse granskare',
  reviewer: 'Vem ska granska?',
  reviewerHint: 'Någon som inte har haft del i inlämningen.',
  ways: 'Om enheten inte kan',
  otherWays: 'Annat du kan göra',
  answer: 'Svara på begäran',
  yes: 'Ge den tid som begärs',
  changed: 'Ändrat sedan förra versionen',
  nothingChanged: 'Inget svar är ändrat sedan förra versionen.',
  before: 'Tidigare',
  after: 'Nu',
  check: 'Kontroll',
  complete: 'Alla obligatoriska avsnitt är ifyllda.',
} as const;

export function reviewDueLine(due: LocalDate, today: LocalDate): string {
  return `Svara senast ${longDateWithWeek(due, today)}.`;
}
export function begunLine(by: string, when: string): string {
  return `${by} började granska ${when}. Enheten kan inte längre ta tillbaka inlämningen.`;
}
export function handedInBy(about: { readonly when: string; readonly by: string; readonly late: boolean }): string {
  return `${about.when}, av ${about.by}${about.late ? '. Sen inlämning' : ''}`;
}
export function usualDue(date: string): string {
  return `Fem arbetsdagar är vanligt: ${date}`;
}
export function dateExample(date: string): string {
  return `En arbetsdag, till exempel ${date}`;
}
export function notYours(names: readonly string[]): string {
  return names.length === 0
    ? 'Ingen i linjen får granska den. Administratören utser någon.'
    : `Granskas av ${listed(names)}.`;
}
export function askedFor(by: string, due: LocalDate, today: LocalDate): string {
  return `${by} ber om tid till ${weekdayAndDate(due, today)}:`;
}
export function emptyParts(headings: readonly string[]): string {
  return `Tomt i: ${listed(headings)}.`;
}
