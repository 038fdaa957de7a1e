import { municipalityZone } from '../database/municipality-zone.ts';
import { plansOfYear } from '../database/plan-store.ts';
import { allYears, runningYears, type StoredSchoolYear } from '../database/school-year-store.ts';
import type { Services } from '../services.ts';
import { mailDispatchId, schoolYearId } from '../../workflows/messages.ts';
import { startNextYearSchedule } from './next-year-schedule.ts';
import { listRunning } from './running-processes.ts';
import { RECONCILE_TEXT } from '../text/reconcile.ts';
import { startMailDispatch, startSchoolYearProcess } from './start-processes.ts';
import { startPlans } from './start-plans.ts';
import { tellToLook } from './tell-to-look.ts';

export type Reconciled = { readonly years: number; readonly plans: number };

/**
 * Starts the waiting again from what PostgreSQL says: every running läsår, each of its open plans, the mail and the reminder
 * of next läsår. Has them all look again, and what runs although its plan or läsår is closed, which ends by that. What runs
 * already goes on: however old its history, it takes over what PostgreSQL says at its next look. After a lost Temporal store,
 * or one restored from a copy, nothing else is needed.
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
  await tellToLook(services, await closedThatRun(services));
  await startSchedules(services, years);
  return { years: years.length, plans };
}

/** The reminders of next läsår that are missing, where the clock is one they can go by. */
async function startSchedules(services: Services, years: readonly StoredSchoolYear[]): Promise<void> {
  if (services.clock.kind === 'stepped') return;
  for (const municipality of new Set(years.map((year) => year.municipality))) {
    const timezone = await municipalityZone(services.database, municipality);
    await startNextYearSchedule(services, { municipality, timezone });
  }
}

/** Ends what waits in Temporal for a plan or läsår that PostgreSQL does not have. */
export async function endUnknown({ temporal }: Services, ids: readonly string[]): Promise<void> {
  for (const id of ids) await temporal.workflow.getHandle(id).terminate(RECONCILE_TEXT.endedBecause);
}

/** Starts the läsår and the mail that should be running and are not; much lighter than `reconcile`. */
export async function startMissingProcesses(services: Services): Promise<void> {
  for (const key of await runningYears(services.database)) {
    await startSchoolYearProcess(services, key);
    await startMailDispatch(services, key.municipality);
  }
}

async function closedThatRun(services: Services): Promise<readonly string[]> {
  const running = new Set(await listRunning(services));
  const closed: string[] = [];
  for (const key of await allYears(services.database)) {
    if (key.closedAt !== null) closed.push(schoolYearId(key.municipality, key.year));
    const plans = await plansOfYear(services.database, key);
    closed.push(...plans.filter(({ state }) => state.closed).map(({ id }) => id));
  }
  return closed.filter((id) => running.has(id));
}
