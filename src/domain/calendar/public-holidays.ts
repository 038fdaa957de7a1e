import type { LocalDate } from '../time.ts';
import { dateOf } from './epoch-day.ts';
import { addDays, weekdayOf } from './local-time.ts';

/** Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher). */
export function easterSunday(year: number): LocalDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return pad(year, month, day);
}

/** Allmänna helgdagar beside ordinary Sundays, lag (1989:253); as the law stands since 2005. */
export function publicHolidays(year: number): Readonly<Record<string, LocalDate>> {
  const easter = easterSunday(year);
  return {
    nyårsdagen: pad(year, 1, 1),
    trettondedagJul: pad(year, 1, 6),
    långfredagen: addDays(easter, -2),
    påskdagen: easter,
    annandagPåsk: addDays(easter, 1),
    förstaMaj: pad(year, 5, 1),
    kristiHimmelsfärdsdag: addDays(easter, 39),
    pingstdagen: addDays(easter, 49),
    nationaldagen: pad(year, 6, 6),
    midsommardagen: saturdayFrom(pad(year, 6, 20)),
    allaHelgonsDag: saturdayFrom(pad(year, 10, 31)),
    juldagen: pad(year, 12, 25),
    annandagJul: pad(year, 12, 26),
  };
}

/** Midsommarafton, julafton and nyårsafton: no public holidays, yet like Sundays in working life. */
export function freeEves(year: number): readonly LocalDate[] {
  return [addDays(saturdayFrom(pad(year, 6, 20)), -1), pad(year, 12, 24), pad(year, 12, 31)];
}

/** Public holidays and free eves of a year, to look dates up in. */
export function daysOff(year: number): ReadonlySet<LocalDate> {
  return new Set([...Object.values(publicHolidays(year)), ...freeEves(year)]);
}

function saturdayFrom(date: LocalDate): LocalDate {
  return addDays(date, (6 - weekdayOf(date) + 7) % 7);
}

function pad(year: number, month: number, day: number): LocalDate {
  const date = dateOf(year, month, day);
  if (date === undefined) throw new RangeError(`${year}-${month}-${day} finns inte`);
  return date;
}
