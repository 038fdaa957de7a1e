import { expect } from 'vitest';
import { loadOrganisation } from '../../src/database/organisation-store.ts';
import { loadSchoolYear } from '../../src/database/school-year-store.ts';
import { stateDifferences } from '../../src/demo/compare-states.ts';
import { differenceOf, undisturbedTwin, type RecordedYear } from '../../src/demo/compare-year.ts';
import { lost, missingMail } from '../../src/demo/lost-and-repeated.ts';
import { recordedClicks, recordedFates, recordedStates } from '../../src/demo/recorded-year.ts';
import { resolveCalendar } from '../../src/domain/calendar/resolve-calendar.ts';
import { drawTimetable } from '../../src/domain/timetable/timetable.ts';
import { YEAR, type ProcessWorld } from './process-world.ts';

type Told = Pick<RecordedYear, 'until'> & Partial<Pick<RecordedYear, 'awayOn' | 'refuses'>>;

/** How often each Message-ID has come; those that came more than once must have come byte for byte. */
function copies({ sink }: ProcessWorld): ReadonlyMap<string, number> {
  const byId = Map.groupBy(sink.mails, ({ messageId }) => messageId);
  for (const same of byId.values()) expect(new Set(same.map(({ raw }) => raw)).size).toBe(1);
  return new Map([...byId].map(([id, same]) => [id, same.length]));
}

/**
 * Nothing is lost, everything due has been told once and nothing else, every plan stands as the rules alone say it should
 * after these clicks and answers of the mail server. Returns how many e-mails came a second time.
 */
export async function expectUndisturbed(world: ProcessWorld, told: Told): Promise<number> {
  const { database } = world.services;
  const municipality = world.people.id;
  const year = await loadSchoolYear(database, { municipality, year: YEAR });
  if (!year) throw new Error('no läsår has started');
  const { definition, startedAt } = year;
  const calendar = resolveCalendar(definition, YEAR);
  const timetable = drawTimetable({ definition, calendar, year: YEAR });
  if ('faults' in timetable) throw new Error(JSON.stringify(timetable.faults));
  const organisation = await loadOrganisation(database, municipality);
  const twin = undisturbedTwin({
    input: { definition, calendar, timetable, organisation, year: YEAR, startedAt },
    clicks: await recordedClicks(database),
    changes: [],
    awayOn: [],
    ...told,
  });
  const came = copies(world);
  expect({
    ...differenceOf(await recordedFates(database), twin.fates),
    states: stateDifferences(await recordedStates(database), twin.states),
    lost: [...(await lost(database, told.until)), ...(await missingMail(database, came))],
  }).toEqual({ onlySent: [], onlyExpected: [], states: [], lost: [] });
  expect(twin.fates.length).toBeGreaterThan(1);
  return [...came.values()].reduce((sum, count) => sum + count - 1, 0);
}
