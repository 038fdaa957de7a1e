import type { Services } from '../src/services.ts';
import type { WorkflowClock } from '../workflows/messages.ts';

/** Tells the workflow which clock it lives by, where that may have been moved since it started. */
export function withClock<Answer extends object>(
  { clock }: Pick<Services, 'clock'>,
  answer: Answer,
): Answer & { readonly clock?: WorkflowClock } {
  return clock.kind === 'offset' ? { ...answer, clock: clock.workflowClock } : answer;
}
