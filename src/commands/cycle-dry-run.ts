import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadCycleFile } from '../contract/cycle-definition/load-cycle-file.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import { listMunicipalities, loadOrganisation } from '../database/organisation-store.ts';
import { loadSchoolYear } from '../database/school-year-store.ts';
import { startOfDay } from '../domain/calendar/local-time.ts';
import { resolveCalendar } from '../domain/calendar/resolve-calendar.ts';
import { yearSpan } from '../domain/school-year.ts';
import { ASSUMPTIONS, dryRun, type Assumption } from '../domain/simulate/dry-run.ts';
import type { WorldInput } from '../domain/simulate/world.ts';
import { drawTimetable } from '../domain/timetable/timetable.ts';
import { cycleFaultText } from '../text/cycle-faults.ts';
import { DRY_RUN_TEXT as TEXT, dryRunWhy } from '../text/dry-run.ts';
import type { CommandTerminal } from './import-organisation.ts';

const DEFAULT_CYCLE = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../cycles/sodertalje.yaml');

type Asked = { readonly year: string; readonly assume: Assumption; readonly cycle: string; readonly json: boolean };

function asked(args: readonly string[]): Asked | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        assume: { type: 'string', default: 'nobody' },
        cycle: { type: 'string', default: DEFAULT_CYCLE },
        json: { type: 'boolean', default: false },
      },
    });
    const [year, ...rest] = positionals;
    const assume = ASSUMPTIONS.find((one) => one === values.assume);
    if (year === undefined || rest.length > 0 || assume === undefined) return undefined;
    yearSpan(year);
    return { year, assume, cycle: values.cycle, json: values.json };
  } catch {
    return undefined;
  }
}

/** A started läsår as it runs, else the definition as it would start on the first day of the span. */
async function worldInput(
  database: PrismaClient,
  { year, cycle }: Asked,
  municipality: string,
): Promise<WorldInput | { faults: readonly string[] }> {
  const organisation = await loadOrganisation(database, municipality);
  const started = await loadSchoolYear(database, { municipality, year });
  const read = started ? undefined : loadCycleFile(cycle);
  if (read && 'faults' in read) return { faults: read.faults.map(cycleFaultText) };
  const definition = started?.definition ?? read?.definition;
  if (!definition) return { faults: [] };
  const calendar = resolveCalendar(definition, year);
  const timetable = drawTimetable({ definition, calendar, year, ...(started ? { meetings: started.meetings } : {}) });
  if ('faults' in timetable)
    return {
      faults: timetable.faults.map((fault) =>
        cycleFaultText(read ? read.locate(fault) : { ...fault, file: '', line: null }),
      ),
    };
  const { start } = yearSpan(year);
  const first = definition.basis === 'school-year' ? `${start}-07-01` : `${start}-01-01`;
  return {
    definition,
    calendar,
    timetable,
    organisation,
    year,
    startedAt: started?.startedAt ?? startOfDay(calendar.timezone, first),
  };
}

/**
 * `arshjul cycle dry-run LÄSÅR`: every e-mail of the year for the loaded organisation, touching nothing (cycle-format §4).
 * Answers 0, 1 when there is no organisation or the definition is refused, 2 when used wrongly.
 */
export async function cycleDryRun({
  args,
  database,
  terminal,
}: {
  args: readonly string[];
  database: PrismaClient;
  terminal: CommandTerminal;
}): Promise<0 | 1 | 2> {
  const wanted = asked(args);
  if (!wanted) {
    terminal.err(TEXT.usage);
    return 2;
  }
  const [municipality] = await listMunicipalities(database);
  if (!municipality) {
    terminal.err(TEXT.noOrganisation);
    return 1;
  }
  const input = await worldInput(database, wanted, municipality.id);
  if ('faults' in input) {
    for (const fault of input.faults) terminal.err(fault);
    return 1;
  }
  const emails = dryRun(input, wanted.assume).map(({ at, to, items }) => ({
    at,
    to,
    items: items.map((item) => ({ kind: item.kind, plan: item.plan, step: item.step, why: dryRunWhy(item) })),
  }));
  if (wanted.json) terminal.out(JSON.stringify({ year: wanted.year, assume: wanted.assume, emails }, null, 2));
  else {
    terminal.out(TEXT.heading(wanted.year, wanted.assume, emails.length));
    for (const { at, to, items } of emails)
      terminal.out(
        [`${at}  ${to}`, ...items.map((item) => `  ${item.kind}  ${item.plan}  ${item.step}: ${item.why}`)].join('\n'),
      );
  }
  return 0;
}
