import { condition, defineUpdate, proxyActivities, setHandler } from '@temporalio/workflow';
import type { BareActivities } from './bare-worker.ts';

const { writeRow } = proxyActivities<BareActivities>({ startToCloseTimeout: '10 seconds' });

export const bareUpdate = defineUpdate<number, [string]>('bareUpdate');

/** The least that an update with an effect can be: one activity. */
export async function bareUpdates(): Promise<void> {
  setHandler(bareUpdate, async (row) => await writeRow(row));
  await condition(() => false);
}

/** The least that a workflow with an effect can be: one activity. */
export async function bareOnce(row: string): Promise<void> {
  await writeRow(row);
}
