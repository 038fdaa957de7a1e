import { z } from 'zod';
import { ACTORS, STEP_KINDS } from '../../domain/cycle-definition.ts';
import type { FaultCode } from '../../domain/timetable/cycle-fault.ts';
import { dateRuleSchema } from './date-rule-schemas.ts';
import { ladderRoleSchema } from './ladder-schema.ts';
import { filledList, leaf, list, mapping } from './leaf-schemas.ts';

/** `due`, `board` and `children` have a meaning of their own in rules and requirements. */
const stepKey = leaf.matching('key', /^(?!(?:due|board|children)$)[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/);

/** Year groups may be written as numbers. */
const yearGroup = z
  .union([leaf.text, z.int()], { error: 'text' satisfies FaultCode })
  .overwrite((value) => String(value))
  .pipe(z.string());

const requirementSchema = z.union(
  [
    leaf.key,
    mapping({
      step: leaf.key,
      of: z.literal('children', { error: 'of-children' satisfies FaultCode }),
    }),
  ],
  { error: 'requirement' satisfies FaultCode },
);

export const stepSchema = mapping({
  key: stepKey,
  title: leaf.text,
  kind: leaf.words('step-kind', STEP_KINDS).default('report'),
  level: leaf.key,
  actor: leaf.words('actor', ACTORS).default('responsible'),
  perChild: z
    .union([leaf.boolean, leaf.key], { error: 'per-child' satisfies FaultCode })
    .describe('per-child')
    .default(false),
  perBoard: leaf.boolean.default(false),
  operations: filledList(leaf.key).exactOptional(),
  schoolForms: filledList(leaf.text).exactOptional(),
  yearGroups: filledList(yearGroup).exactOptional(),
  units: filledList(leaf.key).exactOptional(),
  opens: dateRuleSchema.exactOptional(),
  due: dateRuleSchema,
  ladder: leaf.key.exactOptional(),
  form: leaf.key.exactOptional(),
  review: mapping({ by: ladderRoleSchema, ladder: leaf.key.exactOptional() }).exactOptional(),
  requires: list(requirementSchema).default([]),
  assumed: leaf.boolean.exactOptional(),
  description: leaf.text.exactOptional(),
});
