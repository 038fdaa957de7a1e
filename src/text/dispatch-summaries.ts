import type { LocalDate } from '../domain/time.ts';
import { weekdayAndDate } from './dates.ts';
import { counted } from './numbers.ts';

/** What a municipality's mail waits for, in Temporal's UI. */
export const DISPATCH_SUMMARIES = {
  noYear: 'Väntar på att ett läsår startas.',
  waiting: (count: number) => `${counted(count, 'mejl', 'mejl', 'ett')} väntar på e-postservern.`,
  nextMorning: (morning: LocalDate, today: LocalDate) =>
    `Nästa mejl går på morgonen ${weekdayAndDate(morning, today)}.`,
} as const;
