import { html } from 'hono/html';
import type { LocalDate } from '../../domain/time.ts';
import { leafWords } from '../../text/pages/dates.ts';
import type { Html } from '../page-context.ts';

/** A leaf from the almanac, for a day that somebody must keep. `nearest` is the one that comes first. */
export function dateLeaf(date: LocalDate, { nearest = false } = {}): Html {
  const { weekday, day, month, week } = leafWords(date);
  return html`<time class="leaf${nearest ? ' now' : ''}" datetime="${date}"
    ><span class="day">${weekday}</span> <span class="num">${day}</span> <span class="mon">${month}</span>
    <span class="week">${week}</span></time
  >`;
}
