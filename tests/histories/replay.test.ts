import { DefaultLogger, Runtime, Worker, type WorkflowBundle } from '@temporalio/worker';
import { beforeAll, expect, test } from 'vitest';
import { bundleAnew } from '../../src/temporal/workflow-bundle.ts';
import { PLAN_YEAR, readHistory, recordedHistories, type HistoryJson } from '../support/history-file.ts';

let workflowBundle: WorkflowBundle;

beforeAll(async () => {
  const logger = new DefaultLogger('ERROR');
  Runtime.install({ logger });
  workflowBundle = await bundleAnew(logger);
});

async function replay({ workflowId, ...history }: HistoryJson): Promise<void> {
  await Worker.runReplayHistory({ workflowBundle }, history, workflowId);
}

test.each(recordedHistories())('$name replays on the code of today', async ({ file }) => {
  const history = readHistory(file);
  expect(history.events.length).toBeGreaterThan(5);
  await replay(history);
});

test('every type of process that lives long has recorded histories', () => {
  const types = recordedHistories().map(({ file }) => readHistory(file).workflowId.split('/')[0]);
  expect(new Set(types)).toEqual(new Set(['mailDispatch', 'plan', 'schoolYear']));
});

test('a tampered twin, in which the code should have given another command, does not replay', async () => {
  const history = readHistory(PLAN_YEAR);
  const index = history.events.findIndex(({ eventType }) => eventType === 'EVENT_TYPE_TIMER_STARTED');
  const tampered = history.events.map((event, at) => (at === index ? asUpsert(event) : event));
  await expect(replay({ ...history, events: tampered })).rejects.toThrow(/[Nn]ondeterminism|DeterminismViolation|TMPRL1100/);
});

/** A command the code never gave at that point. */
function asUpsert({ timerStartedEventAttributes: _, ...event }: Record<string, unknown>): Record<string, unknown> {
  return {
    ...event,
    eventType: 'EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES',
    upsertWorkflowSearchAttributesEventAttributes: { workflowTaskCompletedEventId: '4', searchAttributes: { indexedFields: {} } },
  };
}
