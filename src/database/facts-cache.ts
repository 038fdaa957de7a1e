import { resolveCalendar } from '../domain/calendar/resolve-calendar.ts';
import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts';
import type { CycleDefinition } from '../domain/cycle-definition.ts';
import type { Organisation } from '../domain/organisation.ts';
import { loadOrganisation } from './organisation-store.ts';
import { organisationStamp } from './organisation-stamp.ts';
import { loadSchoolYear, schoolYearStamp, type SchoolYearKey } from './school-year-store.ts';
import type { Reader } from './transaction.ts';

export type YearRules = { readonly definition: CycleDefinition; readonly calendar: WorkingCalendar };

/** What many plans share and seldom changes: read once, and again when its rows have changed. */
export type FactsCache = {
  /** @throws RangeError when the läsår has not started. */
  rules(reader: Reader, key: SchoolYearKey): Promise<YearRules>;
  /** @throws RangeError when no organisation is loaded. */
  organisation(reader: Reader, municipality: string): Promise<Organisation>;
};

type Kept<Value> = { readonly stamp: string; readonly value: Value };

/** One for a process. Every read asks the database whether what it holds is still true. */
export function createFactsCache(): FactsCache {
  const years = new Map<string, Kept<YearRules>>();
  const organisations = new Map<string, Kept<Organisation>>();
  return {
    async rules(reader, key) {
      const name = `${key.municipality}|${key.year}`;
      const stamp = (await schoolYearStamp(reader, key)) ?? '';
      const known = years.get(name);
      if (known !== undefined && known.stamp === stamp) return known.value;
      const row = await loadSchoolYear(reader, key);
      if (!row) throw new RangeError(`läsår ${key.year} i ${key.municipality}: väntade ett som har startat`);
      const value = { definition: row.definition, calendar: resolveCalendar(row.definition, key.year) };
      years.set(name, { stamp, value });
      return value;
    },
    async organisation(reader, municipality) {
      const stamp = await organisationStamp(reader, municipality);
      const known = organisations.get(municipality);
      if (known !== undefined && known.stamp === stamp) return known.value;
      const value = await loadOrganisation(reader, municipality);
      organisations.set(municipality, { stamp, value });
      return value;
    },
  };
}
