/** Every way the system says no to a click. Sentences: `src/text/refusals.ts`. */
export const REFUSALS = [
  'unknown-task',
  'plan-closed',
  'not-open-yet',
  'already-handed-in',
  'not-handed-in',
  'already-approved',
  'not-approved',
  'excepted',
  'not-responsible',
  'not-reviewer',
  'not-approver',
  'not-administrator',
  'reviewer-in-line',
  'own-work',
  'deadline-passed',
  'review-begun',
  'other-version',
  'reason-missing',
  'date-not-ahead',
  'date-before-told',
  'date-outside-cycle',
  'no-request',
  'section-missing',
  'requirement-missing',
  'child-reopened',
  'unknown-person',
  'unknown-intent',
  'foreign-intent',
  'already-answered',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** The answer to a click. `missing` names sections or plans that are in the way. */
export type Verdict =
  | { readonly accepted: true; readonly late: boolean }
  | { readonly accepted: false; readonly refusal: Refusal; readonly missing?: readonly string[] };
