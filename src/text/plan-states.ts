import type { PlanChartState } from '../domain/plan-state.ts';

/** What the states of a plan are called. */
export const PLAN_STATE_WORDS: Readonly<Record<PlanChartState, string>> = {
  drafting: 'under arbete',
  handedIn: 'inlämnad',
  approved: 'godkänd',
  dialogueHeld: 'dialog förd',
  inForce: 'gäller',
  remitted: 'återremitterad',
};
