import type { Instant, LocalDate } from '../time.ts';
import { dateOfEpochDay } from './epoch-day.ts';
import { addDays, endOfDay, instantAt, weekdayOf } from './local-time.ts';
import { daysOff } from './public-holidays.ts';
import type { WorkingCalendar } from './working-calendar.ts';

type Memo = {
  readonly off: Map<number, ReadonlySet<LocalDate>>;
  readonly working: Map<LocalDate, boolean>;
  /** The next (1) and the previous (-1) working day. */
  readonly beside: Readonly<Record<1 | -1, Map<LocalDate, LocalDate>>>;
  readonly sending: Map<LocalDate, Instant>;
  readonly deadlines: Map<LocalDate, Instant>;
  /** By day since 1970 in UTC: the local dates it may be, and where the middle one begins and ends. */
  readonly days: Map<number, { before: LocalDate; same: LocalDate; after: LocalDate; begins: Instant; ends: Instant }>;
};

const MS_PER_DAY = 86_400_000;

const MEMO_DAYS = 4_000;
/** Answers already worked out for a calendar; goes with it, and starts afresh when it grows. */
const memos = new WeakMap<WorkingCalendar, Memo>();

/** No working day was found within ten years: the breaks cover everything. */
const SEARCH_DAYS = 3_660;

/** Monday–Friday, no public holiday, none of the three free eves, in no break (cycle-format §2). */
export function isWorkingDay(calendar: WorkingCalendar, date: LocalDate): boolean {
  const memo = memoOf(calendar);
  return remembered(memo.working, date, () => {
    if (weekdayOf(date) > 5) return false;
    const year = Number(date.slice(0, 4));
    if (remembered(memo.off, year, () => daysOff(year)).has(date)) return false;
    return !calendar.breaks.some(({ from, to }) => from <= date && date <= to);
  });
}

export function workingDayOnOrBefore(calendar: WorkingCalendar, date: LocalDate): LocalDate {
  return isWorkingDay(calendar, date) ? date : step(calendar, date, -1);
}

export function workingDayOnOrAfter(calendar: WorkingCalendar, date: LocalDate): LocalDate {
  return isWorkingDay(calendar, date) ? date : step(calendar, date, 1);
}

/** The n-th working day strictly after `date`; with n = 0 the date itself, working day or not. */
export function nthWorkingDayAfter(calendar: WorkingCalendar, date: LocalDate, n: number): LocalDate {
  return nth(calendar, date, n, 1);
}

/** The n-th working day strictly before `date`; with n = 0 the date itself, working day or not. */
export function nthWorkingDayBefore(calendar: WorkingCalendar, date: LocalDate, n: number): LocalDate {
  return nth(calendar, date, n, -1);
}

/** How many working days d there are with `from` < d ≤ `to`; 0 when `to` is not later. */
export function workingDaysBetween(calendar: WorkingCalendar, from: LocalDate, to: LocalDate): number {
  let count = 0;
  for (let date = step(calendar, from, 1); date <= to; date = step(calendar, date, 1)) count += 1;
  return count;
}

/** The first working day whose sending moment is strictly later than `instant`. */
export function nextSendingMorning(calendar: WorkingCalendar, instant: Instant): LocalDate {
  const first = workingDayOnOrAfter(calendar, dayOf(calendar, instant));
  return sendInstant(calendar, first) > instant ? first : nthWorkingDayAfter(calendar, first, 1);
}

/** `sendAt` local on `date`, whatever day that is. */
export function sendInstant(calendar: WorkingCalendar, date: LocalDate): Instant {
  return remembered(memoOf(calendar).sending, date, () => instantAt(calendar.timezone, date, calendar.sendAt));
}

/** The deadline instant of a due date: 24:00 local, exclusive. */
export function deadlineInstant(calendar: WorkingCalendar, due: LocalDate): Instant {
  return remembered(memoOf(calendar).deadlines, due, () => endOfDay(calendar.timezone, due));
}

/** The local date of an instant, as `localDateOf`; quick for the many instants of one cycle. */
export function dayOf(calendar: WorkingCalendar, instant: Instant): LocalDate {
  const utcDay = Math.floor(instant / MS_PER_DAY);
  const { before, same, after, begins, ends } = remembered(memoOf(calendar).days, utcDay, () => {
    const guess = dateOfEpochDay(utcDay);
    return {
      before: addDays(guess, -1),
      same: guess,
      after: addDays(guess, 1),
      begins: deadlineInstant(calendar, addDays(guess, -1)),
      ends: deadlineInstant(calendar, guess),
    };
  });
  if (instant >= ends) return after;
  return instant >= begins ? same : before;
}

function nth(calendar: WorkingCalendar, date: LocalDate, n: number, direction: 1 | -1): LocalDate {
  let found = date;
  for (let left = n; left > 0; left -= 1) found = step(calendar, found, direction);
  return found;
}

function step(calendar: WorkingCalendar, date: LocalDate, direction: 1 | -1): LocalDate {
  return remembered(memoOf(calendar).beside[direction], date, () => search(calendar, date, direction));
}

function search(calendar: WorkingCalendar, date: LocalDate, direction: 1 | -1): LocalDate {
  let next = date;
  for (let tried = 0; tried < SEARCH_DAYS; tried += 1) {
    next = addDays(next, direction);
    if (isWorkingDay(calendar, next)) return next;
  }
  throw new RangeError(`ingen arbetsdag inom tio år från ${date}: loven täcker allt`);
}

function memoOf(calendar: WorkingCalendar): Memo {
  const known = memos.get(calendar);
  if (known) return known;
  const memo: Memo = {
    off: new Map(),
    working: new Map(),
    beside: { 1: new Map(), [-1]: new Map() },
    sending: new Map(),
    deadlines: new Map(),
    days: new Map(),
  };
  memos.set(calendar, memo);
  return memo;
}

function remembered<K, V>(memory: Map<K, V>, key: K, compute: () => V): V {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const value = compute();
  if (memory.size >= MEMO_DAYS) memory.clear();
  memory.set(key, value);
  return value;
}
