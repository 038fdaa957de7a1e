import { weekdayOf, addDays, localDateOf } from '../../../src/domain/calendar/local-time.ts';
import type { WorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import { isWorkingDay, nthWorkingDayAfter, nthWorkingDayBefore } from '../../../src/domain/calendar/working-days.ts';
import type { PersonId } from '../../../src/domain/organisation.ts';
import type { LocalDate } from '../../../src/domain/time.ts';
import type { MorningOfTask } from './lived-year.ts';
import { ZONE } from './played-year.ts';

/** The ladder of the random cycle, told once more in the plainest way: an oracle that knows nothing of the code it judges. */
const PENDING = ['open', 'returned', 'reopened'];

export type Expected = { readonly from: LocalDate; readonly until: LocalDate; readonly rungs: readonly string[] };

function isSame(a: readonly PersonId[], b: readonly PersonId[]): boolean {
  return a.length === b.length && a.every((person) => b.includes(person));
}

function runOf(
  mornings: readonly MorningOfTask[],
  goesOn: (one: MorningOfTask, first: MorningOfTask) => boolean,
): readonly MorningOfTask[] {
  const [first] = mornings;
  if (!first) return [];
  const end = mornings.findIndex((one) => one.isDisturbed || !goesOn(one, first));
  return end < 0 ? mornings : mornings.slice(0, end);
}

function isFirstOfWeek(calendar: WorkingCalendar, date: LocalDate): boolean {
  for (let back = 1; back < weekdayOf(date); back += 1) if (isWorkingDay(calendar, addDays(date, -back))) return false;
  return true;
}

/** What one lateness brings as long as nothing disturbs it: who is told what on which morning. */
export function expectedOfTask(calendar: WorkingCalendar, mornings: readonly MorningOfTask[]): Expected | null {
  const run = runOf(mornings, (one, first) => {
    if (!PENDING.includes(one.task.chart) || one.late.length === 0) return false;
    if (one.isBlocked && one.date > one.task.due) return false;
    return (
      isSame(one.late, first.late) && isSame(one.approvers, first.approvers) && isSame(one.directors, first.directors)
    );
  });
  const [first] = run;
  const until = run.at(-1)?.date;
  if (
    !first ||
    until === undefined ||
    first.task.beforeStart ||
    first.date > nthWorkingDayAfter(calendar, first.task.due, 1)
  )
    return null;
  const { late, approvers, directors } = first;
  const vcs = approvers.filter((person) => !late.includes(person));
  const tops = directors.filter((person) => !late.includes(person));
  const rungs: string[] = [];
  const say = (date: LocalDate, kind: string, to: readonly PersonId[]): void => {
    for (const person of new Set(to)) rungs.push(`${date} ${kind} ${person}`);
  };
  for (const { date } of run) {
    if (date <= first.task.due) continue;
    const nth = (n: number): boolean => nthWorkingDayAfter(calendar, first.task.due, n) === date;
    if (nth(1)) {
      say(date, 'overdue', late);
      say(date, 'overdue-copy', vcs);
    }
    if (nth(3)) say(date, 'escalation', vcs);
    if (nth(8))
      say(
        date,
        'escalation',
        tops.filter((person) => !vcs.includes(person)),
      );
    if (date > nthWorkingDayAfter(calendar, first.task.due, 8) && isFirstOfWeek(calendar, date))
      say(date, 'summary', [...vcs, ...tops]);
  }
  return { from: first.date, until, rungs: rungs.sort() };
}

/** The same of a review that nobody has put off. */
export function expectedOfReview(calendar: WorkingCalendar, mornings: readonly MorningOfTask[]): Expected | null {
  const run = runOf(
    mornings,
    (one, first) =>
      one.task.chart === 'handedIn' &&
      one.reviewers.length > 0 &&
      isSame(one.reviewers, first.reviewers) &&
      isSame(one.directorsOfReview, first.directorsOfReview) &&
      one.task.review?.round === undefined &&
      one.task.review?.due === first.task.review?.due &&
      one.task.review?.waitsSince === undefined,
  );
  const [first] = run;
  const until = run.at(-1)?.date;
  if (!first?.task.handedIn || until === undefined || first.task.namedReviewer !== undefined) return null;
  const clicked = localDateOf(ZONE, first.task.handedIn.at);
  if (first.date > nthWorkingDayAfter(calendar, clicked, 1)) return null;
  const due = nthWorkingDayAfter(calendar, clicked > first.task.due ? clicked : first.task.due, 10);
  const rungs: string[] = [];
  const say = (date: LocalDate, kind: string, to: readonly PersonId[]): void => {
    if (first.date <= date && date <= until) for (const person of new Set(to)) rungs.push(`${date} ${kind} ${person}`);
  };
  say(nthWorkingDayBefore(calendar, due, 2), 'review-reminder', first.reviewers);
  say(nthWorkingDayAfter(calendar, due, 1), 'review-overdue', first.reviewers);
  say(
    nthWorkingDayAfter(calendar, due, 5),
    'review-escalation',
    first.directorsOfReview.filter((person) => !first.reviewers.includes(person)),
  );
  return { from: first.date, until, rungs: rungs.sort() };
}
