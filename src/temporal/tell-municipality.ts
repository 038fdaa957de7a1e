import { plansOfYear } from '../database/plan-store.ts';
import { runningYears } from '../database/school-year-store.ts';
import type { Services } from '../services.ts';
import { tellToLook } from './tell-to-look.ts';

/** Has every open plan of a municipality look again: its organisation, a meeting or a break has changed. */
export async function tellMunicipality(
  services: Pick<Services, 'database' | 'temporal' | 'log'>,
  municipality: string,
): Promise<void> {
  for (const key of await runningYears(services.database, municipality)) {
    const open = (await plansOfYear(services.database, key)).filter(({ state }) => !state.closed);
    await tellToLook(services, open.map(({ id }) => id));
  }
}
