import type { Count } from '../domain/cycle-definition.ts';
import type { CycleWarning } from '../domain/timetable/cycle-warning.ts';
import type { WarnedYears } from '../domain/timetable/warned-years.ts';
import { weekOf } from './dates.ts';

/** One sentence, naming at most four of the läsår. */
export function cycleWarningText({ warning, years }: WarnedYears): string {
  return `${sentence(warning)}${yearsText(years)}.`;
}

function sentence(warning: CycleWarning): string {
  switch (warning.kind) {
    case 'reminder-before-opening':
      return `${warning.step}: påminnelsen ${countText(warning.reminder)} före faller före öppningen, eller på den, och går inte ut`;
    case 'same-week':
      return `${warning.steps.join(' och ')}: två sista dagar i samma vecka för samma person (${warning.who})`;
    case 'requires-later':
      return `${warning.step}: kräver ${warning.required}, som öppnar först efter stegets sista dag`;
    case 'unknown-form':
      return `${warning.step}: formuläret ${warning.form} finns varken under forms eller i mappen forms; steget blir ett enda avsnitt med fri text`;
  }
}

function countText(count: Count): string {
  if ('days' in count) return count.days === 1 ? 'en dag' : `${String(count.days)} dagar`;
  return count.workingDays === 1 ? 'en arbetsdag' : `${String(count.workingDays)} arbetsdagar`;
}

function yearsText(years: WarnedYears['years']): string {
  if (years.length === 0) return '';
  const shown = years.slice(0, 4).map(({ year, on }) => `${year} ${weekOf(on)}`);
  const more = years.length > 4 ? ` och ${String(years.length - 4)} år till` : '';
  return `: ${shown.join(', ')}${more}`;
}
