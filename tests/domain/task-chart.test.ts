import { describe, expect, test } from 'vitest';
import { getShortestPaths, getSimplePaths } from 'xstate/graph';
import { ACTS } from '../../src/domain/intent.ts';
import { TASK_STATES, type TaskChartState } from '../../src/domain/plan-state.ts';
import { type REFUSALS } from '../../src/domain/refusal.ts';
import { afterTaskEvent, chartAllows, taskChart, type TaskEvent } from '../../src/domain/task-chart.ts';

const EVENTS: readonly TaskEvent[] = ['open', ...ACTS];
const MOVES = TASK_STATES.flatMap((from) =>
  EVENTS.flatMap((event) => {
    const to = afterTaskEvent(from, event);
    return to === undefined ? [] : [{ from, event, to }];
  }),
);

test('xstate’s graph knows every state and reaches it from the first', () => {
  const reached = new Set(
    getShortestPaths(taskChart, { events: EVENTS.map((type) => ({ type })) }).map(({ state }) => state.value),
  );
  expect(reached).toEqual(new Set(TASK_STATES));
});

test('no state is a dead end', () => {
  for (const state of TASK_STATES)
    expect(
      MOVES.filter(({ from, to }) => from === state && to !== state),
      state,
    ).not.toEqual([]);
});

test('approval is reached from what is handed in alone, and by approving alone', () => {
  expect(MOVES.filter(({ to }) => to === 'approved')).toEqual([{ from: 'handedIn', event: 'approve', to: 'approved' }]);
});

test('every simple path to approval hands in as its last but one move', () => {
  const paths = getSimplePaths(taskChart, { events: EVENTS.map((type) => ({ type })) }).filter(
    ({ state }) => state.value === 'approved',
  );
  expect(paths.length).toBeGreaterThan(0);
  for (const { steps } of paths) expect(steps.map(({ event }) => event.type).slice(-2)).toEqual(['hand-in', 'approve']);
});

test('what is approved is left by reopening alone', () => {
  expect(MOVES.filter(({ from }) => from === 'approved')).toEqual([
    { from: 'approved', event: 'reopen', to: 'reopened' },
  ]);
});

test('handing in is possible when it is somebody’s turn, and in no other state', () => {
  expect(MOVES.filter(({ event }) => event === 'hand-in').map(({ from }) => from)).toEqual([
    'open',
    'returned',
    'reopened',
  ]);
});

test('asking for an extension moves nothing', () => {
  for (const { from, to } of MOVES.filter(({ event }) => event === 'ask-extension')) expect(to).toBe(from);
});

describe('why the chart says no', () => {
  const REASONS: readonly [TaskChartState, (typeof ACTS)[number], (typeof REFUSALS)[number]][] = [
    ['upcoming', 'hand-in', 'not-open-yet'],
    ['upcoming', 'extend', 'not-open-yet'],
    ['upcoming', 'reopen', 'not-open-yet'],
    ['upcoming', 'approve', 'not-handed-in'],
    ['open', 'approve', 'not-handed-in'],
    ['open', 'withdraw', 'not-handed-in'],
    ['open', 'reopen', 'not-approved'],
    ['handedIn', 'hand-in', 'already-handed-in'],
    ['handedIn', 'extend', 'already-handed-in'],
    ['returned', 'begin-review', 'not-handed-in'],
    ['approved', 'hand-in', 'already-approved'],
    ['approved', 'return', 'already-approved'],
    ['reopened', 'approve', 'not-handed-in'],
    ['excepted', 'hand-in', 'excepted'],
  ];
  test.each(REASONS)('%s: %s → %s', (state, act, refusal) => expect(chartAllows(state, act)).toBe(refusal));

  test('it gives a reason exactly where there is no move', () => {
    for (const state of TASK_STATES) {
      for (const act of ACTS)
        expect(chartAllows(state, act) === null, `${state} ${act}`).toBe(afterTaskEvent(state, act) !== undefined);
    }
  });
});
