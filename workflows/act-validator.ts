import { ApplicationFailure } from '@temporalio/workflow';
import { ACTS } from '../src/domain/intent.ts';
import type { Refusal } from '../src/domain/refusal.ts';
import { chartAllows } from '../src/domain/task-chart.ts';
import type { ActRequest, PlanInput, PlanView } from './messages.ts';

/**
 * Why a click is refused before it leaves a trace in the history; null lets it through to `decide`.
 * The chart is asked only where its last known state is sure to be the present one (`current`).
 */
export function refusalOf(
  request: ActRequest,
  known: { readonly view: PlanView | null; readonly answered: readonly string[]; readonly current: boolean },
): Refusal | null {
  if (!wellFormed(request)) return 'unknown-intent';
  if (known.answered.includes(request.intent)) return 'already-answered';
  if (known.view === null || !known.current || request.othersWaiting === true) return null;
  if (request.revision !== undefined && request.revision !== known.view.revision) return null;
  if (known.view.closed) return 'plan-closed';
  const state = Object.hasOwn(known.view.tasks, request.task) ? known.view.tasks[request.task] : undefined;
  return state === undefined ? 'unknown-task' : chartAllows(state, request.act);
}

/** The failure that carries a refusal out of the workflow: the sentence to read, the code as its type. */
export function refusalFailure(refusal: Refusal, sentences: PlanInput['sentences']): ApplicationFailure {
  return ApplicationFailure.nonRetryable(sentences[refusal] ?? refusal, refusal);
}

/** An update can be sent by hand, with anything in it. */
function wellFormed(request: Partial<ActRequest> | null | undefined): request is ActRequest {
  return (
    typeof request?.intent === 'string' && typeof request.task === 'string' && ACTS.some((act) => act === request.act)
  );
}
