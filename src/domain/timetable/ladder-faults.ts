import type { Count, CycleDefinition, Ladder } from '../cycle-definition.ts';
import type { CycleFault, FaultPath } from './cycle-fault.ts';

/** Ladders whose rungs are out of order, and names of ladders that do not exist. */
export function ladderFaults(definition: CycleDefinition): readonly CycleFault[] {
  const names = Object.keys(definition.ladders);
  const unknown = (path: FaultPath, value: string | undefined): readonly CycleFault[] =>
    value === undefined || names.includes(value) ? [] : [{ path, value, expected: 'known-ladder', names }];
  return [
    ...Object.entries(definition.ladders).flatMap(([key, ladder]) => orderFaults(['ladders', key], ladder)),
    ...definition.steps.flatMap((step, index) => [
      ...unknown(['steps', index, 'ladder'], step.ladder),
      ...unknown(['steps', index, 'review', 'ladder'], step.review?.ladder),
    ]),
    ...unknown(['actionPlan', 'ladder'], definition.actionPlan?.ladder),
    ...unknown(['assignment', 'ladder'], definition.assignment?.ladder),
    ...unknown(['renewal', 'ladder'], definition.renewal?.ladder),
  ];
}

function orderFaults(path: FaultPath, ladder: Ladder): readonly CycleFault[] {
  const { reminders, escalations, overdue } = ladder;
  const earlier = reminders.flatMap((count, index) => {
    const before = reminders[index - 1];
    return before && isMore(count, before)
      ? [
          {
            path: [...path, 'reminders', index],
            value: count,
            expected: 'reminders-in-order' as const,
          },
        ]
      : [];
  });
  const later = escalations.flatMap((rung, index) => {
    const before = index === 0 ? overdue : escalations[index - 1];
    return before && rung.workingDays < before.workingDays
      ? [
          {
            path: [...path, 'escalations', index, 'workingDays'],
            value: rung.workingDays,
            expected: 'rungs-in-order' as const,
            names: [String(before.workingDays)],
          },
        ]
      : [];
  });
  return [...earlier, ...later];
}

/** Days and working days are compared both as they stand and as calendar days; more is what is more either way. */
function isMore(a: Count, b: Count): boolean {
  return number(a) > number(b) && ('days' in a === 'days' in b || calendarDays(a) > calendarDays(b));
}

function number(count: Count): number {
  return 'days' in count ? count.days : count.workingDays;
}

/** Five working days are a week. */
function calendarDays(count: Count): number {
  return 'days' in count ? count.days : count.workingDays + 2 * Math.floor(count.workingDays / 5);
}
