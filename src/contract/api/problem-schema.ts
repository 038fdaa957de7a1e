import { z } from 'zod';
import { formContentSchema } from '../forms/form-content.ts';

/** RFC 9457. `type` is stable: `/problems/CODE` under the web's address. */
export const problemSchema = z
  .object({
    type: z.string().describe('Stabil adress; sista delen är felets kod, till exempel /problems/not-allowed'),
    title: z.string().describe('Rubrik på svenska'),
    status: z.number().int(),
    detail: z.string().describe('Mening på svenska: vad som är i vägen'),
    instance: z.string().describe('Nummer att nämna, också i loggen'),
    refusal: z.string().optional().describe('Kod när domänens regler säger nej, till exempel other-version'),
    missing: z.array(z.string()).optional().describe('Avsnitt, steg eller planer som står i vägen'),
    intent: z.uuid().optional().describe('Klicket, när det har antecknats och fått nej'),
    theirs: z
      .object({ content: formContentSchema, revision: z.int() })
      .optional()
      .describe('Det som någon annan har sparat; inget är överskrivet'),
    faults: z
      .array(
        z.object({
          place: z.string().describe('Var felet sitter, till exempel sections.resultat.antal'),
          value: z.string().optional(),
          expected: z.string().describe('Vad som väntades'),
        }),
      )
      .optional(),
  })
  .describe('Felsvar enligt RFC 9457');
export type Problem = z.infer<typeof problemSchema>;
