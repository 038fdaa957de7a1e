import type { DateRange, LocalTime } from '../time.ts';

/** The days a municipality works, for one cycle: breaks resolved to dates, holidays computed. */
export type WorkingCalendar = {
  readonly timezone: string;
  /** E-mails leave on working days at this local time. */
  readonly sendAt: LocalTime;
  readonly breaks: readonly (DateRange & { readonly name: string })[];
};
