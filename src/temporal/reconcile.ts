import { plansOfYear } from '../database/plan-store.ts';
import { runningYears } from '../database/school-year-store.ts';
import type { Services } from '../services.ts';
import { mailDispatchId, schoolYearId } from '../../workflows/messages.ts';
import { startMailDispatch, startSchoolYearProcess } from './start-processes.ts';
import { startPlans } from './start-plans.ts';
import { tellToLook } from './tell-to-look.ts';

export type Reconciled = { readonly years: number; readonly plans: number };

/**
 * Starts the waiting again from what PostgreSQL says: every running läsår, each of its open plans and the mail; then has
 * them all look again. What runs already goes on. After a lost Temporal store nothing else is needed.
 */
export async function reconcile(services: Services): Promise<Reconciled> {
  const years = await runningYears(services.database);
  let plans = 0;
  for (const key of years) {
    await startSchoolYearProcess(services, key);
    await startMailDispatch(services, key.municipality);
    plans += await startPlans(services, { ...key, again: true });
    const open = (await plansOfYear(services.database, key)).filter(({ state }) => !state.closed);
    await tellToLook(services, [...open.map(({ id }) => id), schoolYearId(key.municipality, key.year)]);
  }
  await tellToLook(services, [...new Set(years.map(({ municipality }) => mailDispatchId(municipality)))]);
  return { years: years.length, plans };
}

/** Starts the läsår and the mail that should be running and are not; much lighter than `reconcile`. */
export async function startMissingProcesses(services: Services): Promise<void> {
  for (const key of await runningYears(services.database)) {
    await startSchoolYearProcess(services, key);
    await startMailDispatch(services, key.municipality);
  }
}
