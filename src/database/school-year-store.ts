import type { CycleDefinition } from '../domain/cycle-definition.ts';
import type { SchoolYear } from '../domain/school-year.ts';
import type { Instant, LocalDate } from '../domain/time.ts';
import type { Reader, Transaction } from './transaction.ts';

export type SchoolYearKey = { readonly municipality: string; readonly year: SchoolYear };

export type StoredSchoolYear = SchoolYearKey & {
  /** As it was when the year started. */
  readonly definition: CycleDefinition;
  /** Board key → meeting entered by hand. */
  readonly meetings: Readonly<Record<string, LocalDate>>;
  readonly startedAt: Instant;
  readonly closedAt: Instant | null;
  readonly clockId: string;
};

/** Pins a definition to a läsår. False, and nothing is changed, when the läsår has started already. */
export async function createSchoolYear(
  transaction: Transaction,
  year: Omit<StoredSchoolYear, 'closedAt'>,
): Promise<boolean> {
  const { count } = await transaction.schoolYear.createMany({
    data: [
      {
        municipalityId: year.municipality,
        year: year.year,
        definition: year.definition,
        version: year.definition.version,
        meetings: year.meetings,
        startedAt: new Date(year.startedAt),
        clockId: year.clockId,
      },
    ],
    skipDuplicates: true,
  });
  return count === 1;
}

/** The läsår with its pinned definition; undefined when it has not started. */
export async function loadSchoolYear(
  reader: Reader,
  { municipality, year }: SchoolYearKey,
): Promise<StoredSchoolYear | undefined> {
  const row = await reader.schoolYear.findUnique({
    where: { municipalityId_year: { municipalityId: municipality, year } },
  });
  return row === null ? undefined : stored(row);
}

/** Läsår that have started and are not closed, oldest first; of one municipality or of all. */
export async function runningYears(reader: Reader, municipality?: string): Promise<readonly StoredSchoolYear[]> {
  const rows = await reader.schoolYear.findMany({
    where: { closedAt: null, ...(municipality !== undefined && { municipalityId: municipality }) },
    orderBy: [{ municipalityId: 'asc' }, { year: 'asc' }],
  });
  return rows.map(stored);
}

/** Every läsår that has started, closed or not; of one municipality or of all. */
export async function allYears(reader: Reader, municipality?: string): Promise<readonly StoredSchoolYear[]> {
  const rows = await reader.schoolYear.findMany({
    where: municipality === undefined ? {} : { municipalityId: municipality },
    orderBy: [{ municipalityId: 'asc' }, { year: 'asc' }],
  });
  return rows.map(stored);
}

/** The newest running läsår, else the one that was closed last: its sending mornings are those in operation. */
export async function newestYear(reader: Reader, municipality: string): Promise<StoredSchoolYear | undefined> {
  const row = await reader.schoolYear.findFirst({
    where: { municipalityId: municipality },
    orderBy: [{ closedAt: { sort: 'desc', nulls: 'first' } }, { year: 'desc' }],
  });
  return row === null ? undefined : stored(row);
}

/** Marks the läsår closed; done twice it keeps the first time. */
export async function markYearClosed(
  transaction: Transaction,
  { municipality, year, at }: SchoolYearKey & { at: Instant },
): Promise<void> {
  await transaction.schoolYear.updateMany({
    where: { municipalityId: municipality, year, closedAt: null },
    data: { closedAt: new Date(at) },
  });
}

type SchoolYearRow = {
  readonly municipalityId: string;
  readonly year: string;
  readonly definition: unknown;
  readonly meetings: unknown;
  readonly startedAt: Date;
  readonly closedAt: Date | null;
  readonly clockId: string;
};

function stored(row: SchoolYearRow): StoredSchoolYear {
  return {
    municipality: row.municipalityId,
    year: row.year,
    // Written by `createSchoolYear` alone, from a definition that has been checked.
    definition: row.definition as CycleDefinition,
    meetings: row.meetings as Record<string, LocalDate>,
    startedAt: row.startedAt.getTime(),
    closedAt: row.closedAt?.getTime() ?? null,
    clockId: row.clockId,
  };
}
