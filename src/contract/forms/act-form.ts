import { z } from 'zod';
import type { ActKind } from '../../domain/intent.ts';
import type { Refusal } from '../../domain/refusal.ts';

/** The longest reason, in characters. */
export const LONGEST_REASON = 10_000;

/** The message of a reason without a word in it: the refusal that the domain gives it. */
export const REASON_MISSING = 'reason-missing' satisfies Refusal;

const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('Kontrollsumman för den version som lästes');
/** A reason with a word in it. */
export const reasonSchema = z
  .string()
  .max(LONGEST_REASON)
  .refine((text) => /[\p{L}\p{N}]/u.test(text), { error: REASON_MISSING })
  .meta({ pattern: '[^\\W_]' });
const reason = reasonSchema.describe('Skäl, för den som får beskedet');
const due = z.iso.date().describe('Lokalt datum, ÅÅÅÅ-MM-DD');

/** What each act but a hand-in asks for, as the page posts it and the API takes it. */
export const ACT_SCHEMAS = {
  withdraw: z.strictObject({ kind: z.literal('withdraw') }),
  'begin-review': z.strictObject({ kind: z.literal('begin-review'), hash }),
  approve: z.strictObject({ kind: z.literal('approve'), hash }),
  return: z.strictObject({ kind: z.literal('return'), hash, reason, due: due.optional() }),
  reopen: z.strictObject({ kind: z.literal('reopen'), reason, due: due.optional() }),
  except: z.strictObject({ kind: z.literal('except'), reason }),
  'ask-extension': z.strictObject({ kind: z.literal('ask-extension'), due, reason }),
  extend: z.strictObject({ kind: z.literal('extend'), due, reason }),
  'refuse-extension': z.strictObject({ kind: z.literal('refuse-extension'), reason }),
  'name-reviewer': z.strictObject({ kind: z.literal('name-reviewer'), reviewer: z.uuid() }),
} as const satisfies Readonly<Record<Exclude<ActKind, 'hand-in'>, z.ZodType>>;

export type SimpleActKind = keyof typeof ACT_SCHEMAS;

export const ACT_FIELDS = ['hash', 'reason', 'due', 'reviewer'] as const;
export type ActField = (typeof ACT_FIELDS)[number];

export const simpleActSchema = z.discriminatedUnion('kind', [
  ACT_SCHEMAS.withdraw,
  ACT_SCHEMAS['begin-review'],
  ACT_SCHEMAS.approve,
  ACT_SCHEMAS.return,
  ACT_SCHEMAS.reopen,
  ACT_SCHEMAS.except,
  ACT_SCHEMAS['ask-extension'],
  ACT_SCHEMAS.extend,
  ACT_SCHEMAS['refuse-extension'],
  ACT_SCHEMAS['name-reviewer'],
]);
export type SimpleAct = z.infer<typeof simpleActSchema>;

/** Reads a posted act form; the fields that are wrong or missing where it is none. An empty date is no date. */
export function readActForm(
  kind: SimpleActKind,
  posted: Readonly<Record<string, string>>,
): { readonly act: SimpleAct } | { readonly faults: readonly ActField[] } {
  const shape: Readonly<Record<string, unknown>> = ACT_SCHEMAS[kind].shape;
  const asked = ACT_FIELDS.filter((field) => field in shape && (posted[field] ?? '') !== '');
  const given = Object.fromEntries(asked.map((field) => [field, storable(posted[field] ?? '')]));
  const read = ACT_SCHEMAS[kind].safeParse({ kind, ...given });
  if (read.success) return { act: read.data };
  const wrong = new Set(read.error.issues.map((issue) => String(issue.path[0])));
  return { faults: ACT_FIELDS.filter((field) => wrong.has(field)) };
}

/** The fields an act asks for, in the order in which they are asked. */
export function actFields(kind: SimpleActKind): readonly ActField[] {
  const shape: Readonly<Record<string, unknown>> = ACT_SCHEMAS[kind].shape;
  return ACT_FIELDS.filter((field) => field in shape);
}

/** What PostgreSQL can keep of a posted text. */
export function storable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replaceAll('\u0000', '').toWellFormed();
}
