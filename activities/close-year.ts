import { recordAudit } from '../src/database/audit-store.ts';
import { lockPlan, plansOfYear, writePlan, type StoredPlan } from '../src/database/plan-store.ts';
import { markYearClosed, type SchoolYearKey } from '../src/database/school-year-store.ts';
import { endOfDay, localDateOf } from '../src/domain/calendar/local-time.ts';
import { glanceAt } from '../src/domain/plan-projection.ts';
import { yearSpan, type SchoolYear } from '../src/domain/school-year.ts';
import { isDecided } from '../src/domain/task-kinds.ts';
import type { Instant, LocalDate } from '../src/domain/time.ts';
import type { Services } from '../src/services.ts';
import { tellToLook } from '../src/temporal/tell-to-look.ts';
import { closingSummary } from '../src/text/process-summaries.ts';
import type { CloseYearAnswer } from '../workflows/messages.ts';

/**
 * Closes the läsår when everything in it is decided, at the latest at the end of 31 December after it (domain §6).
 * Plans are closed from the bottom up, all in one transaction. Repeated, it changes nothing.
 */
export async function closeYear(services: Services, key: SchoolYearKey): Promise<CloseYearAnswer> {
  const now = await services.clock.now();
  const { calendar } = await services.facts.rules(services.database, key);
  const closesAt = endOfDay(calendar.timezone, lastDay(key.year));
  const plans = await plansOfYear(services.database, key);
  if (now < closesAt && !plans.every(({ state }) => isDecided(state))) {
    const today = localDateOf(calendar.timezone, now);
    return {
      closed: false,
      nextAt: closesAt,
      summary: closingSummary({
        plans: plans.length,
        decided: plans.filter(({ state }) => isDecided(state)).length,
        lastDay: lastDay(key.year),
        today,
      }),
    };
  }
  await closeAll(services, { key, plans: bottomUp(plans), now });
  await tellToLook(
    services,
    plans.map(({ id }) => id),
  );
  return { closed: true, nextAt: null, summary: '' };
}

async function closeAll(
  services: Services,
  { key, plans, now }: { key: SchoolYearKey; plans: readonly StoredPlan[]; now: Instant },
): Promise<void> {
  const { calendar } = await services.facts.rules(services.database, key);
  await services.database.$transaction(
    async (transaction) => {
      for (const { id } of plans) {
        const plan = await lockPlan(transaction, id);
        if (!plan || plan.state.closed) continue;
        const state = { ...plan.state, closed: true };
        const projection = { chart: state.chart, ...glanceAt(state, { calendar }, now) };
        await writePlan(transaction, { id, over: plan.revision, state, nextWake: null, projection });
        await recordAudit(transaction, {
          municipality: key.municipality,
          plan: id,
          entries: [{ at: now, actor: 'system', action: 'plan-closed', details: { chart: state.chart } }],
        });
      }
      await markYearClosed(transaction, { ...key, at: now });
    },
    { maxWait: 10_000, timeout: 240_000 },
  );
}

/** 31 December after the läsår; after a calendar year that of the next. */
function lastDay(year: SchoolYear): LocalDate {
  const { start, end } = yearSpan(year);
  return `${start === end ? end + 1 : end}-12-31`;
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
