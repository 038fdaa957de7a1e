import { Context } from '@temporalio/activity';
import type { SchoolYearKey } from '../src/database/school-year-store.ts';
import type { Services } from '../src/services.ts';
import { startMailDispatch } from '../src/temporal/start-processes.ts';
import { startPlans } from '../src/temporal/start-plans.ts';
import type { CloseYearAnswer, DecideAnswer, DecideRequest } from '../workflows/messages.ts';
import { announceNextYear } from './announce-next-year.ts';
import { closeYear } from './close-year.ts';
import { decidePlan } from './decide-plan.ts';
import { withClock } from './with-clock.ts';

export type MainActivities = {
  decide(request: DecideRequest): Promise<DecideAnswer>;
  startPlans(year: SchoolYearKey): Promise<number>;
  closeYear(year: SchoolYearKey): Promise<CloseYearAnswer>;
  announceNextYear(request: { readonly municipality: string }): Promise<void>;
};

/** What the main queue can do: decide, start and close. Every one of them may be repeated. */
export function mainActivities(services: Services): MainActivities {
  return {
    decide: async (request) => withClock(services, await decidePlan(services, request)),
    closeYear: async (year) => withClock(services, await closeYear(services, year)),
    announceNextYear: ({ municipality }) => announceNextYear(services, municipality),
    async startPlans(year) {
      await startMailDispatch(services, year.municipality);
      return await startPlans(services, { ...year, onProgress: (started) => Context.current().heartbeat(started) });
    },
  };
}
