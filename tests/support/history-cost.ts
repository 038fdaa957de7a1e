import type { temporal } from '@temporalio/proto';

type History = temporal.api.history.v1.IHistory;

/** What each kind of event costs where work is paid by the action: the start, a timer, an activity, an update, a signal, an upsert. */
const ACTIONS = [
  'workflowExecutionStartedEventAttributes',
  'timerStartedEventAttributes',
  'activityTaskScheduledEventAttributes',
  'workflowExecutionUpdateAcceptedEventAttributes',
  'workflowExecutionSignaledEventAttributes',
  'upsertWorkflowSearchAttributesEventAttributes',
] as const;

/** What the test's own moving of time leaves in a history. */
const TIME_SKIPPING = [
  'workflowExecutionOptionsUpdatedEventAttributes',
  'workflowExecutionTimeSkippingTransitionedEventAttributes',
];

/** How long a history is and how many actions it took; what moving the time has left in it is not counted. */
export function historyCost({ events }: History): { events: number; actions: number } {
  const all = (events ?? []).filter(
    (event) => !Object.entries(event).some(([key, value]) => TIME_SKIPPING.includes(key) && value),
  );
  const actions = all.filter((event) => ACTIONS.some((name) => event[name] !== null && event[name] !== undefined));
  return { events: all.length, actions: actions.length };
}
