import { yearKey, yearOfKey, type SchoolYear } from './school-year.ts';

/** The workflow id of a plan: `plan/0181/oxbacksskolan/2026-2027`. No personal data. */
export type PlanId = string;

export type PlanAddress = {
  readonly municipality: string;
  readonly place: string;
  readonly year: SchoolYear;
};

export function planId({ municipality, place, year }: PlanAddress): PlanId {
  return `plan/${municipality}/${place}/${yearKey(year)}`;
}

/** @throws RangeError when `id` is not a plan's. */
export function planAddress(id: PlanId): PlanAddress {
  const [word, municipality, place, year, ...rest] = id.split('/');
  if (word !== 'plan' || !municipality || !place || !year || rest.length > 0) {
    throw new RangeError(`plan id "${id}": väntade plan/KOMMUN/PLATS/LÄSÅR`);
  }
  return { municipality, place, year: yearOfKey(year) };
}
