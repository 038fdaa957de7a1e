import { LADDER_ROLES } from '../../domain/cycle-definition.ts';
import { countSchema } from './date-rule-schemas.ts';
import { leaf, list, mapping } from './leaf-schemas.ts';

export const ladderRoleSchema = leaf.words('ladder-role', LADDER_ROLES);
const workingDaysSchema = mapping({ workingDays: leaf.workingDays });

/** Reminders before the deadline; overdue and escalations after it; for a review also when it is due. */
export const ladderSchema = mapping({
  due: workingDaysSchema.exactOptional(),
  reminders: list(countSchema).default([]),
  overdue: mapping({
    workingDays: leaf.workingDays,
    copyTo: ladderRoleSchema.exactOptional(),
  }).exactOptional(),
  escalations: list(mapping({ workingDays: leaf.workingDays, to: ladderRoleSchema })).default([]),
});

/** A task born of an event: its date, where none is given with it, and its ladder. */
export const eventTaskSchema = mapping({
  due: workingDaysSchema.exactOptional(),
  ladder: leaf.key,
});
