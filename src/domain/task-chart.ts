import { createMachine, transition } from 'xstate';
import type { ActKind } from './intent.ts';
import { TASK_STATES, type TaskChartState } from './plan-state.ts';
import type { Refusal } from './refusal.ts';

/**
 * A task, from the day it is planned to the day it is done.
 *
 * upcoming (kommande): its day has not come; nobody is asked. Ended by the morning on which it opens.
 * open (öppen): it may be handed in. Ended by handing in, or by an exception from above.
 * handedIn (inlämnad): a version stands fixed. Withdrawn by its chefs before the review has begun, approved or returned by
 *   the reviewer, reopened from above.
 * returned (återlämnad): sent back with a reason and a new deadline; otherwise as open.
 * approved (godkänd): the reviewer has accepted exactly the version whose hash it names. Ended only by reopening.
 * reopened (återöppnad): taken up again from above, with a reason and a new deadline; otherwise as open.
 * excepted (undantagen): this time it need not be done, with a reason. Counts as done above.
 *
 * Lateness is not a state: it is a fact of time beside it.
 */
export const taskChart = createMachine({
  id: 'task',
  initial: 'upcoming',
  states: {
    upcoming: { on: { open: 'open', except: 'excepted' } },
    open: {
      on: {
        'hand-in': 'handedIn',
        except: 'excepted',
        'ask-extension': 'open',
        extend: 'open',
        'refuse-extension': 'open',
      },
    },
    handedIn: {
      on: {
        withdraw: 'open',
        'begin-review': 'handedIn',
        approve: 'approved',
        return: 'returned',
        reopen: 'reopened',
        'name-reviewer': 'handedIn',
      },
    },
    returned: {
      on: {
        'hand-in': 'handedIn',
        except: 'excepted',
        'ask-extension': 'returned',
        extend: 'returned',
        'refuse-extension': 'returned',
      },
    },
    approved: { on: { reopen: 'reopened' } },
    reopened: {
      on: {
        'hand-in': 'handedIn',
        except: 'excepted',
        'ask-extension': 'reopened',
        extend: 'reopened',
        'refuse-extension': 'reopened',
      },
    },
    excepted: { on: { reopen: 'reopened' } },
  },
});

/** What moves a task: people's acts, and the morning that opens it. */
export type TaskEvent = ActKind | 'open';

function resolved(state: TaskChartState) {
  return taskChart.resolveState({ value: state, context: {} });
}

const SNAPSHOTS = Object.fromEntries(TASK_STATES.map((state) => [state, resolved(state)])) as Record<
  TaskChartState,
  ReturnType<typeof resolved>
>;

/** The state after `event`, or undefined where the chart forbids it. */
export function afterTaskEvent(state: TaskChartState, event: TaskEvent): TaskChartState | undefined {
  const snapshot = SNAPSHOTS[state];
  if (!snapshot.can({ type: event })) return undefined;
  return transition(taskChart, snapshot, { type: event })[0].value as TaskChartState;
}

const IN_THE_WAY: Record<TaskChartState, Refusal> = {
  upcoming: 'not-open-yet',
  open: 'not-handed-in',
  handedIn: 'already-handed-in',
  returned: 'not-handed-in',
  approved: 'already-approved',
  reopened: 'not-handed-in',
  excepted: 'excepted',
};

/** Null where the chart allows `act` in `state`, else why not. Says nothing of who may, nor of time. */
export function chartAllows(state: TaskChartState, act: ActKind): Refusal | null {
  if (SNAPSHOTS[state].can({ type: act })) return null;
  if (act === 'reopen') return state === 'upcoming' ? 'not-open-yet' : 'not-approved';
  if (state === 'upcoming' && !ASKED_OF_OPEN.has(act)) return 'not-handed-in';
  return IN_THE_WAY[state];
}

const ASKED_OF_OPEN: ReadonlySet<ActKind> = new Set(['hand-in', 'ask-extension', 'extend', 'refuse-extension']);
