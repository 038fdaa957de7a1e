import { z } from 'zod';
import { NOTICE_KINDS, NOTICE_STATUSES, RECEIVED_AS } from '../../domain/notice.ts';
import { instantSchema, localDateSchema, personSchema } from './shared-schemas.ts';

export const startYearSchema = z.strictObject({
  year: z.string().describe('Läsår, som 2026/2027'),
  definition: z.string().optional().describe('Cykelns definition som YAML; utan den gäller standarddefinitionen'),
  meetings: z.record(z.string(), z.iso.date()).default({}).describe('Nämnd → sammanträde'),
});
export const yearStartedSchema = z.object({
  year: z.string(),
  plans: z.int(),
  added: z.int().describe('Nya planer, när läsåret redan var startat'),
  before: z.boolean().describe('Läsåret var redan startat'),
  running: z.boolean().describe('false: Temporal svarar inte; processerna startas när det gör det'),
});

export const organisationOutcomeSchema = z.object({
  outcome: z.enum(['unchanged', 'changes', 'imported', 'moved-meanwhile', 'faults']),
  municipality: z.string().optional(),
  changes: z.array(z.string()).describe('Vad som ändras, en mening för varje'),
  faults: z.array(z.string()).describe('En mening för varje fel: rad, kolumn, värde och vad som väntades'),
  warnings: z.array(z.string()).describe('Vad som går att läsa in men inte går väl, en mening för varje'),
});

export const ledgerSchema = z.object({
  notices: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(NOTICE_KINDS),
      plan: z.string(),
      task: z.string(),
      receiver: personSchema,
      as: z.enum(RECEIVED_AS),
      rung: z.string(),
      morning: z.string().describe('Lokalt datum, eller at-once'),
      plannedAt: instantSchema,
      status: z.enum(NOTICE_STATUSES),
      reason: z.string().nullable(),
      email: z.uuid().nullable().describe('Bara för administratörer, som address och answer'),
      address: z.string().nullable(),
      answer: z.string().nullable().describe('E-postserverns svar'),
    }),
  ),
  next: z.uuid().nullable().describe('Ges som after för nästa sida'),
});

export const addressesSchema = z.object({
  addresses: z.array(
    z.object({
      person: personSchema,
      title: z.string().describe('Uppdraget i dag; tomt när det inte finns något'),
      address: z.string(),
      since: localDateSchema,
      because: z.enum(['refused', 'bounced', 'marked']),
      answer: z.string().nullable().describe('Vad e-postservern eller studsen senast sade'),
      heldBack: z.array(
        z.object({ kind: z.enum(NOTICE_KINDS), plan: z.string(), task: z.string(), morning: z.string() }),
      ),
    }),
  ),
});
export const addressChangedSchema = z.object({ changed: z.boolean().describe('false: så var det redan') });

export const statusSchema = z.object({
  now: instantSchema,
  today: localDateSchema,
  clock: z.string(),
  temporal: z.enum(['ok', 'unavailable']),
  years: z.array(z.object({ year: z.string(), plans: z.int(), late: z.int(), closed: z.boolean() })),
  unansweredIntents: z.int(),
  notices: z.record(z.string(), z.int()),
  emails: z.record(z.string(), z.int()),
});
