import {
  allHandlersFinished,
  condition,
  continueAsNew,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { MailActivities } from '../activities/mail-activities.ts';
import { lookAgain, mailQueueOf, type MailDispatchInput, type WorkflowClock } from './messages.ts';
import { wakeTimer } from './wake-timer.ts';

const ROUNDS_PER_RUN = 100;
/** A mail server is asked again in real time, whatever clock the municipality lives by. */
const REAL_TIME: WorkflowClock = { id: 'real', kind: 'offset', milliseconds: 0 };

/** A municipality's mail: a round at every sending morning, at each new try, and when somebody says so. Never ends. */
export async function mailDispatch(input: MailDispatchInput): Promise<void> {
  const { dispatchMail } = proxyActivities<MailActivities>({
    taskQueue: mailQueueOf(workflowInfo().taskQueue),
    startToCloseTimeout: '10 minutes',
    heartbeatTimeout: '15 seconds',
    retry: { initialInterval: '5 seconds', maximumInterval: '5 minutes' },
  });
  let looking = false;
  const timer = wakeTimer(look);
  const retry = wakeTimer(look);
  function look(): void {
    looking = true;
  }
  setHandler(lookAgain, look);

  for (let round = 1; ; round += 1) {
    looking = false;
    const answer = await dispatchMail.executeWithOptions({ summary: input.summaries.dispatch }, [
      { municipality: input.municipality },
    ]);
    setCurrentDetails(answer.summary);
    if (runIsLong(input, round) && !looking) {
      await condition(allHandlersFinished);
      await continueAsNew<typeof mailDispatch>(input);
    }
    if (answer.more) continue;
    timer.set(answer.clock ?? input.clock, answer.nextAt, answer.summary);
    retry.set(REAL_TIME, answer.retryIn === null ? null : Date.now() + answer.retryIn, answer.summary);
    await condition(() => looking);
  }
}

function runIsLong({ roundsPerRun }: MailDispatchInput, round: number): boolean {
  return workflowInfo().continueAsNewSuggested || round >= (roundsPerRun ?? ROUNDS_PER_RUN);
}
