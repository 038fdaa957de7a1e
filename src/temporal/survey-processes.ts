import { setTimeout as delay } from 'node:timers/promises';
import { ScheduleNotFoundError } from '@temporalio/client';
import { listMunicipalities } from '../database/organisation-store.ts';
import { loadPlan, plansOfYear } from '../database/plan-store.ts';
import { allYears, type StoredSchoolYear } from '../database/school-year-store.ts';
import type { PlanId } from '../domain/plan-id.ts';
import type { Services } from '../services.ts';
import { mailDispatchId, nextYearScheduleId, planView, schoolYearId } from '../../workflows/messages.ts';
import { inTurn, listRunning, whichRun } from './running-processes.ts';

/** What Temporal and PostgreSQL do not agree about; PostgreSQL is right. Lists of ids, in order. */
export type ProcessSurvey = {
  /** Open in PostgreSQL, and nobody waits in Temporal. */
  readonly missing: {
    readonly years: readonly string[];
    readonly plans: readonly PlanId[];
    readonly mail: readonly string[];
    /** Schedules that remind of next läsår. */
    readonly schedules: readonly string[];
  };
  /** Plans whose process knows another revision than PostgreSQL's: one of the stores is a copy. Null: it knows none. */
  readonly apart: readonly { readonly plan: PlanId; readonly database: number; readonly process: number | null }[];
  /** Plans whose process does not answer, so that it could not be compared: no worker runs, or the process is stuck. */
  readonly silent: readonly PlanId[];
  /** Closed in PostgreSQL, and still waiting in Temporal. */
  readonly closed: readonly string[];
  /** Running in Temporal without a row in PostgreSQL. */
  readonly unknown: readonly string[];
  /** The same, of a municipality that is not in PostgreSQL at all: somebody else's, or the wrong database. Never touched. */
  readonly foreign: readonly string[];
};

/** How long one process is given to tell what it knows, in milliseconds. */
const PATIENCE = 5_000;
const A_MOMENT = 1_000;

/** Compares every läsår, plan, mail and schedule with what runs. Changes nothing. */
export async function surveyProcesses(services: Services): Promise<ProcessSurvey> {
  const { database, clock } = services;
  const years = await allYears(database);
  const rows = (await Promise.all(years.map((key) => plansOfYear(database, key)))).flat();
  const open = rows.filter(({ state }) => !state.closed);
  const yearIds = years.filter(({ closedAt }) => closedAt === null).map(idOf);
  const running = years.filter(({ closedAt }) => closedAt === null);
  const mail = [...new Set(running.map(({ municipality }) => mailDispatchId(municipality)))];
  const openIds = open.map(({ id }) => id);

  const listed = await listRunning(services);
  const run = await whichRun(services, [...new Set([...yearIds, ...mail, ...openIds, ...listed])].sort());
  const isMissing = (id: string): boolean => !run.has(id);
  const ended = new Set([
    ...rows.filter(({ state }) => state.closed).map(({ id }) => id),
    ...years.filter(({ closedAt }) => closedAt !== null).map(idOf),
  ]);
  const known = new Set([...yearIds, ...openIds, ...ended]);
  const municipalities = (await listMunicipalities(database)).map(({ id }) => id);
  const ours = (id: string): boolean => municipalities.includes(id.split('/')[1] ?? '');
  const strangers = [...run].filter((id) => !known.has(id) && !(ours(id) && id.startsWith('mailDispatch/')));
  const compared = await comparePlans(
    services,
    open.filter(({ id }) => run.has(id)),
  );
  return {
    missing: {
      years: yearIds.filter(isMissing),
      plans: openIds.filter(isMissing),
      mail: mail.filter(isMissing),
      schedules: clock.kind === 'stepped' ? [] : await missingSchedules(services, running),
    },
    ...compared,
    closed: [...run].filter((id) => ended.has(id)),
    unknown: strangers.filter(ours),
    foreign: strangers.filter((id) => !ours(id)),
  };
}

function idOf({ municipality, year }: Pick<StoredSchoolYear, 'municipality' | 'year'>): string {
  return schoolYearId(municipality, year);
}

type Compared = Pick<ProcessSurvey, 'apart' | 'silent'>;

async function comparePlans(
  services: Services,
  plans: readonly { readonly id: PlanId; readonly revision: number }[],
): Promise<Compared> {
  const [first] = plans;
  // Where nobody answers for one, nobody answers for any: they are not all waited for.
  if (first && (await revisionKnown(services, first.id)) === 'silent')
    return { apart: [], silent: plans.map(({ id }) => id) };
  const told = await inTurn(plans, async ({ id, revision }) => ({
    ...{ plan: id, database: revision },
    process: await revisionKnown(services, id),
  }));
  const differing = told.filter(({ database, process }) => process !== 'silent' && process !== database);
  return {
    apart: (await inTurn(differing, ({ plan }) => stillApart(services, plan))).flat(),
    silent: told.flatMap(({ plan, process }) => (process === 'silent' ? [plan] : [])),
  };
}

/** Between a decision and its answer the two differ for a moment. */
async function stillApart(services: Services, plan: PlanId): Promise<ProcessSurvey['apart']> {
  await delay(A_MOMENT);
  const row = await loadPlan(services.database, plan);
  const process = await revisionKnown(services, plan);
  return !row || process === 'silent' || process === row.revision ? [] : [{ plan, database: row.revision, process }];
}

async function revisionKnown({ temporal }: Services, plan: PlanId): Promise<number | null | 'silent'> {
  try {
    const handle = temporal.workflow.getHandle(plan);
    const view = await temporal.withDeadline(Date.now() + PATIENCE, () => handle.query(planView));
    return view?.revision ?? null;
  } catch {
    return 'silent';
  }
}

async function missingSchedules(
  { temporal }: Services,
  years: readonly StoredSchoolYear[],
): Promise<readonly string[]> {
  const ids = [...new Set(years.map(({ municipality }) => nextYearScheduleId(municipality)))];
  const missing = await inTurn(ids, async (id) => {
    try {
      await temporal.schedule.getHandle(id).describe();
      return [];
    } catch (error) {
      if (error instanceof ScheduleNotFoundError) return [id];
      throw error;
    }
  });
  return missing.flat();
}
