import { readFile } from 'node:fs/promises';
import { loadCycleFile } from '../contract/cycle-definition/load-cycle-file.ts';
import { exampleOrganisationFile } from '../contract/organisation-import/example-file.ts';
import { readOrganisationFile } from '../contract/organisation-import/read-organisation-file.ts';
import { importOrganisation } from '../database/organisation/import-organisation.ts';
import { loadOrganisation } from '../database/organisation-store.ts';
import { resolveCalendar } from '../domain/calendar/resolve-calendar.ts';
import { drawTimetable } from '../domain/timetable/timetable.ts';
import { holdersOf } from '../domain/responsible.ts';
import type { WorldInput } from '../domain/simulate/world.ts';
import type { Instant } from '../domain/time.ts';
import { startCycle } from '../school-year/start-cycle.ts';
import type { Services } from '../services.ts';
import { cycleFaultText } from '../text/cycle-faults.ts';
import { faultsText } from '../text/import-organisation.ts';
import type { DemoArguments } from './demo-arguments.ts';

export type PreparedYear = { readonly input: WorldInput; readonly administrator: string; readonly plans: number };

/** What a demo cannot be played with: lines for whoever started it. */
export class DemoRefused extends Error {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'DemoRefused';
    this.lines = lines;
  }
}

export function readCycle(file: string) {
  const read = loadCycleFile(file);
  if ('faults' in read) throw new DemoRefused(read.faults.map(cycleFaultText));
  return read.definition;
}

/** Loads the organisation and starts the läsår, as an administrator does before anything else. */
export async function prepareYear(
  services: Services,
  { args, cycle, year, startedAt }: { args: DemoArguments; cycle: string; year: string; startedAt: Instant },
): Promise<PreparedYear> {
  const { database } = services;
  const definition = readCycle(cycle);
  const bytes = await readFile(args.organisation ?? exampleOrganisationFile());
  const outcome = await importOrganisation({
    database,
    read: readOrganisationFile(bytes),
    now: startedAt,
    actor: 'system',
    confirm: () => Promise.resolve(true),
  });
  if (outcome.kind === 'faults') throw new DemoRefused([faultsText(outcome.faults)]);
  const { municipality } = definition;
  const organisation = await loadOrganisation(database, municipality);
  const calendar = resolveCalendar(definition, year);
  const timetable = drawTimetable({ definition, calendar, year });
  if ('faults' in timetable)
    throw new DemoRefused(timetable.faults.map((fault) => cycleFaultText({ ...fault, file: cycle, line: null })));
  const started = await startCycle(services, { municipality, year, definition, meetings: {}, by: 'system' });
  if (started.kind !== 'started') throw new DemoRefused([started.kind]);
  const [administrator] = holdersOf(organisation, { role: 'administrator', on: `${year.slice(0, 4)}-08-15` }).persons;
  if (administrator === undefined) throw new DemoRefused(['Organisationen har ingen administratör.']);
  return {
    input: { definition, calendar, timetable, organisation, year, startedAt },
    administrator,
    plans: started.plans,
  };
}
