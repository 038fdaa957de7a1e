import type { ActKind } from '../../domain/intent.ts';
import type { LocalDate } from '../../domain/time.ts';
import { weekdayAndDate } from '../dates.ts';
import { listed } from '../numbers.ts';
import { longDateWithWeek } from './dates.ts';

export const RECEIPT_TEXT = {
  heading: 'Kvitto',
  what: 'Vad',
  pressed: 'Du tryckte',
  pressedOther: 'Knappen trycktes',
  counts: 'Det är den tiden som räknas.',
  by: 'Av',
  version: 'Version',
  hash: 'Kontrollsumma',
  hashHint: 'Samma innehåll ger alltid samma kontrollsumma. Den visar att ingenting har ändrats.',
  inTime: 'I tid',
  read: 'Läs det inlämnade',
  next: 'Det här händer nu',
  toMine: 'Till min sida',
  toUnits: 'Till enheterna',
  toForm: 'Till formuläret',
  toReview: 'Tillbaka till granskningen',
  reload: 'Läs in sidan igen',
  caseNumber: 'Ärendenummer',
  caseHint: 'om du vill fråga',
  mailed: 'Kvittot skickas också med e-post.',
  receivedBody:
    'Vi har tagit emot det och håller på att registrera det. Du behöver inte vänta kvar och inte trycka igen. Svaret står här när du läser in sidan igen.',
  receivedTime: 'Tiden som räknas är när du tryckte.',
  already: 'Redan inlämnad',
  alreadyBody: 'Knappen trycktes en gång till. Samma text är redan inlämnad, och det är den som gäller.',
  nothingLost: 'Ingenting har gått förlorat och ingenting har skrivits över. Det du skrev är kvar.',
} as const;

/** What each act is called when it has been done; "Inlämnad fredag 6 november, 14.02". */
const DONE: Readonly<Record<ActKind, string>> = {
  'hand-in': 'Inlämnad',
  withdraw: 'Inlämningen är tillbakatagen',
  'begin-review': 'Granskningen har börjat',
  approve: 'Godkänd',
  return: 'Återlämnad för komplettering',
  reopen: 'Öppnad igen',
  except: 'Undantagen',
  'ask-extension': 'Begäran om anstånd är registrerad',
  extend: 'Anstånd är givet',
  'refuse-extension': 'Anstånd är inte givet',
  'name-reviewer': 'Granskare är utsedd',
};

/** The same, when it was refused. */
const NOT_DONE: Readonly<Record<ActKind, string>> = {
  'hand-in': 'Inte inlämnad',
  withdraw: 'Inlämningen är inte tillbakatagen',
  'begin-review': 'Granskningen har inte börjat',
  approve: 'Inte godkänd',
  return: 'Inte återlämnad',
  reopen: 'Inte öppnad igen',
  except: 'Inte undantagen',
  'ask-extension': 'Begäran om anstånd är inte registrerad',
  extend: 'Anstånd är inte givet',
  'refuse-extension': 'Begäran är inte besvarad',
  'name-reviewer': 'Ingen granskare är utsedd',
};

export function doneHeading(act: ActKind, when: string): string {
  return act === 'hand-in' ? `${DONE[act]} ${when}` : DONE[act];
}
export function refusedHeading(act: ActKind): string {
  return NOT_DONE[act];
}
/** "Mottagen 23.50, registreras". */
export function receivedHeading(time: string): string {
  return `Mottagen ${time}, registreras`;
}

type Ended = 'withdrawn' | 'returned' | 'reopened';
const ENDED: Readonly<Record<Ended, { readonly since: string; readonly did: string; readonly word: string }>> = {
  withdrawn: { since: 'tillbakatagen sedan dess', did: 'tog tillbaka inlämningen', word: 'Tillbakatagen' },
  returned: { since: 'återlämnad sedan dess', did: 'återlämnade den för komplettering', word: 'Återlämnad' },
  reopened: { since: 'öppnad igen sedan dess', did: 'öppnade uppgiften igen', word: 'Öppnad igen' },
};

/** "Inlämnad måndag 2 november, 09.12, återlämnad sedan dess". */
export function endedHeading(ended: Ended, when: string): string {
  return `${doneHeading('hand-in', when)}, ${ENDED[ended].since}`;
}
export function endedWord(ended: Ended): string {
  return ENDED[ended].word;
}
/** "Elin Sjöholt återlämnade den för komplettering." */
export function endedLine(ended: Ended, by: string): string {
  return `${by} ${ENDED[ended].did}.`;
}
/** Where the task stands after that. `due`: while it is to be handed in again. */
export function sinceLine(
  now: { readonly due?: LocalDate | undefined; readonly version?: number | undefined },
  today: LocalDate,
): string {
  if (now.version !== undefined) return `Version ${String(now.version)} är inlämnad sedan dess.`;
  return now.due === undefined ? '' : `Uppgiften är öppen, sista dag ${longDateWithWeek(now.due, today)}.`;
}
export function approvedLine(by: string): string {
  return `${by} godkände den. Den är klar.`;
}

/** Under the heading of a receipt. */
export function onTimeLine(about: { readonly late: boolean; readonly others: readonly string[] }): string {
  const stopped =
    about.others.length === 0
      ? 'Påminnelserna har upphört.'
      : `Påminnelserna har upphört, även för ${listed(about.others)}.`;
  return about.late
    ? `Sista dagen hade passerat, så den står som sen inlämning. ${stopped}`
    : `Ni är i tid. ${stopped}`;
}
/** `due`: the last day as it was when the button was pressed; left out where it is not known. */
export function inTimeAnswer(late: boolean, due: LocalDate | undefined, today: LocalDate): string {
  const answer = late ? 'Nej, sen inlämning.' : 'Ja.';
  return due === undefined ? answer : `${answer} Sista dag: ${longDateWithWeek(due, today)}.`;
}
export function withdrawUntil(due: LocalDate, reviewers: readonly string[], today: LocalDate): string {
  const who = listed(reviewers) || 'någon';
  return `Du kan ta tillbaka inlämningen till och med ${weekdayAndDate(due, today)}, tills ${who} har börjat granska den. Då blir den ett utkast igen och sista dagen är densamma.`;
}
export function noWithdraw(reviewers: readonly string[]): string {
  return `Den går inte längre att ta tillbaka. Be ${listed(reviewers) || 'den som står ovanför'} återlämna den i stället.`;
}
export function reviewerTold(reviewers: readonly string[]): string {
  return reviewers.length === 0
    ? 'Administratören utser den som ska granska.'
    : `${listed(reviewers)} får den i sitt morgonmejl.`;
}
export function reviewDueLine(reviewers: readonly string[]): string {
  return `${listed(reviewers) || 'Granskaren'} godkänner eller återlämnar med skäl, senast den dagen. Du får ett mejl.`;
}
export function nextStepLine(title: string, due: LocalDate, today: LocalDate): string {
  return `${title} öppnar. Sista dag är ${longDateWithWeek(due, today)}.`;
}
export function latestBy(date: LocalDate, today: LocalDate): string {
  return `Senast ${longDateWithWeek(date, today)}`;
}
export const FINISHED_LINE = 'Ingen granskar uppgiften. Den är klar.';
