import type { Instant } from '../../../src/domain/time.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';
import { signIn, type SignedIn } from './browser.ts';
import { startCycle, temporalAtOnce } from './cycle.ts';
import { addMunicipality, emailOf, type PersonKey } from './municipality.ts';
import { webForTests, type WebForTests } from './web-for-tests.ts';

export type StartedYear = {
  readonly store: FreshDatabase;
  readonly web: WebForTests;
  readonly people: Record<PersonKey, string>;
  /** The administrator, signed in. */
  readonly agnes: SignedIn;
};

/** The small municipality in a started year, with a Temporal that answers at once; `store` is the caller's to close. */
export async function startedYear(now: Instant): Promise<StartedYear> {
  const store = await freshDatabase();
  const { database } = store;
  const people = await addMunicipality(database);
  await startCycle(database, now);
  const web = webForTests(database, { now, temporal: temporalAtOnce(database, () => now) });
  return { store, web, people, agnes: await signIn(web, emailOf('admin')) };
}
