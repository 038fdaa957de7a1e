import { readCycleDefinition } from '../../src/contract/cycle-definition/read-cycle-definition.ts';
import type { PrismaClient } from '../../src/database/generated/client.ts';
import { loadOrganisation } from '../../src/database/organisation-store.ts';
import { createPlans } from '../../src/database/plan-store.ts';
import { createSchoolYear } from '../../src/database/school-year-store.ts';
import type { PlanId } from '../../src/domain/plan-id.ts';
import type { SchoolYear } from '../../src/domain/school-year.ts';
import type { Instant } from '../../src/domain/time.ts';
import { drawUpPlans } from '../../src/school-year/draw-up-plans.ts';

export type YearToKeep = {
  readonly municipality: string;
  readonly year: SchoolYear;
  /** A definition as its file has it. */
  readonly cycle: string;
  readonly startedAt: Instant;
};

/** Keeps a läsår and its plans as `cycle start` does, without a process for any; the plans' ids. */
export async function keepYear(database: PrismaClient, given: YearToKeep): Promise<readonly PlanId[]> {
  const { municipality, year, startedAt } = given;
  const read = readCycleDefinition({ text: given.cycle, file: 'prov.yaml' });
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  const { definition } = read;
  const organisation = await loadOrganisation(database, municipality);
  const drawn = drawUpPlans({ organisation, definition, year, meetings: {}, startedAt });
  if ('faults' in drawn) throw new Error(JSON.stringify(drawn.faults));
  await database.$transaction(async (transaction) => {
    await createSchoolYear(transaction, { municipality, year, definition, meetings: {}, startedAt, clockId: 'test' });
    await createPlans(transaction, drawn.plans);
  });
  return drawn.plans.map(({ id }) => id);
}
