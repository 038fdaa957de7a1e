import { condition, proxyActivities, setCurrentDetails, setHandler } from '@temporalio/workflow';
import type { MainActivities } from '../activities/main-activities.ts';
import { lookAgain, type SchoolYearInput } from './messages.ts';
import { wakeTimer } from './wake-timer.ts';

const { startPlans } = proxyActivities<MainActivities>({
  startToCloseTimeout: '2 hours',
  heartbeatTimeout: '30 seconds',
  retry: { maximumInterval: '1 minute' },
});
const { closeYear } = proxyActivities<MainActivities>({
  startToCloseTimeout: '5 minutes',
  retry: { maximumInterval: '5 minutes' },
});

/** A läsår of a municipality: starts its plans and its mail, waits until all is decided, closes it at the latest on 31 December after. */
export async function schoolYear(input: SchoolYearInput): Promise<void> {
  const { municipality, year, summaries } = input;
  let looking = false;
  const timer = wakeTimer(look);
  function look(): void {
    looking = true;
  }
  setHandler(lookAgain, look);

  setCurrentDetails(summaries.start);
  await startPlans.executeWithOptions({ summary: summaries.start }, [{ municipality, year }]);
  for (;;) {
    looking = false;
    const answer = await closeYear.executeWithOptions({ summary: summaries.close }, [{ municipality, year }]);
    setCurrentDetails(answer.summary);
    if (answer.closed) return;
    timer.set(answer.clock ?? input.clock, answer.nextAt, summaries.wait);
    await condition(() => looking);
  }
}
