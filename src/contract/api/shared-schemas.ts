import { z } from 'zod';
import { ROLES } from '../../domain/cycle-definition.ts';
import { ACTS } from '../../domain/intent.ts';
import { PLAN_STATES, TASK_STATES } from '../../domain/plan-state.ts';
import { REFUSALS } from '../../domain/refusal.ts';

/** ISO 8601 in UTC: 2026-11-06T13:02:00Z. */
export const instantSchema = z.iso.datetime().describe('Tidpunkt i UTC, som 2026-11-06T13:02:00Z');
export const localDateSchema = z.iso.date().describe('Lokalt datum, ÅÅÅÅ-MM-DD');
export const personSchema = z.object({ id: z.uuid(), name: z.string() });
export const roleSchema = z.enum(ROLES);
export const actKindSchema = z.enum(ACTS);
export const taskStateSchema = z.enum(TASK_STATES);
export const planStateSchema = z.enum(PLAN_STATES);
export const hashSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256 av innehållet');

export const verdictSchema = z
  .discriminatedUnion('accepted', [
    z.object({ accepted: z.literal(true), late: z.boolean().describe('Efter sista dagen') }),
    z.object({
      accepted: z.literal(false),
      refusal: z.enum(REFUSALS),
      sentence: z.string().describe('Skälet på svenska'),
      missing: z.array(z.string()).optional(),
    }),
  ])
  .describe('Svaret på ett klick');
