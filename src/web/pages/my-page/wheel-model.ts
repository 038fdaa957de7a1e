import { addDays, daysBetween } from '../../../domain/calendar/local-time.ts';
import type { SchoolYear } from '../../../domain/school-year.ts';
import type { LocalDate } from '../../../domain/time.ts';
import { shortMonth } from '../../../text/pages/dates.ts';
import type { ShownState } from '../../../text/pages/states.ts';
import { cycleSpan } from '../../layout/week-ruler.ts';

export type Point = { readonly x: number; readonly y: number };
export type WheelModel = {
  readonly months: readonly {
    readonly label: string;
    readonly at: Point;
    readonly path: string;
    readonly now: boolean;
  }[];
  readonly behind: string;
  readonly ahead: string;
  readonly knots: readonly (Point & { readonly number: number; readonly shape: ShownState })[];
  /** Absent when today lies outside the cycle. */
  readonly hand?: { readonly from: Point; readonly to: Point };
};

const CENTRE = 280;
const RIM = { outer: 252, inner: 212 };
const THREAD = 178;
const LAP = 365;
/** From this day the thread turns inwards, so that what lies on the second lap is told from the first. */
const TURN = 318;
const KNOT = 17;

/**
 * The year as a wheel: one lap from the cycle's first day, the rest of a longer cycle further in on the same thread.
 * Angles in days, distances in units of the 560-wide drawing.
 */
export function wheelModel(
  steps: readonly {
    readonly number: number;
    readonly due: LocalDate;
    readonly badge: { readonly shape: ShownState };
  }[],
  { year, today }: { readonly year: SchoolYear; readonly today: LocalDate },
): WheelModel {
  const { from, to } = cycleSpan(year);
  const last = daysBetween(from, to);
  const now = daysBetween(from, today);
  const until = Math.max(0, Math.min(now, last));
  return {
    months: monthRim(from, now),
    behind: threadPath(0, until),
    ahead: threadPath(until, last),
    knots: placed(
      steps.map((step) => ({ number: step.number, shape: step.badge.shape, day: daysBetween(from, step.due) })),
    ),
    ...(now >= 0 && now <= last ? { hand: { from: polar(now, 96), to: polar(now, RIM.inner - 2) } } : {}),
  };
}

function monthRim(from: LocalDate, now: number): WheelModel['months'] {
  const first = Number(from.slice(5, 7));
  let start = 0;
  return Array.from({ length: 12 }, (_, index) => {
    const month = ((first - 1 + index) % 12) + 1;
    const end = index === 11 ? LAP : start + daysIn(addDays(from, start));
    const path = sector(start, end);
    const at = polar((start + end) / 2, (RIM.outer + RIM.inner) / 2);
    const lapDay = ((now % LAP) + LAP) % LAP;
    const current = lapDay >= start && lapDay < end;
    start = end;
    return { label: shortMonth(month), at, path, now: current };
  });
}

/** Days in the month that begins on `date`. */
function daysIn(date: LocalDate): number {
  const next = addDays(`${date.slice(0, 8)}01`, 31);
  return daysBetween(date, `${next.slice(0, 8)}01`);
}

function sector(start: number, end: number): string {
  const [a, b, c, d] = [polar(start, RIM.outer), polar(end, RIM.outer), polar(end, RIM.inner), polar(start, RIM.inner)];
  const arc = (radius: number, sweep: 0 | 1) => `A${String(radius)} ${String(radius)} 0 0 ${String(sweep)}`;
  return `M${pair(a)}${arc(RIM.outer, 1)} ${pair(b)}L${pair(c)}${arc(RIM.inner, 0)} ${pair(d)}Z`;
}

function threadPath(from: number, to: number): string {
  const points = [];
  for (let day = from; day < to; day += 4) points.push(pair(polar(day, threadRadius(day))));
  points.push(pair(polar(to, threadRadius(to))));
  return `M${points.join('L')}`;
}

function threadRadius(day: number): number {
  return THREAD - Math.max(0, Math.min(1, (day - TURN) / 70)) * 66;
}

/** Knots that would cover one another are moved inwards or outwards from the thread. */
function placed(knots: readonly { number: number; shape: ShownState; day: number }[]): WheelModel['knots'] {
  const taken: (Point & { number: number; shape: ShownState })[] = [];
  for (const { number, shape, day } of knots) {
    const radius = threadRadius(day);
    const tries = [0, -36, -70, 34, -104].map((shift) => polar(day, Math.min(radius + shift, RIM.inner - KNOT - 2)));
    const free = tries.find((point) =>
      taken.every((other) => Math.hypot(other.x - point.x, other.y - point.y) > 2 * KNOT + 1),
    );
    const { x, y } = free ?? polar(day, radius);
    taken.push({ number, shape, x, y });
  }
  return taken;
}

function polar(day: number, radius: number): Point {
  const angle = (day / LAP) * 2 * Math.PI - Math.PI / 2;
  return { x: round(CENTRE + radius * Math.cos(angle)), y: round(CENTRE + radius * Math.sin(angle)) };
}

function pair({ x, y }: Point): string {
  return `${String(x)} ${String(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
