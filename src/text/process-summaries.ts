import type { SchoolYear } from '../domain/school-year.ts';
import type { LocalDate } from '../domain/time.ts';
import { weekdayAndDate } from './dates.ts';

/** What processes, their timers and their activities are called in Temporal's UI. No names of persons. */
export const PROCESS_SUMMARIES = {
  plan: { click: 'Avgör ett klick', look: 'Ser efter vad dagen för med sig' },
  schoolYear: {
    start: 'Startar läsårets planer',
    close: 'Ser efter om årscykeln är avslutad',
    wait: 'Väntar på att allt är beslutat, som längst till den 31 december',
  },
  mailDispatch: { dispatch: 'Skickar morgonens mejl' },
  nextYear: { announce: 'Påminner om att nästa läsår ska startas' },
} as const;

/** "Oxbacksskolan, årscykel 2026/2027". */
export function planSummary({ place, year }: { place: string; year: SchoolYear }): string {
  return `${place}, ${schoolYearSummary(year)}`;
}

/** "årscykel 2026/2027". */
export function schoolYearSummary(year: SchoolYear): string {
  return `årscykel ${year}`;
}

/** "Årscykel 2026/2027, Södertälje kommun". */
export function municipalYearSummary({ title, year }: { title: string; year: SchoolYear }): string {
  return `Årscykel ${year}, ${title}`;
}

/** "Mejl, Södertälje kommun". */
export function mailDispatchSummary(title: string): string {
  return `Mejl, ${title}`;
}

/** "Nästa läsår, Södertälje kommun". */
export function nextYearSummary(title: string): string {
  return `Nästa läsår, ${title}`;
}

/** "30 av 42 planer är beslutade. Årscykeln avslutas senast fredag 31 december." */
export function closingSummary({
  plans,
  decided,
  lastDay,
  today,
}: {
  plans: number;
  decided: number;
  lastDay: LocalDate;
  today: LocalDate;
}): string {
  return `${decided} av ${plans} planer är beslutade. Årscykeln avslutas senast ${weekdayAndDate(lastDay, today)}.`;
}
