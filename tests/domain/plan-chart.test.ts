import { expect, test } from 'vitest';
import { getShortestPaths, getSimplePaths } from 'xstate/graph';
import { afterPlanEvent, planChart, type PlanEvent } from '../../src/domain/plan-chart.ts';
import { PLAN_STATES } from '../../src/domain/plan-state.ts';

const EVENTS = [
  'hand-in',
  'withdraw',
  'return',
  'reopen',
  'approve',
  'enact',
  'hold-dialogue',
  'decide',
  'remit',
] as const satisfies readonly PlanEvent[];
const events = EVENTS.map((type) => ({ type }));
const MOVES = PLAN_STATES.flatMap((from) =>
  EVENTS.flatMap((event) => {
    const to = afterPlanEvent(from, event);
    return to === undefined ? [] : [{ from, event, to }];
  }),
);

test('every state is reached from the first', () => {
  expect(new Set(getShortestPaths(planChart, { events }).map(({ state }) => state.value))).toEqual(
    new Set(PLAN_STATES),
  );
});

test('no state is a dead end: what is in force is reopened or sent back', () => {
  for (const state of PLAN_STATES)
    expect(
      MOVES.filter(({ from, to }) => from === state && to !== state),
      state,
    ).not.toEqual([]);
  expect(MOVES.filter(({ from }) => from === 'inForce').map(({ event }) => event)).toEqual(['reopen', 'remit']);
});

test('nothing is in force without having been handed in and accepted above', () => {
  const paths = getSimplePaths(planChart, { events }).filter(({ state }) => state.value === 'inForce');
  expect(paths.length).toBeGreaterThan(0);
  for (const { steps } of paths) {
    const path = steps.map(({ event }) => event.type);
    const handedIn = path.lastIndexOf('hand-in');
    expect(handedIn).toBeGreaterThanOrEqual(0);
    expect(path.slice(handedIn + 1).some((type) => type === 'approve' || type === 'enact')).toBe(true);
  }
});

test('a board decides on nothing that is not approved, and the dialogue is held on nothing else', () => {
  for (const { from, event } of MOVES.filter(
    ({ event: one }) => one === 'decide' || one === 'remit' || one === 'hold-dialogue',
  )) {
    expect(['approved', 'dialogueHeld', 'inForce'], `${from} ${event}`).toContain(from);
  }
});

test('what a board sends back is handed in again', () => {
  expect(MOVES.filter(({ from }) => from === 'remitted')).toEqual([
    { from: 'remitted', event: 'hand-in', to: 'handedIn' },
  ]);
});
