import { z } from 'zod';
import { simpleActSchema } from '../forms/act-form.ts';
import { formContentSchema } from '../forms/form-content.ts';
import {
  actKindSchema,
  hashSchema,
  instantSchema,
  localDateSchema,
  personSchema,
  planStateSchema,
  roleSchema,
  taskStateSchema,
  verdictSchema,
} from './shared-schemas.ts';

export const meSchema = z.object({
  person: personSchema.extend({ email: z.string() }),
  municipality: z.string(),
  today: localDateSchema,
  now: instantSchema,
  roles: z.array(
    z.object({
      role: roleSchema,
      title: z.string(),
      place: z.string().optional(),
      board: z.string().optional(),
      standsInFor: z.uuid().optional(),
    }),
  ),
});

export const taskSummarySchema = z.object({
  plan: z.string().describe('Planens id, som plan/0181/oxbacksskolan/2026-2027'),
  place: z.string(),
  placeTitle: z.string(),
  year: z.string(),
  task: z.string(),
  path: z.string().describe('Uppgiftens adress under /api/v1'),
  title: z.string(),
  state: taskStateSchema,
  opensOn: localDateSchema,
  opensAt: instantSchema,
  due: localDateSchema,
  late: z.boolean(),
  mine: z.boolean().describe('Du ansvarar för uppgiften i dag'),
  acts: z.array(actKindSchema).describe('Vad du får göra nu'),
  handedIn: z
    .object({ by: personSchema, at: instantSchema, version: z.int(), hash: hashSchema, late: z.boolean().optional() })
    .optional(),
  review: z
    .object({ due: localDateSchema, begun: z.object({ by: personSchema, at: instantSchema }).optional() })
    .optional(),
  extensionAsked: z
    .object({ by: personSchema, at: instantSchema, due: localDateSchema, reason: z.string() })
    .optional(),
  reason: z.object({ by: personSchema, at: instantSchema, text: z.string() }).optional(),
  missing: z.array(z.string()).describe('Det som andra inte har gjort och som uppgiften kräver'),
});
export type TaskSummary = z.infer<typeof taskSummarySchema>;
export const tasksSchema = z.object({ tasks: z.array(taskSummarySchema) });

export const planSummarySchema = z.object({
  plan: z.string(),
  place: z.string(),
  placeTitle: z.string(),
  level: z.string(),
  operation: z.string().optional(),
  year: z.string(),
  state: planStateSchema,
  late: z.boolean(),
  closed: z.boolean(),
  openTasks: z.array(z.string()),
  nextDeadline: instantSchema.nullable(),
});
export type PlanSummary = z.infer<typeof planSummarySchema>;
export const plansSchema = z.object({ plans: z.array(planSummarySchema) });
export const planSchema = planSummarySchema.extend({ tasks: z.array(taskSummarySchema) });

export const fieldFaultSchema = z.object({
  section: z.string(),
  field: z.string(),
  fault: z.enum(['not-a-number', 'not-whole', 'negative', 'too-large', 'too-long', 'required']),
  typed: z.string(),
});

export const formSchema = z.object({
  title: z.string().optional(),
  sections: z.array(
    z.object({
      key: z.string(),
      heading: z.string(),
      introduction: z.string().optional(),
      required: z.boolean(),
      fields: z.array(
        z.object({
          key: z.string(),
          label: z.string(),
          hint: z.string().optional(),
          kind: z.enum(['text', 'count']),
          required: z.boolean(),
        }),
      ),
    }),
  ),
});
export const taskSchema = taskSummarySchema.extend({
  form: formSchema,
  writes: z.array(z.enum(['own', 'unit'])).describe('Som vem du kan skriva utkast'),
});

export const authorSchema = z
  .enum(['own', 'unit'])
  .describe('own: som den som ansvarar · unit: i enhetens ställe, av den som är ovanför');

export const draftSchema = z.object({
  content: formContentSchema,
  revision: z.int().describe('0 när inget är sparat'),
  saved: z.object({ by: personSchema, at: instantSchema }).optional(),
  faults: z.array(fieldFaultSchema).describe('Det som måste rättas före inlämning'),
  empty: z.array(fieldFaultSchema).describe('Det som måste fyllas i före inlämning'),
});

export const saveDraftSchema = z.strictObject({
  content: formContentSchema,
  revision: z
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .describe('Den revision som texten utgår från; 0 för den första'),
  as: authorSchema.default('own'),
});

export const handInSchema = z.strictObject({
  kind: z.literal('hand-in'),
  as: authorSchema.default('own'),
  revision: z
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .optional()
    .describe('Utkastet som lämnas in; utan content'),
  content: formContentSchema.optional().describe('Lämnas in i stället för utkastet'),
});
export const actBodySchema = z.discriminatedUnion('kind', [handInSchema, simpleActSchema]);

export const clickSchema = z.object({
  intent: z.uuid(),
  plan: z.string(),
  task: z.string(),
  act: actKindSchema,
  version: z.int().optional(),
  hash: hashSchema.optional(),
  clickedAt: instantSchema.describe('I tid eller inte avgörs av detta'),
  verdict: verdictSchema.nullable().describe('null: mottagen, registreras'),
});
export type ClickBody = z.infer<typeof clickSchema>;

export const versionSchema = z.object({
  number: z.int(),
  hash: hashSchema,
  content: formContentSchema,
  by: personSchema,
  at: instantSchema,
});
