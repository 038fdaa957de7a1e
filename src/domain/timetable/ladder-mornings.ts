import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { nthWorkingDayAfter } from '../calendar/working-days.ts';
import type { Ladder, LadderRole } from '../cycle-definition.ts';
import type { LocalDate } from '../time.ts';
import { countedBefore } from './counted-date.ts';

export type LadderMornings = {
  /** In the order of the ladder; two may fall on one morning. */
  readonly reminders: readonly LocalDate[];
  readonly overdue: LocalDate | null;
  readonly escalations: readonly { readonly on: LocalDate; readonly to: LadderRole }[];
};

/**
 * The mornings of a ladder for one deadline, all of them working days. A reminder at or before the opening is left out.
 * Without a ladder there are none.
 */
export function ladderMornings(options: {
  readonly calendar: WorkingCalendar;
  readonly ladder: Ladder | undefined;
  readonly opensOn: LocalDate;
  readonly due: LocalDate;
}): LadderMornings {
  const { calendar, ladder, opensOn, due } = options;
  if (ladder === undefined) return NONE;
  const worked = workedOut(calendar, ladder);
  const key = `${opensOn}|${due}`;
  const known = worked.get(key);
  if (known) return known;
  const mornings = laidOut(calendar, ladder, { opensOn, due });
  if (worked.size >= MOST_REMEMBERED) worked.clear();
  worked.set(key, mornings);
  return mornings;
}

const NONE: LadderMornings = { reminders: [], overdue: null, escalations: [] };
const MOST_REMEMBERED = 10_000;
/** What has been worked out for a ladder on a calendar goes with them. */
const remembered = new WeakMap<WorkingCalendar, WeakMap<Ladder, Map<string, LadderMornings>>>();

function workedOut(calendar: WorkingCalendar, ladder: Ladder): Map<string, LadderMornings> {
  const ofCalendar = remembered.get(calendar) ?? new WeakMap<Ladder, Map<string, LadderMornings>>();
  remembered.set(calendar, ofCalendar);
  const worked = ofCalendar.get(ladder) ?? new Map<string, LadderMornings>();
  ofCalendar.set(ladder, worked);
  return worked;
}

function laidOut(
  calendar: WorkingCalendar,
  ladder: Ladder,
  { opensOn, due }: { readonly opensOn: LocalDate; readonly due: LocalDate },
): LadderMornings {
  return {
    reminders: ladder.reminders
      .map((count) => countedBefore({ calendar, count, base: due }))
      .filter((morning) => morning > opensOn),
    overdue: ladder.overdue ? nthWorkingDayAfter(calendar, due, ladder.overdue.workingDays) : null,
    escalations: ladder.escalations.map(({ workingDays, to }) => ({
      on: nthWorkingDayAfter(calendar, due, workingDays),
      to,
    })),
  };
}
