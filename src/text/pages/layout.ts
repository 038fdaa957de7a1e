import type { LocalDate } from '../../domain/time.ts';
import { weekdayAndDate, weekOf } from '../dates.ts';

/** What stands around every page. */
export const LAYOUT_TEXT = {
  product: 'Årshjul',
  skip: 'Hoppa till innehållet',
  menu: 'Huvudmeny',
  signOut: 'Logga ut',
  toTop: 'Till sidans början',
  accessibility: 'Tillgänglighet',
  privacy: 'Personuppgifter',
  home: 'Min sida',
  units: 'Enheterna',
  operations: 'Verksamheterna',
  admin: 'Driften',
  plans: 'Planer',
  mail: 'Mejl',
  addresses: 'Adresser',
  startYear: 'Starta läsår',
  organisation: 'Organisation',
} as const;

/** "I dag: måndag 2 november 2026, v. 45". */
export function todayLine(today: LocalDate): string {
  const year = today.slice(0, 4);
  return `I dag: ${weekdayAndDate(today, today)} ${year}, ${weekOf(today)}`;
}

/** "Årscykel 2026/2027 blir plan 2027/2028", with the span of months between. */
export function cycleLine(cycle: { readonly year: string; readonly span: string; readonly plan: string }): string {
  return `Årscykel ${cycle.year}, ${cycle.span}, blir plan ${cycle.plan}`;
}

/** Said on every page when time here is not the real one. */
export function clockNote(clockId: string): string {
  return clockId === 'stepped'
    ? 'Klockan här är stegad: den står stilla mellan händelserna i en provkörning och visar inte verklig tid.'
    : 'Klockan här är flyttad och visar inte verklig tid. Systemet är startat för att provas.';
}
