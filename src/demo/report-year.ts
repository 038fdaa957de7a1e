import path from 'node:path';
import type { PrismaClient } from '../database/generated/client.ts';
import type { DemoReport } from '../text/demo.ts';
import { stateDifferences } from './compare-states.ts';
import { differenceOf, undisturbedTwin, type RecordedYear } from './compare-year.ts';
import { caughtMessages, lost, missingMail, repeated } from './lost-and-repeated.ts';
import { recordedClicks, recordedFates, recordedStates } from './recorded-year.ts';

/** What was sent held against what the rules say for the same events; what was lost; what came twice. */
export async function reportYear(
  database: PrismaClient,
  given: { year: Omit<RecordedYear, 'clicks'>; dataDirectory: string; restarts: number },
): Promise<DemoReport> {
  const twin = undisturbedTwin({ ...given.year, clicks: await recordedClicks(database) });
  const caught = await caughtMessages(path.join(given.dataDirectory, 'mail'));
  return {
    emails: await database.email.count({ where: { status: 'accepted' } }),
    different: differenceOf(await recordedFates(database), twin.fates),
    otherStates: stateDifferences(await recordedStates(database), twin.states),
    lost: [...(await lost(database, given.year.until)), ...(await missingMail(database, caught))],
    repeated: repeated(caught),
    restarts: given.restarts,
  };
}

/** Nothing lost, nothing different, nothing repeated beyond one for each restart. */
export function isClean({ different, otherStates, lost: gone, repeated: again, restarts }: DemoReport): boolean {
  const wrong = different.onlySent.length + different.onlyExpected.length + otherStates.length + gone.length;
  return wrong === 0 && again.length <= restarts;
}
