import type { LocalDate } from '../../domain/time.ts';
import { weekdayAndDate } from '../dates.ts';
import { capitalised, counted, listed } from '../numbers.ts';
import { longDateWithWeek, nearDate } from './dates.ts';

export const REPORT_TEXT = {
  parts: 'Redovisningens delar',
  draft: 'Utkast, inte inlämnat.',
  nothingSaved: 'Inget är sparat än.',
  save: 'Spara utkast',
  review: 'Granska och lämna in',
  handIn: 'Lämna in',
  change: 'Ändra',
  correct: 'Rätta',
  reviewHeading: 'Granska och lämna in',
  whatIsHandedIn: 'Det som lämnas in',
  whenHandedIn: 'När du lämnar in',
  back: 'Tillbaka till formuläret',
  columns: { part: 'Del', contents: 'Innehåll', state: 'Läge', change: 'Ändra' },
  readOnly: 'Det här är det som är inlämnat. Det går inte att ändra.',
  notYetOpen: 'Steget har inte öppnat än. Så här ser frågorna ut.',
  notHandedIn: 'Inget står som inlämnat just nu.',
  noAnswer: 'Inget svar',
  emptyForm: 'Frågorna',
  forUnit: 'Du lämnar in i enhetens ställe',
  forUnitBody:
    'Formuläret börjar från det senast inlämnade, aldrig från chefens utkast. Det syns att du lämnade in, och den som står närmast över dig granskar.',
  theirDraft: 'Ert eget utkast, som inte är inlämnat',
  withdrawHeading: 'Såg du något som blev fel?',
  withdraw: 'Ta tillbaka inlämningen',
  theirs: 'Det som är sparat nu',
  versions: 'Tidigare inlämnat',
  toReview: 'Granska',
  saved: 'Utkastet är sparat, inte inlämnat',
  personalData: 'Skriv inga namn på elever och inga personnummer.',
  sectionState: { done: 'Klar', started: 'Påbörjad', empty: 'Tom', optional: 'Frivillig', wrong: 'Att rätta' },
} as const;

/** What an earlier version is today, under its heading. */
export const VERSION_STANDING = {
  stands: REPORT_TEXT.readOnly,
  withdrawn: 'Inlämningen togs tillbaka. Versionen är åter ett utkast, som bara ni som är chefer här läser.',
  returned: 'Versionen återlämnades för komplettering. Så här såg den ut när den lämnades in.',
  reopened: 'Uppgiften öppnades igen efteråt. Så här såg versionen ut när den lämnades in.',
  refused: 'Inlämningen togs inte emot. Bara du läser versionen.',
} as const;

/** What must be done about a field, as the sentence beside it. */
export const FIELD_FAULTS = {
  'not-a-number': (typed: string) => `Skriv ett heltal med siffror, till exempel 54. Där står ”${typed}”.`,
  'not-whole': (typed: string) => `Skriv ett heltal utan decimaler. Där står ”${typed}”.`,
  negative: (typed: string) => `Skriv 0 eller mer. Där står ”${typed}”.`,
  'too-large': (typed: string) => `Skriv högst 999 999. Där står ”${typed}”.`,
  'too-long': () => 'Texten är för lång, högst 100 000 tecken går in.',
  required: () => 'Skriv ett svar, eller att det är för tidigt att säga.',
} as const;

const SHOWN = 40;
/** Long typing is cut: it stands in the field. */
export function faultSentence(fault: {
  readonly code: keyof typeof FIELD_FAULTS;
  readonly typed: string;
  readonly count: boolean;
}): string {
  if (fault.code === 'required' && fault.count) return 'Skriv ett antal, 0 om det inte finns någon.';
  const typed = fault.typed.length > SHOWN ? `${fault.typed.slice(0, SHOWN)}…` : fault.typed;
  return FIELD_FAULTS[fault.code](typed);
}

/** The same in the list at the top of the page: "Svenska, antal elever: skriv ett heltal …", "Varför? Skriv ett svar …". */
export function faultLine(where: { readonly heading: string; readonly label: string }, sentence: string): string {
  const { heading, label } = where;
  const name = label === heading ? label : `${heading}, ${label.charAt(0).toLocaleLowerCase('sv')}${label.slice(1)}`;
  return label.endsWith('?')
    ? `${heading}: ${label} ${sentence}`
    : `${name}: ${sentence.charAt(0).toLocaleLowerCase('sv')}${sentence.slice(1)}`;
}

export function faultsHeading(count: number): string {
  return `${capitalised(counted(count, 'sak', 'saker'))} innan ni kan lämna in`;
}

/** What others have not done and stops the hand-in. */
export function blockedLine(missing: readonly string[]): string {
  return `Det går inte att lämna in förrän detta är klart: ${listed(missing)}.`;
}

/** "Oxbacksskolan · till Elin Sjöholt, verksamhetschef · senast fredag 6 november, v. 45". */
export function reportCrumb(
  about: { readonly place: string; readonly to: readonly string[]; readonly due: LocalDate; readonly year: string },
  today: LocalDate,
): string {
  const to = about.to.length === 0 ? [] : [`till ${listed(about.to)}`];
  return [about.place, ...to, `senast ${longDateWithWeek(about.due, today)}`, `årscykel ${about.year}`].join(' · ');
}

/** "Sparat i dag 09.41 av Joar Almsund. Bara ni som är chefer här ser utkastet." */
export function savedLine(saved: { readonly when: string; readonly by: string; readonly shared: boolean }): string {
  return `Sparat ${saved.when} av ${saved.by}. ${saved.shared ? 'Bara ni som är chefer här ser utkastet.' : 'Bara du ser utkastet.'}`;
}

/** Somebody saved while this was being written. */
export function conflictHeading(saved: { readonly by: string; readonly when: string }): string {
  return `${saved.by} sparade ${saved.when}, medan du skrev`;
}
export const CONFLICT_BODY =
  'Det du skrev är kvar här nedan och är inte sparat. Läs det som är sparat, för över det du vill ha kvar och spara igen. Då gäller det som står här nedan.';

export function opensLine(opensOn: LocalDate, today: LocalDate): string {
  return `Öppnar ${longDateWithWeek(opensOn, today)}.`;
}

/** What follows from pressing the button. */
export function consequences(
  about: {
    readonly reviewers: readonly string[];
    /** The next morning on which mail leaves. */
    readonly morning: LocalDate;
    readonly reviewDue: LocalDate | undefined;
    readonly due: LocalDate;
    readonly late: boolean;
  },
  today: LocalDate,
): readonly string[] {
  const to = listed(about.reviewers);
  const who =
    to === ''
      ? 'Ingen granskar den här uppgiften: den är klar när den är inlämnad.'
      : `${to} får den i sitt morgonmejl ${nearDate(about.morning, today)}${about.reviewDue === undefined ? '' : ` och svarar senast ${weekdayAndDate(about.reviewDue, today)}`}.`;
  const back = about.late
    ? 'Sista dagen har passerat, så det går inte att ta tillbaka inlämningen efteråt. Det står som sen inlämning i loggen, och trappan stannar.'
    : `Du kan ta tillbaka inlämningen till och med ${weekdayAndDate(about.due, today)}, så länge granskningen inte har börjat.`;
  return [
    who,
    'Du får ett kvitto med version, tid och kontrollsumma.',
    'Påminnelserna upphör för alla som ansvarar.',
    back,
  ];
}

/** How far a section has come, in figures. */
export function answered(count: number, of: number): string {
  return `${String(count)} av ${String(of)} svar`;
}

export function handedInLine(about: {
  readonly when: string;
  readonly by: string;
  readonly version: number;
  readonly late: boolean;
}): string {
  return `Version ${String(about.version)}, inlämnad ${about.when} av ${about.by}${about.late ? ', efter sista dagen (sen inlämning)' : ''}.`;
}

export function withdrawLine(due: LocalDate, today: LocalDate): string {
  return `Du kan ta tillbaka inlämningen tills granskningen har börjat. Då blir den ett utkast igen, och sista dag är fortfarande ${weekdayAndDate(due, today)}.`;
}

export function versionName(version: number): string {
  return `Version ${String(version)}`;
}
