import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Organisation } from '../domain/organisation.ts';
import { plansOfYear, type StoredPlan } from '../database/plan-store.ts';
import type { SchoolYear } from '../domain/school-year.ts';
import type { Services } from '../services.ts';
import { planSummary, PROCESS_SUMMARIES } from '../text/process-summaries.ts';
import { REFUSAL_SENTENCES } from '../text/refusals.ts';
import type { PlanInput } from '../../workflows/messages.ts';
import { planSearchAttributes } from './plan-search-attributes.ts';

const BATCH = 20;

export type StartPlansRequest = {
  readonly municipality: string;
  readonly year: SchoolYear;
  /**
   * Also those whose process has ended, of itself or not: the database says that the plan is open. Else a plan's process is
   * started once.
   */
  readonly again?: boolean;
  /** Told after each batch how many have been started so far. */
  readonly onProgress?: (started: number) => void;
};

/** Starts the waiting of every open plan of the läsår; plans that wait already are left alone. Says how many there are. */
export async function startPlans(services: Services, request: StartPlansRequest): Promise<number> {
  const { municipality } = request;
  const organisation = await services.facts.organisation(services.database, municipality);
  const plans = (await plansOfYear(services.database, request)).filter(({ state }) => !state.closed);
  for (let first = 0; first < plans.length; first += BATCH) {
    const batch = plans.slice(first, first + BATCH);
    await Promise.all(batch.map((plan) => startPlan(services, { plan, organisation, again: request.again ?? false })));
    request.onProgress?.(first + batch.length);
  }
  return plans.length;
}

async function startPlan(
  { temporal, clock, taskQueue }: Services,
  { plan, organisation, again }: { plan: StoredPlan; organisation: Organisation; again: boolean },
): Promise<void> {
  const { municipality, place, year } = plan.address;
  const own = organisation.places.find(({ key }) => key === place);
  const input: PlanInput = {
    plan: plan.id,
    municipality,
    unit: place,
    operation: own?.operation ?? '',
    year,
    clock: clock.workflowClock,
    sentences: REFUSAL_SENTENCES,
    summaries: PROCESS_SUMMARIES.plan,
  };
  try {
    await temporal.workflow.start('plan', {
      workflowId: plan.id,
      taskQueue,
      args: [input],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: again ? 'ALLOW_DUPLICATE' : 'REJECT_DUPLICATE',
      typedSearchAttributes: planSearchAttributes(plan.address, organisation),
      staticSummary: planSummary({ place: own?.title ?? place, year }),
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
