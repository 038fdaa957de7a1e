import type { CycleDefinition } from '../domain/cycle-definition.ts';
import { isoWeekOf, localDateOf, weekdayOf } from '../domain/calendar/local-time.ts';
import type { AnsweredStep } from '../domain/timetable/timetable-answer.ts';
import type { LocalDate } from '../domain/time.ts';

export const cycleCheckUsage =
  'Användning: arshjul cycle check FIL [--years 2018-2047] [--json]\n' +
  'Prövar läsår som börjar 2005–2199; utan --years de tio som börjar 2026–2035.';

const WEEKDAYS = ['mån', 'tis', 'ons', 'tor', 'fre', 'lör', 'sön'] as const;

/** The dates of every checked year as tables, the warnings first. */
export function cycleCheckText(options: {
  readonly definition: CycleDefinition;
  readonly warnings: readonly string[];
  readonly years: readonly { readonly year: string; readonly steps: readonly AnsweredStep[] }[];
}): string {
  const { definition, warnings, years } = options;
  const kind = definition.basis === 'school-year' ? 'Läsår' : 'År';
  const first = years[0]?.year ?? '';
  const last = years.at(-1)?.year ?? '';
  const span = years.length > 1 ? `${first}–${last}` : first;
  return [
    `${definition.name}, version ${definition.version}: giltig för ${span}.`,
    ...(warnings.length === 0 ? ['Inga varningar.'] : ['', 'Varningar:', ...warnings.map((warning) => `- ${warning}`)]),
    ...years.flatMap(({ year, steps }) => ['', `${kind} ${year}`, ...table(definition, steps)]),
    '',
  ].join('\n');
}

function table(definition: CycleDefinition, steps: readonly AnsweredStep[]): readonly string[] {
  const on = (at: string): LocalDate => localDateOf(definition.timezone, Date.parse(at));
  const rows = [
    ['Sista dag', 'Öppnar', 'Steg', 'Påminnelser', 'Försenad', 'Trappan'],
    ...steps.map((step) => [
      dayText(step.due),
      dayText(on(step.opensAt)),
      stepText(definition, step),
      step.reminders.map(({ at }) => shortText(on(at))).join(', ') || '–',
      step.overdueAt === null ? '–' : shortText(on(step.overdueAt)),
      step.escalations.map(({ to, at }) => `${RECEIVERS[to]} ${shortText(on(at))}`).join(', ') || '–',
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

const RECEIVERS: Readonly<Record<AnsweredStep['escalations'][number]['to'], string>> = {
  approver: 'chefen ovanför',
  director: 'utbildningsdirektören',
  administrator: 'administratören',
};

function stepText(definition: CycleDefinition, { key, level, board }: AnsweredStep): string {
  const step = definition.steps.find((other) => other.key === key);
  const where = definition.levels.find((other) => other.key === level)?.title ?? level;
  const meeting = definition.boards.find((other) => other.key === board)?.title;
  const assumed = step?.assumed === true ? ', antagen dag' : '';
  return `${step?.title ?? key} (${key}; ${meeting === undefined ? where : `${where}, ${meeting}`}${assumed})`;
}

/** "fre 6/11 2026 v. 45" */
function dayText(date: LocalDate): string {
  return `${WEEKDAYS[weekdayOf(date) - 1] ?? ''} ${shortText(date)} ${date.slice(0, 4)} v. ${String(isoWeekOf(date).week)}`;
}

/** "6/11" */
function shortText(date: LocalDate): string {
  return `${String(Number(date.slice(8, 10)))}/${String(Number(date.slice(5, 7)))}`;
}
