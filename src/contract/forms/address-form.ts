import { z } from 'zod';
import { reasonSchema } from './act-form.ts';

/** A person's address is said not to work, or to work again. */
export const addressChangeSchema = z.strictObject({
  person: z.uuid().describe('Personens id, som i listan'),
  reason: reasonSchema.describe('Skäl, för loggen över vem som gjort vad'),
});

/** What is the matter with a posted reason; undefined where it can be kept. */
export function reasonFault(text: string): 'missing' | 'too-long' | undefined {
  const read = reasonSchema.safeParse(text);
  if (read.success) return undefined;
  return read.error.issues.some(({ code }) => code === 'too_big') ? 'too-long' : 'missing';
}
