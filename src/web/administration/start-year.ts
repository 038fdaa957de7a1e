import path from 'node:path';
import { loadCycleFile } from '../../contract/cycle-definition/load-cycle-file.ts';
import type { LocatedFault } from '../../contract/cycle-definition/located-fault.ts';
import { readCycleDefinition, type ReadDefinition } from '../../contract/cycle-definition/read-cycle-definition.ts';
import { loadSchoolYear } from '../../database/school-year-store.ts';
import { hasEnded, isInReach, yearsInReach } from '../../domain/years-in-reach.ts';
import { closingDay, yearSpan } from '../../domain/school-year.ts';
import type { LocalDate } from '../../domain/time.ts';
import { ADMINISTRATION_TEXT as TEXT } from '../../text/administration.ts';
import { cycleFaultText } from '../../text/cycle-faults.ts';
import type { PageContext } from '../page-context.ts';
import type { YearStart } from '../web-services.ts';
import { requireAdministrator } from './require-administrator.ts';

/** What an administrator asks for: a läsår, a definition's text (or the default one), meetings entered by hand. */
export type YearAsked = {
  readonly year: string;
  readonly definition?: string | undefined;
  /** Board key → date as typed; an empty one is the definition's own. */
  readonly meetings: Readonly<Record<string, string>>;
};

export type YearAnswer =
  | { readonly kind: 'faults'; readonly faults: readonly string[] }
  | (Extract<YearStart, { kind: 'started' }> & { readonly year: string });

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Starts a läsår, or says everything that is wrong with what was asked for and starts nothing. */
export async function startYear(context: PageContext, asked: YearAsked): Promise<YearAnswer> {
  const { services, viewer, today } = context;
  requireAdministrator(viewer);
  const year = asked.year.trim();
  if (!isYear(year)) return faults([TEXT.badYear(asked.year)]);
  const known = await loadSchoolYear(services.database, { municipality: viewer.municipality, year });
  if (known === undefined && !isInReach(year, today)) return faults([TEXT.farYear(year, yearsInReach(today))]);
  if (known === undefined && hasEnded(year, today)) return faults([TEXT.endedYear(year, closingDay(year))]);
  const read = readDefinition(services.administration.defaultCycle, asked.definition);
  if ('faults' in read) return faults(read.faults.map(cycleFaultText));
  const wrong = meetingFaults(read, asked.meetings);
  if (wrong.length > 0) return faults(wrong);
  const started = await services.administration.startYear({
    municipality: viewer.municipality,
    year,
    definition: read.definition,
    meetings: Object.fromEntries(Object.entries(asked.meetings).filter(([, date]) => date !== '')),
    by: viewer.person.id,
    via: viewer.via,
  });
  if (started.kind === 'started') return { ...started, year };
  if (started.kind === 'refused') return faults(started.faults.map((fault) => cycleFaultText(read.locate(fault))));
  return faults([TEXT.otherMunicipality(started.expected)]);
}

/** The definition given, else the default one. Faults name a file, never where the machine keeps it. */
export function readDefinition(
  defaultCycle: string,
  text: string | undefined,
): ReadDefinition | { readonly faults: readonly LocatedFault[] } {
  if (text !== undefined && text.trim() !== '') return readCycleDefinition({ text, file: 'definition' });
  const read = loadCycleFile(defaultCycle);
  if ('faults' in read) return { faults: read.faults.map(withFileName) };
  return { ...read, locate: (fault) => withFileName(read.locate(fault)) };
}

function withFileName(fault: LocatedFault): LocatedFault {
  return { ...fault, file: path.basename(fault.file) };
}

function isYear(year: string): boolean {
  try {
    yearSpan(year);
    return true;
  } catch {
    return false;
  }
}

function meetingFaults(
  { definition }: ReadDefinition,
  meetings: Readonly<Record<string, LocalDate>>,
): readonly string[] {
  const boards = definition.boards.map(({ key }) => key);
  return Object.entries(meetings).flatMap(([board, date]) => {
    if (!boards.includes(board)) return [TEXT.unknownBoard(board, boards)];
    return date === '' || isDate(date) ? [] : [TEXT.badMeeting(board, date)];
  });
}

function isDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  return new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}

function faults(list: readonly string[]): YearAnswer {
  return { kind: 'faults', faults: list };
}
