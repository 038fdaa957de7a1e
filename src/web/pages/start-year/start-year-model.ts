import { existsIn } from '../../../domain/per-child.ts';
import { resolveCalendar } from '../../../domain/calendar/resolve-calendar.ts';
import { ROLES, type CycleDefinition } from '../../../domain/cycle-definition.ts';
import type { Organisation } from '../../../domain/organisation.ts';
import { followingYear, schoolYearOf, yearSpan, type SchoolYear } from '../../../domain/school-year.ts';
import { startedDates } from '../../../domain/started-dates.ts';
import type { Instant, LocalDate } from '../../../domain/time.ts';
import type { CycleFault } from '../../../domain/timetable/cycle-fault.ts';
import { drawTimetable, type TimetableStep } from '../../../domain/timetable/timetable.ts';
import type { CycleWarning, WarningInYear } from '../../../domain/timetable/cycle-warning.ts';
import { timetableWarnings } from '../../../domain/timetable/timetable-warnings.ts';
import { ROLE_TITLES } from '../../../text/roles.ts';
import { cycleWarningText } from '../../../text/cycle-warnings.ts';
import { placeTitle } from '../sight/person-names.ts';
import { listed } from '../../../text/numbers.ts';
import { ADMIN_TEXT } from '../../../text/pages/admin.ts';

export type PreviewRow = {
  readonly title: string;
  readonly who: string;
  readonly opensOn: LocalDate;
  readonly due: LocalDate;
  readonly board: string;
  readonly assumed: boolean;
  /** Its last day has passed already: nobody is asked for it. */
  readonly beforeStart: boolean;
};

export type TimetablePreview = {
  readonly rows: readonly PreviewRow[];
  /** Board key → the definition's own date. */
  readonly proposed: Readonly<Record<string, LocalDate>>;
  readonly plans: number;
  /** A sentence each; nothing that stops. */
  readonly warnings: readonly string[];
};

/** The läsår most likely meant: the one after those that run, else the one today lies in. */
export function likelyYear({
  running,
  today,
  basis,
}: {
  running: readonly SchoolYear[];
  today: LocalDate;
  basis: CycleDefinition['basis'];
}): SchoolYear {
  const newest = running.toSorted().at(-1);
  if (newest !== undefined) return followingYear(newest);
  const calendarYear = Number(today.slice(0, 4));
  if (basis === 'calendar-year') return String(calendarYear);
  const start = Number(today.slice(5, 7)) >= 6 ? calendarYear : calendarYear - 1;
  return schoolYearOf({ start, end: start + 1 });
}

/** Whether a text names a läsår. */
export function isSchoolYear(text: string): boolean {
  try {
    yearSpan(text);
    return true;
  } catch {
    return false;
  }
}

/** A läsår's dates as they would be, or what is wrong with the definition in that year. */
export function timetablePreview(
  definition: CycleDefinition,
  {
    year,
    meetings,
    organisation,
    startedAt,
  }: {
    year: SchoolYear;
    meetings: Readonly<Record<string, LocalDate>>;
    organisation: Organisation;
    /** As if it were started now. */
    startedAt: Instant;
  },
): TimetablePreview | { readonly faults: readonly CycleFault[] } {
  const calendar = resolveCalendar(definition, year);
  const drawn = drawTimetable({ definition, calendar, year, meetings });
  if ('faults' in drawn) return drawn;
  const usual = drawTimetable({ definition, calendar, year });
  const boards = new Map(definition.boards.map((board) => [board.key, board.title]));
  const datesOf = (row: TimetableStep) => {
    const { opensOn, due, beforeStart } = startedDates(row, { calendar, startedAt });
    return { opensOn, due, beforeStart };
  };
  const levels = new Set(definition.levels.map((level) => level.key));
  return {
    proposed: 'faults' in usual ? {} : (usual.meetings ?? {}),
    warnings: warningsOf(definition, timetableWarnings({ definition, calendar, timetable: drawn }), year),
    plans: organisation.places.filter((place) => levels.has(place.level) && existsIn(place, year)).length,
    rows: drawn.steps.map((row) => {
      const step = definition.steps.find(({ key }) => key === row.key);
      return {
        title: step?.title ?? row.key,
        who:
          step?.operations === undefined
            ? levelTitle(definition, row.level)
            : listed(step.operations.map((key) => placeTitle(organisation, key))),
        ...datesOf(row),
        board: row.board === undefined ? '' : (boards.get(row.board) ?? row.board),
        assumed: step?.assumed ?? false,
      };
    }),
  };
}

function levelTitle(definition: CycleDefinition, level: string): string {
  return definition.levels.find(({ key }) => key === level)?.title ?? ADMIN_TEXT.everybody;
}

/** Each sentence once, with the steps and roles called what people call them. */
function warningsOf(
  definition: CycleDefinition,
  warnings: readonly WarningInYear[],
  year: SchoolYear,
): readonly string[] {
  const title = (key: string) => definition.steps.find((step) => step.key === key)?.title ?? key;
  const sentences = warnings.map(({ warning, on }) =>
    cycleWarningText({ warning: withTitles(warning, title), years: [{ year, on }] }),
  );
  return [...new Set(sentences)];
}

function withTitles(warning: CycleWarning, title: (key: string) => string): CycleWarning {
  if (warning.kind === 'same-week') {
    const role = ROLES.find((one) => one === warning.who);
    const [first, second] = warning.steps;
    return { ...warning, steps: [title(first), title(second)], who: role ? ROLE_TITLES[role] : warning.who };
  }
  if (warning.kind === 'requires-later') {
    return { ...warning, step: title(warning.step), required: title(warning.required) };
  }
  return { ...warning, step: title(warning.step) };
}
