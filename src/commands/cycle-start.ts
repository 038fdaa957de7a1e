import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadCycleFile } from '../contract/cycle-definition/load-cycle-file.ts';
import type { ReadDefinition } from '../contract/cycle-definition/read-cycle-definition.ts';
import { municipalityZone } from '../database/municipality-zone.ts';
import { listMunicipalities } from '../database/organisation-store.ts';
import { loadSchoolYear } from '../database/school-year-store.ts';
import { localDateOf } from '../domain/calendar/local-time.ts';
import { hasEnded, isInReach, yearsInReach } from '../domain/years-in-reach.ts';
import { closingDay, yearSpan } from '../domain/school-year.ts';
import type { LocalDate } from '../domain/time.ts';
import { startCycle, type StartedCycle } from '../school-year/start-cycle.ts';
import type { Services } from '../services.ts';
import { ADMINISTRATION_TEXT } from '../text/administration.ts';
import { CYCLE_START_TEXT as TEXT } from '../text/cycle-start.ts';
import { cycleFaultText } from '../text/cycle-faults.ts';
import type { CommandTerminal } from './import-organisation.ts';

/** The definition that a läsår starts with when none is named. */
export const DEFAULT_CYCLE = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../cycles/sodertalje.yaml');

const SLOW = 2_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * `arshjul cycle start LÄSÅR [--cycle FILE] [--meeting BOARD=DATE]… [--json]`. Exit code 0: started, or had started; 1: the
 * definition, a meeting, or a läsår that is over or far from the clock's is refused, or no organisation is loaded; 2: wrong use.
 */
export async function cycleStart({
  args,
  services,
  terminal,
}: {
  args: readonly string[];
  services: Services;
  terminal: CommandTerminal;
}): Promise<0 | 1 | 2> {
  const asked = argumentsOf(args);
  if (!asked) {
    terminal.err(TEXT.usage);
    return 2;
  }
  const [municipality] = await listMunicipalities(services.database);
  if (!municipality) return refuse(terminal, [TEXT.noOrganisation]);
  const out = await outOfTime(services, { municipality: municipality.id, year: asked.year });
  if (out !== undefined) return refuse(terminal, [out]);
  const read = loadCycleFile(asked.cycle);
  if ('faults' in read) return refuse(terminal, read.faults.map(cycleFaultText));
  const meetings = meetingsOf(asked.meetings, read);
  if ('faults' in meetings) return refuse(terminal, meetings.faults);

  const slow = setTimeout(() => terminal.err(TEXT.working), SLOW);
  try {
    const started = await startCycle(services, {
      municipality: municipality.id,
      year: asked.year,
      definition: read.definition,
      meetings: meetings.dates,
      by: 'system',
      via: 'command',
    });
    return tell(started, { asked, read, terminal });
  } finally {
    clearTimeout(slow);
  }
}

/** Why a läsår is over or too far away to be started; one that has started may be started again whenever. */
async function outOfTime(
  { database, clock }: Services,
  key: { municipality: string; year: string },
): Promise<string | undefined> {
  const today = localDateOf(await municipalityZone(database, key.municipality), await clock.now());
  const { year } = key;
  const reached = isInReach(year, today);
  if ((reached && !hasEnded(year, today)) || (await loadSchoolYear(database, key))) return undefined;
  return reached
    ? ADMINISTRATION_TEXT.endedYear(year, closingDay(year))
    : ADMINISTRATION_TEXT.farYear(year, yearsInReach(today));
}

type Asked = {
  readonly year: string;
  readonly cycle: string;
  readonly meetings: readonly string[];
  readonly json: boolean;
};

function argumentsOf(args: readonly string[]): Asked | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        cycle: { type: 'string', default: DEFAULT_CYCLE },
        meeting: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
      },
    });
    const [year, ...rest] = positionals;
    if (year === undefined || rest.length > 0) return undefined;
    yearSpan(year);
    return { year, cycle: values.cycle, meetings: values.meeting, json: values.json };
  } catch {
    return undefined;
  }
}

function meetingsOf(
  given: readonly string[],
  { definition }: ReadDefinition,
): { readonly dates: Readonly<Record<string, LocalDate>> } | { readonly faults: readonly string[] } {
  const boards = definition.boards.map(({ key }) => key);
  const dates: Record<string, LocalDate> = {};
  const faults: string[] = [];
  for (const text of given) {
    const [board = '', date = ''] = text.split('=');
    if (!isDate(date)) faults.push(TEXT.badMeeting(text));
    else if (!boards.includes(board)) faults.push(TEXT.unknownBoard(board, boards));
    else dates[board] = date;
  }
  return faults.length > 0 ? { faults } : { dates };
}

function isDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}

function tell(
  started: StartedCycle,
  { asked, read, terminal }: { asked: Asked; read: ReadDefinition; terminal: CommandTerminal },
): 0 | 1 {
  if (started.kind === 'other-municipality') {
    return refuse(terminal, [TEXT.otherMunicipality(asked.cycle, started.expected)]);
  }
  if (started.kind === 'refused') {
    return refuse(
      terminal,
      started.faults.map((fault) => cycleFaultText(read.locate(fault))),
    );
  }
  if (!started.running) terminal.err(TEXT.notRunning);
  if (asked.json) terminal.out(JSON.stringify({ year: asked.year, ...started }, null, 2));
  else
    terminal.out(started.before ? TEXT.wasStarted(asked.year, started.added) : TEXT.started(asked.year, started.plans));
  return 0;
}

function refuse(terminal: CommandTerminal, lines: readonly string[]): 1 {
  for (const line of lines) terminal.err(line);
  return 1;
}
