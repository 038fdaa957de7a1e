import { WorkflowNotFoundError } from '@temporalio/common';
import { act, mailDispatchId, refusalIn, type ActRequest } from '../../workflows/messages.ts';
import { allUnansweredIntents, answerRefused, type StoredIntent } from '../database/intent-store.ts';
import { loadPlan } from '../database/plan-store.ts';
import { planAddress } from '../domain/plan-id.ts';
import type { Services } from '../services.ts';
import { tellToLook } from '../temporal/tell-to-look.ts';

export type RelayRequest = {
  /** Younger clicks are still being waited for by whoever pressed; milliseconds. */
  readonly olderThan?: number;
  /** How long one answer is waited for; milliseconds of real time. */
  readonly patience?: number;
};

/**
 * Sends every unanswered click again, as the update it was: the same id, so that what has been decided is not decided
 * twice. Plans in parallel, the clicks of one plan in their order. Says how many have been answered.
 */
export async function relayUnanswered(
  services: Pick<Services, 'database' | 'temporal' | 'clock' | 'log'>,
  { olderThan = 10_000, patience = 10_000 }: RelayRequest = {},
): Promise<number> {
  const latest = (await services.clock.now()) - olderThan;
  const waiting = (await allUnansweredIntents(services.database)).filter(({ clickedAt }) => clickedAt <= latest);
  const plans = Map.groupBy(waiting, ({ plan }) => plan);
  const answered = await Promise.all([...plans.values()].map((intents) => relayPlan(services, intents, patience)));
  return answered.reduce((sum, count) => sum + count, 0);
}

async function relayPlan(
  services: Pick<Services, 'database' | 'temporal' | 'clock' | 'log'>,
  intents: readonly StoredIntent[],
  patience: number,
): Promise<number> {
  for (const [index, intent] of intents.entries()) {
    if (!(await relay(services, { intent, patience, othersWaiting: intents.length > 1 }))) return index;
  }
  return intents.length;
}

async function relay(
  { database, temporal, clock, log }: Pick<Services, 'database' | 'temporal' | 'clock' | 'log'>,
  { intent, patience, othersWaiting }: { intent: StoredIntent; patience: number; othersWaiting: boolean },
): Promise<boolean> {
  const revision = (await loadPlan(database, intent.plan))?.revision ?? 0;
  const request: ActRequest = { intent: intent.id, task: intent.task, act: intent.act.kind, othersWaiting, revision };
  try {
    await temporal.withDeadline(Date.now() + patience, () =>
      temporal.workflow.getHandle(intent.plan).executeUpdate(act, { args: [request], updateId: intent.id }),
    );
    return true;
  } catch (error) {
    const refusal = refusalIn(error) ?? ((await isOver(database, intent, error)) ? 'plan-closed' : undefined);
    if (refusal === undefined) {
      log.info('a click could not be delivered yet', { intent: intent.id, plan: intent.plan });
      return false;
    }
    if (refusal === 'already-answered') {
      // Answered in the history but not here: the plan brings the database up to it.
      await tellToLook({ database, temporal, log }, [intent.plan]);
      return false;
    }
    const at = await clock.now();
    const { id, plan } = intent;
    const mail = mailDispatchId(planAddress(plan).municipality);
    await database.$transaction((transaction) => answerRefused(transaction, { intent: id, plan, refusal, at, mail }));
    return true;
  }
}

/** The plan was closed, and its process ended, just as the click was made: nobody else will answer it. */
async function isOver(database: Services['database'], { plan }: StoredIntent, error: unknown): Promise<boolean> {
  if (!(error instanceof WorkflowNotFoundError)) return false;
  return (await loadPlan(database, plan))?.state.closed ?? false;
}
