import type { LocalDate } from '../../domain/time.ts';
import { capitalised, counted } from '../numbers.ts';
import { longDateWithWeek } from './dates.ts';

export const START_YEAR_TEXT = {
  which: 'Läsår och sammanträden',
  year: 'Läsår',
  yearHint: 'Cykeln heter efter läsåret den följer, till exempel 2026/2027',
  meetingsLede: 'Det som ligger före nämnden räknas härifrån. Lämna tomt så gäller definitionens förslag.',
  calculate: 'Räkna ut tiderna',
  definition: 'Definition',
  other: 'Använd en annan definition',
  otherLabel: 'Definitionens text (YAML)',
  otherHint: 'Lämna tomt så gäller definitionen ovan. Tiderna nedan räknas alltid på definitionen ovan.',
  times: 'Tider',
  warnings: 'Att se på, inget som hindrar',
  start: 'Starta',
  startedLink: 'Till driften',
  notRunning: 'Processerna kommer igång så snart Temporal svarar. Inget behöver göras om.',
  faults: 'Inget är startat',
  columns: { step: 'Steg', who: 'Vilka', opens: 'Öppnar', due: 'Sista dag', board: 'Nämnd' },
  assumed: 'antaget datum',
  noDefinition: 'Definitionen går inte att läsa:',
  faultsSummary: 'Rätta det här, så går det att starta',
} as const;

export function startHeading(year: string): string {
  return `Årscykel ${year} kan startas`;
}
export function startLede(year: string, plan: string): string {
  return `Den följer läsåret ${year} och slutar i planen för ${plan}. Inget startar förrän du trycker på knappen längst ner.`;
}
export function alreadyRunning(year: string): string {
  return `Årscykel ${year} är redan igång. Startas den igen läggs bara planer till för enheter som är nya, och definitionen den började med ligger fast.`;
}
export function meetingLabel(board: string): string {
  return `Sammanträde, ${board}`;
}
export function meetingHint(proposed: LocalDate, today: LocalDate): string {
  return `Definitionens förslag: ${longDateWithWeek(proposed, today)}`;
}
export function definitionLine(name: string, version: string): string {
  return `${name}, version ${version}. Den ligger fast hela cykeln.`;
}
export function willCreate(places: number, firstMorning: string): string {
  return `${capitalised(counted(places, 'plan', 'planer'))} skapas, en för varje enhet och nivå som finns under året. De första mejlen går ${firstMorning}.`;
}
export function startButton(year: string): string {
  return `Starta årscykel ${year}`;
}
export function startedHeading(year: string): string {
  return `Årscykel ${year} är igång`;
}
export function startedBody(
  started: {
    readonly before: boolean;
    readonly plans: number;
    readonly added: number;
  },
  firstMorning: string,
): string {
  if (started.before)
    return started.added === 0
      ? 'Den var redan igång, och inget saknades.'
      : `Den var redan igång. ${capitalised(counted(started.added, 'plan', 'planer'))} lades till.`;
  return `${capitalised(counted(started.plans, 'plan är skapad', 'planer är skapade'))}. De första mejlen går ${firstMorning}.`;
}
