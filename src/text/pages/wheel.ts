import type { LocalDate } from '../../domain/time.ts';
import { dayAndMonth, weekInWords } from '../dates.ts';
import { counted } from '../numbers.ts';

export function wheelTitle(year: string): string {
  return `Årshjulet ${year}`;
}

/** What the drawing shows, for those who hear it. */
export function wheelDescription(steps: number, today: LocalDate): string {
  return `Ett varv på ett år med ${counted(steps, 'numrerat steg', 'numrerade steg', 'ett')}; det som hör till nästa år ligger längre in. Visaren står på ${dayAndMonth(today, today)}, ${weekInWords(today)}. Samma steg står i listan intill.`;
}

export const WHEEL_NOTE =
  'Den heldragna tråden är det som ligger bakom er. Siffrorna är stegen i listan; det som hör till nästa år ligger längre in.';
