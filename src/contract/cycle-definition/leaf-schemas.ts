import { z } from 'zod';
import { isLocalDate } from '../../domain/calendar/epoch-day.ts';
import { isTimezone } from '../../domain/calendar/local-time.ts';
import type { FaultCode } from '../../domain/timetable/cycle-fault.ts';

/** A schema whose every refusal, and whose description, is one expectation. */
function whole(code: FaultCode, low: number, high: number): z.ZodInt {
  return z.int({ error: code }).min(low, code).max(high, code).describe(code);
}

function words<const T extends readonly string[]>(code: FaultCode, values: T): z.ZodEnum<{ [K in T[number]]: K }> {
  return z.enum(values, { error: code }).describe(code);
}

function matching(code: FaultCode, pattern: RegExp): z.ZodString {
  return z.string({ error: code }).regex(pattern, code).describe(code);
}

const text = z
  .string({ error: 'text' satisfies FaultCode })
  .regex(/\S/, 'text')
  .max(4_000, 'text')
  .describe('text');
const key = matching('key', /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/);
const localDate = z
  .string({ error: 'local-date' satisfies FaultCode })
  .refine(isLocalDate, { error: 'local-date' })
  .describe('local-date');
const timezone = z
  .string({ error: 'timezone' satisfies FaultCode })
  .refine(isTimezone, { error: 'timezone' })
  .describe('timezone');

/** The single values a definition is made of. */
export const leaf = {
  whole,
  words,
  matching,
  text,
  key,
  localDate,
  timezone,
  boolean: z.boolean({ error: 'boolean' satisfies FaultCode }).describe('boolean'),
  isoWeek: whole('iso-week', 1, 53),
  month: whole('month', 1, 12),
  dayOfMonth: whole('day-of-month', 1, 31),
  days: whole('day-count', 0, 400),
  /** Of a rung after a deadline. */
  workingDays: whole('working-day-count', 1, 260),
  yearEnd: words('year-end', ['start', 'end']),
};

/** A mapping with exactly these keys. */
export function mapping<T extends z.ZodRawShape>(shape: T): z.ZodObject<T, z.core.$strict> {
  return z.strictObject(shape, { error: 'mapping' satisfies FaultCode });
}

export function list<T extends z.ZodType>(item: T): z.ZodArray<T> {
  return z.array(item, { error: 'list' satisfies FaultCode });
}

/** A list with at least one entry. */
export function filledList<T extends z.ZodType>(item: T): z.ZodArray<T> {
  return z.array(item, { error: 'filled-list' satisfies FaultCode }).min(1, 'filled-list');
}
