import type { SchoolYear } from '../school-year.ts';

/** Every reason for which a cycle definition is refused. What was expected instead: `src/text/cycle-faults.ts`. */
export const FAULT_CODES = [
  'file',
  'file-size',
  'yaml',
  'duplicate-key',
  'unknown-key',
  'missing-key',
  'mapping',
  'list',
  'filled-list',
  'boolean',
  'text',
  'key',
  'format',
  'municipality',
  'basis',
  'timezone',
  'send-at',
  'local-date',
  'iso-week',
  'month',
  'day-of-month',
  'day-or-last',
  'weekday',
  'year-end',
  'day-count',
  'working-day-count',
  'break-rule',
  'date-rule',
  'fixed-date-rule',
  'count',
  'role',
  'ladder-role',
  'step-kind',
  'actor',
  'per-child',
  'requirement',
  'of-children',
  'field-kind',
  'unique-key',
  'approver-level',
  'known-level',
  'level-below',
  'known-ladder',
  'known-step',
  'no-circle',
  'some-board',
  'reminders-in-order',
  'rungs-in-order',
  'requirement-same-plan',
  'requirement-below',
  'requirement-plan-below',
  'requirement-no-circle',
  'single-plan',
  'year-of-basis',
  'date-in-year',
  'opens-before-due',
  'due-in-span',
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

/** Where in the file, from the top: `['steps', 3, 'due', 'isoWeek']`. */
export type FaultPath = readonly (string | number)[];

/** One thing that is wrong, as it is found before anybody knows which line it stands on. */
export type CycleFault = {
  readonly path: FaultPath;
  /** What stands there; absent for a missing key. */
  readonly value?: unknown;
  readonly expected: FaultCode;
  /** Names that the expectation mentions: the keys there are, the dates it came to. */
  readonly names?: readonly string[];
  /** The years it is wrong in; absent when it is wrong in all. */
  readonly years?: readonly SchoolYear[];
};
