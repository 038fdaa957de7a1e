import { recordAuditOfPlans } from '../src/database/audit-store.ts';
import { tasksWithUnansweredIntents } from '../src/database/intent-store.ts';
import { requestLooks, takeLooks } from '../src/database/look-store.ts';
import { unreachablePersons } from '../src/database/organisation-store.ts';
import { lockPlan, plansOfYear, writePlan, type StoredPlan } from '../src/database/plan-store.ts';
import { markYearClosed, type SchoolYearKey } from '../src/database/school-year-store.ts';
import { endOfDay, localDateOf } from '../src/domain/calendar/local-time.ts';
import { glanceAt } from '../src/domain/plan-projection.ts';
import { closingDay } from '../src/domain/school-year.ts';
import { isDecided } from '../src/domain/task-kinds.ts';
import type { Instant } from '../src/domain/time.ts';
import type { Services } from '../src/services.ts';
import { tellWaiting } from '../src/temporal/tell-to-look.ts';
import { closingSummary } from '../src/text/process-summaries.ts';
import { decidePlan } from './decide-plan.ts';
import { schoolYearId, type CloseYearAnswer } from '../workflows/messages.ts';

/** When closing had to wait for a click, it is tried again after so long. */
const SOON = 60_000;

/**
 * Closes the läsår when everything in it is decided, at the latest at the end of 31 December after it (domain §6).
 * Plans are closed from the bottom up, all in one transaction. Repeated, it changes nothing.
 */
export async function closeYear(services: Services, key: SchoolYearKey): Promise<CloseYearAnswer> {
  await takeLooks(services.database, schoolYearId(key.municipality, key.year));
  const now = await services.clock.now();
  const { calendar } = await services.facts.rules(services.database, key);
  const closesAt = endOfDay(calendar.timezone, closingDay(key.year));
  const plans = await plansOfYear(services.database, key);
  if (now < closesAt && !plans.every(({ state }) => isDecided(state))) {
    const today = localDateOf(calendar.timezone, now);
    return {
      closed: false,
      nextAt: closesAt,
      summary: closingSummary({
        plans: plans.length,
        decided: plans.filter(({ state }) => isDecided(state)).length,
        lastDay: closingDay(key.year),
        today,
      }),
    };
  }
  // A click made in time is judged before its plan is closed, however late it comes.
  for (const { id, state } of plans) if (!state.closed) await decidePlan(services, { plan: id });
  const early = now < closesAt;
  if (!(await closeAll(services, { key, plans: bottomUp(plans), now, early }))) {
    return { closed: false, nextAt: now + SOON, summary: '' };
  }
  await tellWaiting(services);
  return { closed: true, nextAt: null, summary: '' };
}

/** False, and nothing is closed, while a click waits for its answer or, before the last day, a plan is open again. */
async function closeAll(
  services: Services,
  { key, plans, now, early }: { key: SchoolYearKey; plans: readonly StoredPlan[]; now: Instant; early: boolean },
): Promise<boolean> {
  const { calendar } = await services.facts.rules(services.database, key);
  return await services.database.$transaction(
    async (transaction) => {
      const unreachable = await unreachablePersons(transaction, key.municipality);
      const open: StoredPlan[] = [];
      for (const { id } of plans) {
        const plan = await lockPlan(transaction, id);
        if (!plan || plan.state.closed) continue;
        if ((await tasksWithUnansweredIntents(transaction, [id])).size > 0 || (early && !isDecided(plan.state)))
          return false;
        open.push(plan);
      }
      for (const plan of open) {
        const state = { ...plan.state, closed: true };
        const projection = { chart: state.chart, ...glanceAt(state, { calendar, unreachable }, now) };
        await writePlan(transaction, { id: plan.id, over: plan.revision, state, nextWake: null, projection });
      }
      await markYearClosed(transaction, { ...key, at: now });
      await requestLooks(
        transaction,
        plans.map(({ id }) => id),
      );
      await recordAuditOfPlans(transaction, {
        municipality: key.municipality,
        entries: open.map(({ id, state: { chart } }) => ({
          ...{ plan: id, at: now, actor: 'system', via: 'temporal', action: 'plan-closed' },
          details: { chart },
        })),
      });
      return true;
    },
    { maxWait: 10_000, timeout: 240_000 },
  );
}

/** Plans below before those above. */
function bottomUp(plans: readonly StoredPlan[]): readonly StoredPlan[] {
  const parents = new Map(plans.map(({ id, parent }) => [id, parent]));
  function depth(id: string): number {
    const parent = parents.get(id);
    return parent ? 1 + depth(parent) : 0;
  }
  return [...plans].sort((a, b) => depth(b.id) - depth(a.id));
}
