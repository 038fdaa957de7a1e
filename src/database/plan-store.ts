import { planAddress, type PlanAddress, type PlanId } from '../domain/plan-id.ts';
import type { PlanChartState, PlanState } from '../domain/plan-state.ts';
import type { SchoolYear } from '../domain/school-year.ts';
import type { Instant } from '../domain/time.ts';
import type { Reader, Transaction } from './transaction.ts';

export type StoredPlan = {
  readonly id: PlanId;
  readonly address: PlanAddress;
  readonly parent: PlanId | null;
  readonly state: PlanState;
  /** Raised by every change; whoever decides keeps it, never an older one. */
  readonly revision: number;
  readonly nextWake: Instant | null;
  /** As it was when the plan was last written. */
  readonly late: boolean;
};

/** The columns that lists are made from; they follow from the state. */
export type PlanProjection = {
  readonly chart: PlanChartState;
  /** Keys of the tasks that wait for their chefs now. */
  readonly openTasks: readonly string[];
  readonly late: boolean;
  readonly nextDeadline: Instant | null;
};

/** The plan, held against every other writer until the transaction ends; undefined when there is none. */
export async function lockPlan(transaction: Transaction, id: PlanId): Promise<StoredPlan | undefined> {
  const [row] = await transaction.$queryRaw<PlanRow[]>`
    SELECT "id", "parentId", "state", "revision", "nextWake", "late" FROM "Plan" WHERE "id" = ${id} FOR UPDATE`;
  return row && stored(row);
}

/** Holds these plans as they are until the transaction ends; others may read, nobody may decide. */
export async function holdPlans(transaction: Transaction, ids: readonly PlanId[]): Promise<readonly StoredPlan[]> {
  const wanted = [...new Set(ids)].sort();
  await transaction.$queryRaw`SELECT 1 FROM "Plan" WHERE "id" = ANY(${wanted}) ORDER BY "id" FOR SHARE`;
  const rows = await transaction.plan.findMany({ where: { id: { in: wanted } }, orderBy: { id: 'asc' } });
  return rows.map(stored);
}

/** The plan as it stands; undefined when there is none. */
export async function loadPlan(reader: Reader, id: PlanId): Promise<StoredPlan | undefined> {
  const row = await reader.plan.findUnique({ where: { id } });
  return row === null ? undefined : stored(row);
}

/** The plan directly above, if any, and those directly below in order of id; with one question. */
export async function plansAround(
  reader: Reader,
  id: PlanId,
): Promise<{ readonly above: StoredPlan | undefined; readonly below: readonly StoredPlan[] }> {
  const rows = await reader.$queryRaw<PlanRow[]>`
    SELECT "id", "parentId", "state", "revision", "nextWake", "late" FROM "Plan"
    WHERE "parentId" = ${id} OR "id" = (SELECT "parentId" FROM "Plan" WHERE "id" = ${id})
    ORDER BY "id" COLLATE "C"`;
  const isBelow = (row: PlanRow): boolean => row.parentId === id;
  const above = rows.find((row) => !isBelow(row));
  return { above: above && stored(above), below: rows.filter(isBelow).map(stored) };
}

/** Every plan of a läsår, in order of id. */
export async function plansOfYear(
  reader: Reader,
  { municipality, year }: { municipality: string; year: SchoolYear },
): Promise<readonly StoredPlan[]> {
  const rows = await reader.plan.findMany({
    where: { municipalityId: municipality, year },
    orderBy: { id: 'asc' },
  });
  return rows.map(stored);
}

/** Adds plans that are not there yet; those that are keep their state. Says how many were new. */
export async function createPlans(
  transaction: Transaction,
  plans: readonly {
    readonly id: PlanId;
    readonly parent: PlanId | null;
    readonly state: PlanState;
    readonly projection: PlanProjection;
  }[],
): Promise<number> {
  const { count } = await transaction.plan.createMany({
    data: plans.map(({ id, parent, state, projection }) => {
      const { municipality, place, year } = planAddress(id);
      return {
        id,
        municipalityId: municipality,
        year,
        placeKey: place,
        parentId: parent,
        state: state,
        ...columns(projection),
      };
    }),
    skipDuplicates: true,
  });
  return count;
}

/** Writes the state over revision `over`. @throws Error when somebody else has written since. */
export async function writePlan(
  transaction: Transaction,
  plan: {
    readonly id: PlanId;
    readonly over: number;
    readonly state: PlanState;
    readonly nextWake: Instant | null;
    readonly projection: PlanProjection;
  },
): Promise<void> {
  const { count } = await transaction.plan.updateMany({
    where: { id: plan.id, revision: plan.over },
    data: {
      state: plan.state,
      revision: plan.over + 1,
      nextWake: plan.nextWake === null ? null : new Date(plan.nextWake),
      ...columns(plan.projection),
    },
  });
  if (count !== 1) throw new Error(`plan ${plan.id}: väntade revision ${plan.over}`);
}

function columns(projection: PlanProjection) {
  return {
    chart: projection.chart,
    openTasks: [...projection.openTasks],
    late: projection.late,
    nextDeadline: projection.nextDeadline === null ? null : new Date(projection.nextDeadline),
  };
}

type PlanRow = {
  readonly id: string;
  readonly parentId: string | null;
  readonly state: unknown;
  readonly revision: number;
  readonly nextWake: Date | null;
  readonly late: boolean;
};

function stored(row: PlanRow): StoredPlan {
  return {
    id: row.id,
    address: planAddress(row.id),
    parent: row.parentId,
    state: inOrder(row.state as PlanState),
    revision: row.revision,
    nextWake: row.nextWake?.getTime() ?? null,
    late: row.late,
  };
}

/** PostgreSQL does not keep the order of a JSON object's keys: tasks come back in the order of their due dates. */
function inOrder(state: PlanState): PlanState {
  const tasks = Object.values(state.tasks).sort(
    (a, b) => compare(a.due, b.due) || compare(a.opensOn, b.opensOn) || compare(a.key, b.key),
  );
  return { ...state, tasks: Object.fromEntries(tasks.map((task) => [task.key, task])) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
