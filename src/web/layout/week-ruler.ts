import { html, raw } from 'hono/html';
import { addDays, daysBetween, weekdayOf } from '../../domain/calendar/local-time.ts';
import { followingYear, yearSpan, type SchoolYear } from '../../domain/school-year.ts';
import type { LocalDate } from '../../domain/time.ts';
import { cycleLine, todayLine } from '../../text/pages/layout.ts';
import { cycleSpanWords, shortMonth } from '../../text/pages/dates.ts';
import type { Html } from '../page-context.ts';

export type RulerModel = {
  readonly days: number;
  /** Days from the left edge at which a week begins; `month` where a month begins in it. */
  readonly weeks: readonly { readonly at: number; readonly month: boolean }[];
  readonly months: readonly string[];
  /** Absent when today lies outside the cycle. */
  readonly today?: number;
};

/** The span a cycle is drawn over: August to October of the next year, or a calendar year and the January after. */
export function cycleSpan(year: SchoolYear): { readonly from: LocalDate; readonly to: LocalDate } {
  const { start, end } = yearSpan(year);
  return start === end
    ? { from: `${String(start)}-01-01`, to: `${String(start)}-12-31` }
    : { from: `${String(start)}-08-01`, to: `${String(end)}-10-31` };
}

/** Where weeks, months and today lie on the ruler of a cycle. */
export function rulerModel(year: SchoolYear, today: LocalDate): RulerModel {
  const { from, to } = cycleSpan(year);
  const days = daysBetween(from, to) + 1;
  const firstMonday = (8 - weekdayOf(from)) % 7;
  const weeks = [];
  for (let at = firstMonday; at < days; at += 7) {
    weeks.push({ at, month: Number(addDays(from, at).slice(8, 10)) <= 7 });
  }
  const firstMonth = Number(from.slice(5, 7));
  const months = Array.from({ length: from.endsWith('08-01') ? 15 : 12 }, (_, index) => shortMonth(firstMonth + index));
  const at = daysBetween(from, today);
  return { days, weeks, months, ...(at >= 0 && at < days ? { today: at + 0.5 } : {}) };
}

/** Under the header: today, the cycle, and where in it we are. The drawing says nothing the line above it does not. */
export function weekRuler({
  year,
  today,
}: {
  readonly year?: SchoolYear | undefined;
  readonly today: LocalDate;
}): Html {
  if (year === undefined) {
    return html`<div class="ruler-band">
      <div class="ruler-wrap">
        <p class="ruler-text"><strong>${todayLine(today)}</strong></p>
      </div>
    </div>`;
  }
  const model = rulerModel(year, today);
  const ticks = model.weeks.map(({ at, month }) => `M${String(at)} 20V${month ? '12' : '16'}`).join('');
  const hand =
    model.today === undefined
      ? ''
      : `<path class="hand" d="M${String(model.today)} 0V20" vector-effect="non-scaling-stroke"/>`;
  const line = cycleLine({ year, span: cycleSpanWords(cycleSpan(year)), plan: followingYear(year) });
  return html`<div class="ruler-band">
    <div class="ruler-wrap">
      <p class="ruler-text">
        <span><strong>${todayLine(today)}</strong></span
        ><span>${line}</span>
      </p>
      <div class="ruler" aria-hidden="true">
        <svg viewBox="0 0 ${model.days} 20" preserveAspectRatio="none" focusable="false">
          <path d="${ticks}M0 20H${model.days}" fill="none" stroke="currentColor" vector-effect="non-scaling-stroke" />
          ${raw(hand)}
        </svg>
        <div class="ruler-months">${model.months.map((month) => html`<span>${month}</span>`)}</div>
      </div>
    </div>
  </div>`;
}
