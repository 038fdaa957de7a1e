import { plansOfYear, type StoredPlan } from '../../../database/plan-store.ts';
import { unreachablePersons } from '../../../database/organisation-store.ts';
import { runningYears, type StoredSchoolYear } from '../../../database/school-year-store.ts';
import { resolveCalendar } from '../../../domain/calendar/resolve-calendar.ts';
import type { WorkingCalendar } from '../../../domain/calendar/working-calendar.ts';
import type { Facts } from '../../../domain/facts.ts';
import type { PageContext } from '../../page-context.ts';

/** A läsår that has started and is not closed, with its plans. */
export type RunningYear = {
  readonly year: StoredSchoolYear;
  readonly calendar: WorkingCalendar;
  readonly plans: readonly StoredPlan[];
  readonly unreachable: Facts['unreachable'];
};

/** Every running läsår of the viewer's municipality, newest first. */
export async function runningPlans({ services, viewer }: PageContext): Promise<readonly RunningYear[]> {
  const { database } = services;
  const [years, unreachable] = await Promise.all([
    runningYears(database, viewer.municipality),
    unreachablePersons(database, viewer.municipality),
  ]);
  const running = await Promise.all(
    years.map(async (year) => ({
      year,
      calendar: resolveCalendar(year.definition, year.year),
      plans: await plansOfYear(database, { municipality: viewer.municipality, year: year.year }),
      unreachable,
    })),
  );
  return running.toReversed();
}
