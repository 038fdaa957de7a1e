import { recordAudit } from '../database/audit-store.ts';
import { createPlans } from '../database/plan-store.ts';
import { createSchoolYear, loadSchoolYear } from '../database/school-year-store.ts';
import type { Transaction } from '../database/transaction.ts';
import type { CycleDefinition } from '../domain/cycle-definition.ts';
import type { Organisation } from '../domain/organisation.ts';
import type { SchoolYear } from '../domain/school-year.ts';
import type { Instant, LocalDate } from '../domain/time.ts';
import type { CycleFault } from '../domain/timetable/cycle-fault.ts';
import type { Services } from '../services.ts';
import { startNextYearSchedule } from '../temporal/next-year-schedule.ts';
import { startPlans } from '../temporal/start-plans.ts';
import { startSchoolYearProcess } from '../temporal/start-processes.ts';
import { drawUpPlans } from './draw-up-plans.ts';

export type StartCycleRequest = {
  readonly municipality: string;
  readonly year: SchoolYear;
  /** Pinned for the läsår, unless it has started: then the one it started with stands. */
  readonly definition: CycleDefinition;
  /** Board key → meeting entered by hand. */
  readonly meetings: Readonly<Record<string, LocalDate>>;
  /** A person's id, or `system`. */
  readonly by: string;
  /** From where, as the audit log has it. */
  readonly via?: string;
};

export type StartedCycle =
  | {
      readonly kind: 'started';
      /** The läsår had started before; only what was missing was added. */
      readonly before: boolean;
      readonly plans: number;
      readonly added: number;
      /** False while Temporal cannot be reached: the worker starts what is missing when it can. */
      readonly running: boolean;
    }
  | { readonly kind: 'refused'; readonly faults: readonly CycleFault[] }
  | { readonly kind: 'other-municipality'; readonly expected: string };

const TRANSACTION = { maxWait: 10_000, timeout: 120_000 };

/**
 * Starts a läsår: the definition pinned and every plan drawn up, in one transaction; then the processes that wait. May come
 * in the middle of the year, and may be repeated: then it adds the plans of places that are new.
 * @throws RangeError when no organisation is loaded.
 */
export async function startCycle(services: Services, request: StartCycleRequest): Promise<StartedCycle> {
  const { municipality, year, definition } = request;
  if (definition.municipality !== municipality) return { kind: 'other-municipality', expected: municipality };
  const organisation = await services.facts.organisation(services.database, municipality);
  const now = await services.clock.now();
  const drawn = await services.database.$transaction(
    (transaction) => keepYear(services, transaction, { request, organisation, now }),
    TRANSACTION,
  );
  if ('faults' in drawn) return { kind: 'refused', faults: drawn.faults };
  const running = await startProcesses(services, {
    municipality,
    year,
    timezone: definition.timezone,
    before: drawn.before,
  });
  return { kind: 'started', ...drawn, running };
}

type Kept = { readonly before: boolean; readonly plans: number; readonly added: number };

async function keepYear(
  services: Services,
  transaction: Transaction,
  { request, organisation, now }: { request: StartCycleRequest; organisation: Organisation; now: Instant },
): Promise<Kept | { readonly faults: readonly CycleFault[] }> {
  const { municipality, year, by, via = 'system' } = request;
  const before = await loadSchoolYear(transaction, { municipality, year });
  const { definition, meetings } = before ?? request;
  const drawn = drawUpPlans({ organisation, definition, year, meetings, startedAt: now });
  if ('faults' in drawn) return drawn;
  await createSchoolYear(transaction, {
    municipality,
    year,
    definition,
    meetings,
    startedAt: now,
    clockId: services.clock.id,
  });
  const added = await createPlans(transaction, drawn.plans);
  if (added > 0) {
    const details = { year, version: definition.version, added };
    const action = before ? 'plans-added' : 'year-started';
    await recordAudit(transaction, { municipality, entries: [{ at: now, actor: by, via, action, details }] });
  }
  return { before: before !== undefined, plans: drawn.plans.length, added };
}

async function startProcesses(
  services: Services,
  {
    municipality,
    year,
    timezone,
    before,
  }: { municipality: string; year: SchoolYear; timezone: string; before: boolean },
): Promise<boolean> {
  try {
    await startSchoolYearProcess(services, { municipality, year });
    if (before) await startPlans(services, { municipality, year });
    if (services.clock.kind !== 'stepped') await startNextYearSchedule(services, { municipality, timezone });
    return true;
  } catch (error) {
    services.log.error('the läsår is kept, its processes could not be started yet', {
      municipality,
      year,
      reason: error instanceof Error ? error.name : 'unknown',
    });
    return false;
  }
}
