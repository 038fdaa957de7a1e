import { ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import type { Services } from '../services.ts';
import { nextYearSummary, PROCESS_SUMMARIES } from '../text/process-summaries.ts';
import { nextYearScheduleId, type NextYearInput } from '../../workflows/messages.ts';
import { municipalitySearchAttributes } from './plan-search-attributes.ts';

/** Has Temporal remind each July that next year is to be started, unless it does already. It runs in real time. */
export async function startNextYearSchedule(
  { temporal, facts, database, taskQueue }: Services,
  { municipality, timezone }: { municipality: string; timezone: string },
): Promise<void> {
  const { title } = await facts.organisation(database, municipality);
  const input: NextYearInput = { municipality, summaries: PROCESS_SUMMARIES.nextYear };
  try {
    await temporal.schedule.create({
      scheduleId: nextYearScheduleId(municipality),
      spec: { calendars: [{ month: 'JULY', dayOfMonth: 1, hour: 6, minute: 30 }], timezone },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '30 days' },
      action: {
        type: 'startWorkflow',
        workflowType: 'announceNextYear',
        workflowId: nextYearScheduleId(municipality),
        taskQueue,
        args: [input],
        typedSearchAttributes: municipalitySearchAttributes(municipality),
        staticSummary: nextYearSummary(title),
      },
    });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
}
