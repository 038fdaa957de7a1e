import type { LocalDate, LocalTime } from './time.ts';

/** A municipality's year as data: what `cycles/*.yaml` says, with defaults filled in. */
export type CycleDefinition = {
  readonly format: 1;
  readonly name: string;
  readonly version: string;
  readonly decided?: { readonly by: string; readonly paragraph: string; readonly date: LocalDate };
  /** Kommunkod, four digits. */
  readonly municipality: string;
  readonly basis: 'school-year' | 'calendar-year';
  readonly timezone: string;
  readonly sendAt: LocalTime;
  readonly calendar: { readonly breaks: readonly Break[] };
  /** Top first; the last one is the unit. */
  readonly levels: readonly Level[];
  readonly boards: readonly Board[];
  readonly ladders: Readonly<Record<string, Ladder>>;
  readonly steps: readonly Step[];
  readonly forms: Readonly<Record<string, Form>>;
  readonly actionPlan?: EventTask;
  readonly assignment?: EventTask;
  readonly renewal?: EventTask;
};

export type YearEnd = 'start' | 'end';
export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

export type Break = { readonly name: string } & (
  | { readonly isoWeek: number; readonly in?: YearEnd }
  | { readonly from: MonthDay; readonly to: MonthDay; readonly in?: YearEnd }
  | { readonly date: LocalDate }
);
export type MonthDay = { readonly month: number; readonly day: number };

export type Level = {
  readonly key: string;
  readonly title: string;
  /** The role that answers for a plan of this level. */
  readonly responsible: Role;
  /** The key of the level above, or `board` at the top. */
  readonly approver: string;
};

export type Board = {
  readonly key: string;
  readonly title: string;
  readonly operations: readonly string[];
  readonly meeting: FixedDateRule;
};

export const ROLES = [
  'director',
  'operationHead',
  'unitHead',
  'administrator',
  'officer',
  'secretary',
  'politician',
] as const;
export type Role = (typeof ROLES)[number];

export type Count = { readonly days: number } | { readonly workingDays: number };
export type FixedDateRule =
  | { readonly isoWeek: number; readonly in: YearEnd; readonly day?: Weekday }
  | { readonly month: number; readonly day: number | 'last'; readonly in: YearEnd };
/** `before`/`after` name a step or `board`; in `opens` also `due`. */
export type RelativeDateRule = ({ readonly before: string } | { readonly after: string }) & Count;
export type DateRule = FixedDateRule | RelativeDateRule;

/** A receiver named as seen from the plan. */
export const LADDER_ROLES = ['approver', 'director', 'administrator'] as const;
export type LadderRole = (typeof LADDER_ROLES)[number];

export type Ladder = {
  /** For a review: working days after the later of hand-in and the task's deadline. */
  readonly due?: { readonly workingDays: number };
  readonly reminders: readonly Count[];
  readonly overdue?: { readonly workingDays: number; readonly copyTo?: LadderRole };
  readonly escalations: readonly { readonly workingDays: number; readonly to: LadderRole }[];
};

export const STEP_KINDS = [
  'report',
  'plan',
  'self-assessment',
  'lights',
  'talk',
  'dialogue',
  'board',
  'decision',
  'confirm',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];
export const ACTORS = ['responsible', 'approver', 'administrator', 'officer', 'secretary'] as const;
export type Actor = (typeof ACTORS)[number];

/** KEY: a step of the same plan; `children`: every plan below approved or excepted. */
export type Requirement = string | { readonly step: string; readonly of: 'children' };

export type Step = {
  readonly key: string;
  readonly title: string;
  readonly kind: StepKind;
  readonly level: string;
  readonly actor: Actor;
  readonly perChild: boolean | string;
  readonly perBoard: boolean;
  /** Absent = all; the three below narrow further. */
  readonly operations?: readonly string[];
  readonly schoolForms?: readonly string[];
  readonly yearGroups?: readonly string[];
  readonly units?: readonly string[];
  readonly opens?: DateRule;
  readonly due: DateRule;
  readonly ladder?: string;
  readonly form?: string;
  readonly review?: { readonly by: LadderRole; readonly ladder?: string };
  readonly requires: readonly Requirement[];
  /** The date is not given by the municipality's own texts. */
  readonly assumed?: boolean;
  readonly description?: string;
};

export type EventTask = { readonly due?: { readonly workingDays: number }; readonly ladder: string };

/** In this version a form is headings with questions answered in text or in whole numbers. */
export type Form = { readonly title?: string; readonly sections: readonly FormSection[] };
export type FormSection = {
  readonly key: string;
  readonly heading: string;
  readonly introduction?: string;
  readonly required: boolean;
  readonly fields: readonly FormField[];
};
export type FormField = {
  readonly key: string;
  readonly label: string;
  readonly hint?: string;
  /** `text` is narrative; `count` is a whole number ≥ 0 (pupils, children, staff). */
  readonly kind: 'text' | 'count';
  readonly required: boolean;
};
