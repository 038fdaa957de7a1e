import { judge } from '../../domain/acts/judge.ts';
import type { Act } from '../../domain/intent.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { missingFor } from '../../domain/requirements.ts';
import type { Instant } from '../../domain/time.ts';
import type { PageContext } from '../page-context.ts';
import { WebError, type WebErrorCode, type WebErrorDetails } from '../web-error.ts';
import { draftRefusal, type TaskSight } from './task-sight.ts';

/** What kind of no each refusal is to a browser or a program. */
const REFUSED_AS: Readonly<Record<Refusal, WebErrorCode>> = {
  'unknown-task': 'not-found',
  'plan-closed': 'refused',
  'not-open-yet': 'refused',
  'already-handed-in': 'refused',
  'not-handed-in': 'refused',
  'already-approved': 'refused',
  'not-approved': 'refused',
  excepted: 'refused',
  'not-responsible': 'not-allowed',
  'not-reviewer': 'not-allowed',
  'not-approver': 'not-allowed',
  'not-administrator': 'not-allowed',
  'own-work': 'not-allowed',
  'deadline-passed': 'refused',
  'review-begun': 'refused',
  'other-version': 'refused',
  'reason-missing': 'malformed',
  'date-not-ahead': 'incomplete',
  'date-before-told': 'incomplete',
  'date-outside-cycle': 'incomplete',
  'no-request': 'refused',
  'section-missing': 'incomplete',
  'requirement-missing': 'refused',
  'child-reopened': 'refused',
  'unknown-person': 'incomplete',
  'reviewer-in-line': 'refused',
  'unknown-intent': 'not-found',
  'foreign-intent': 'not-allowed',
  'already-answered': 'refused',
};

/** Refusals of what was filled in: shown beside the field, with what was typed. */
export const FIELD_REFUSALS: readonly Refusal[] = [
  'reason-missing',
  'date-not-ahead',
  'date-before-told',
  'date-outside-cycle',
  'unknown-person',
];

export function refusalError(
  refusal: Refusal,
  missing: readonly string[] = [],
  more: WebErrorDetails['more'] = {},
): WebError {
  return new WebError(REFUSED_AS[refusal], { refusal, missing, more });
}

/**
 * Why a click would be refused by what is known now; null where only `decide` can tell: the plan may lag behind
 * (other clicks unanswered, a morning due), and then the click is kept and judged in its turn.
 */
export function earlyRefusal(
  { viewer, now }: PageContext,
  found: TaskSight,
  act: Exclude<Act, { kind: 'hand-in' }>,
): { readonly refusal: Refusal; readonly missing: readonly string[] } | null {
  if (lagsBehind(found, now)) return null;
  const { sight, task } = found;
  const intent = { id: '', task: task.key, by: viewer.person.id, clickedAt: now, act };
  const verdict = judge(sight.state, sight.facts, intent);
  return verdict.accepted ? null : { refusal: verdict.refusal, missing: verdict.missing ?? [] };
}

/** The same for handing in, before there is a version to judge: the person, the chart, the opening, what it requires. */
export function earlyHandInRefusal(
  found: TaskSight,
  now: Instant,
): { readonly refusal: Refusal; readonly missing: readonly string[] } | null {
  if (!found.writesOwn && !found.writesForUnit) return { refusal: 'not-responsible', missing: [] };
  if (lagsBehind(found, now)) return null;
  const refusal = draftRefusal(found, now);
  if (refusal !== null) return { refusal, missing: [] };
  const { own, others } = missingFor(found.sight.state, found.sight.facts, found.task);
  const missing = [...own, ...others];
  return missing.length === 0 ? null : { refusal: 'requirement-missing', missing };
}

function lagsBehind({ sight, nextWake }: TaskSight, now: Instant): boolean {
  return sight.waiting.length > 0 || (nextWake !== null && nextWake <= now);
}
