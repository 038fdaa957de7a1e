import { proxyActivities } from '@temporalio/workflow';
import type { MainActivities } from '../activities/main-activities.ts';
import type { NextYearInput } from './messages.ts';

const activities = proxyActivities<MainActivities>({
  startToCloseTimeout: '1 minute',
  retry: { maximumInterval: '5 minutes' },
});

/** Started by a Schedule each summer: records that next year waits to be started by an administrator. */
export async function announceNextYear({ municipality, summaries }: NextYearInput): Promise<void> {
  await activities.announceNextYear.executeWithOptions({ summary: summaries.announce }, [{ municipality }]);
}
