import { resolveCalendar } from '../domain/calendar/resolve-calendar.ts';
import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts';
import type { CycleDefinition } from '../domain/cycle-definition.ts';
import type { Organisation, PersonId } from '../domain/organisation.ts';
import type { LocalDate } from '../domain/time.ts';
import { loadOrganisation, unreachablePersons } from './organisation-store.ts';
import { readStamps } from './organisation-stamp.ts';
import { loadSchoolYear, type SchoolYearKey } from './school-year-store.ts';
import type { Reader } from './transaction.ts';

export type YearRules = { readonly definition: CycleDefinition; readonly calendar: WorkingCalendar };

/** What many plans of a läsår share. */
export type SharedFacts = YearRules & {
  readonly organisation: Organisation;
  readonly unreachable: Readonly<Record<PersonId, LocalDate>>;
};

/** What many plans share and seldom changes: read once, and again when its rows have changed. */
export type FactsCache = {
  /** All of it with one question to the database; a cache that shows less than there is leaves it out. Throws as the others. */
  shared?(reader: Reader, key: SchoolYearKey): Promise<SharedFacts>;
  /** @throws RangeError when the läsår has not started. */
  rules(reader: Reader, key: SchoolYearKey): Promise<YearRules>;
  /** @throws RangeError when no organisation is loaded. */
  organisation(reader: Reader, municipality: string): Promise<Organisation>;
  /** What this one shows a part of; absent where it shows all there is. */
  readonly whole?: FactsCache;
};

type People = Pick<SharedFacts, 'organisation' | 'unreachable'>;
type Kept<Value> = { readonly stamp: string; readonly value: Value };

/** One for a process. Every read asks the database whether what it holds is still true. */
export function createFactsCache(): FactsCache {
  const years = new Map<string, Kept<YearRules>>();
  const municipalities = new Map<string, Kept<People>>();

  async function rules(reader: Reader, key: SchoolYearKey, stamp: string | null): Promise<YearRules> {
    const name = `${key.municipality}|${key.year}`;
    const known = years.get(name);
    if (known?.stamp === stamp) return known.value;
    const row = await loadSchoolYear(reader, key);
    if (!row) throw new RangeError(`läsår ${key.year} i ${key.municipality}: väntade ett som har startat`);
    const value = { definition: row.definition, calendar: resolveCalendar(row.definition, key.year) };
    years.set(name, { stamp: stamp ?? '', value });
    return value;
  }
  async function people(reader: Reader, municipality: string, stamp: string): Promise<People> {
    const known = municipalities.get(municipality);
    if (known?.stamp === stamp) return known.value;
    const value = {
      organisation: await loadOrganisation(reader, municipality),
      unreachable: await unreachablePersons(reader, municipality),
    };
    municipalities.set(municipality, { stamp, value });
    return value;
  }

  return {
    async shared(reader, key) {
      const stamps = await readStamps(reader, key);
      const shared = await people(reader, key.municipality, stamps.organisation);
      return { ...(await rules(reader, key, stamps.year)), ...shared };
    },
    async rules(reader, key) {
      return await rules(reader, key, (await readStamps(reader, key)).year);
    },
    async organisation(reader, municipality) {
      const stamps = await readStamps(reader, { municipality, year: '' });
      return (await people(reader, municipality, stamps.organisation)).organisation;
    },
  };
}
