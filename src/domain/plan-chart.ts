import { createMachine, transition } from 'xstate';
import { PLAN_STATES, type PlanChartState } from './plan-state.ts';

/**
 * A plan, by level. A unit's plan ends with its approval; what goes to a board goes on.
 *
 * drafting (under arbete): its chefs write it.
 * handedIn (inlämnad): it waits for the level above.
 * approved (godkänd): accepted above; only plans that go to a board stay here.
 * dialogueHeld (dialog förd): the talk with the politicians is on record; it may go to the board.
 * inForce (gäller): a unit's plan when approved, another's when all its boards have decided. Ended by reopening.
 * remitted (återremitterad): a board sent it back; otherwise as drafting.
 */
export const planChart = createMachine({
  id: 'plan',
  initial: 'drafting',
  states: {
    drafting: { on: { 'hand-in': 'handedIn' } },
    handedIn: {
      on: { withdraw: 'drafting', return: 'drafting', reopen: 'drafting', approve: 'approved', enact: 'inForce' },
    },
    approved: { on: { reopen: 'drafting', 'hold-dialogue': 'dialogueHeld', remit: 'remitted', decide: 'inForce' } },
    dialogueHeld: { on: { reopen: 'drafting', remit: 'remitted', decide: 'inForce' } },
    inForce: { on: { reopen: 'drafting', remit: 'remitted' } },
    remitted: { on: { 'hand-in': 'handedIn' } },
  },
});

export type PlanEvent =
  'hand-in' | 'withdraw' | 'return' | 'reopen' | 'approve' | 'enact' | 'hold-dialogue' | 'decide' | 'remit';

function resolved(state: PlanChartState) {
  return planChart.resolveState({ value: state, context: {} });
}

const SNAPSHOTS = Object.fromEntries(PLAN_STATES.map((state) => [state, resolved(state)])) as Record<
  PlanChartState,
  ReturnType<typeof resolved>
>;

/** The state after `event`, or undefined where the chart forbids it. */
export function afterPlanEvent(state: PlanChartState, event: PlanEvent): PlanChartState | undefined {
  const snapshot = SNAPSHOTS[state];
  if (!snapshot.can({ type: event })) return undefined;
  return transition(planChart, snapshot, { type: event })[0].value as PlanChartState;
}
