import { z } from 'zod';
import { ROLES } from '../../domain/cycle-definition.ts';
import type { FaultCode } from '../../domain/timetable/cycle-fault.ts';
import { breakSchema, fixedDateRuleSchema } from './date-rule-schemas.ts';
import { formSchema } from './form-schema.ts';
import { eventTaskSchema, ladderSchema } from './ladder-schema.ts';
import { filledList, leaf, list, mapping } from './leaf-schemas.ts';
import { stepSchema } from './step-schema.ts';

const named = <T extends z.ZodType>(value: T): z.ZodRecord<typeof leaf.key, T> =>
  z.record(leaf.key, value, { error: 'mapping' satisfies FaultCode });

/** A cycle definition file as it is written (cycle-format §1). `cycles/cycle.schema.json` is made from this. */
export const cycleFileSchema = mapping({
  format: z.literal(1, { error: 'format' satisfies FaultCode }).describe('format'),
  name: leaf.text,
  version: leaf.text,
  decided: mapping({ by: leaf.text, paragraph: leaf.text, date: leaf.localDate }).exactOptional(),
  municipality: leaf.matching('municipality', /^\d{4}$/),
  basis: leaf.words('basis', ['school-year', 'calendar-year']),
  timezone: leaf.timezone,
  sendAt: leaf.matching('send-at', /^(0[7-9]:[0-5]\d|1[0-5]:[0-5]\d|16:00)$/),
  calendar: mapping({ breaks: list(breakSchema) }),
  levels: filledList(
    mapping({
      key: leaf.key,
      title: leaf.text,
      responsible: leaf.words('role', ROLES),
      approver: leaf.key,
    }),
  ),
  boards: list(
    mapping({
      key: leaf.key,
      title: leaf.text,
      operations: list(leaf.key),
      meeting: fixedDateRuleSchema,
    }),
  ),
  ladders: named(ladderSchema),
  steps: filledList(stepSchema),
  forms: named(formSchema).default({}),
  actionPlan: eventTaskSchema.exactOptional(),
  assignment: eventTaskSchema.exactOptional(),
  renewal: eventTaskSchema.exactOptional(),
});

export type CycleFile = z.output<typeof cycleFileSchema>;
