import { html } from 'hono/html';
import type { LocalDate } from '../../../domain/time.ts';
import { dayAndMonth, weekOf } from '../../../text/dates.ts';
import { wheelDescription, wheelTitle } from '../../../text/pages/wheel.ts';
import type { Html } from '../../page-context.ts';
import type { WheelModel } from './wheel-model.ts';

/** The year as a wheel. Everything it says stands in the list beside it too. */
export function wheel(model: WheelModel, { id, year, today }: { id: string; year: string; today: LocalDate }): Html {
  return html`<svg class="wheel" viewBox="0 0 560 560" role="img" aria-labelledby="${id}-t ${id}-d">
    <title id="${id}-t">${wheelTitle(year)}</title>
    <desc id="${id}-d">${wheelDescription(model.knots.length, today)}</desc>
    ${model.months.map(
      (month) =>
        html`<path class="rim${month.now ? ' now' : ''}" d="${month.path}" /><text
            class="month"
            x="${month.at.x}"
            y="${month.at.y}"
            >${month.label}</text
          >`,
    )}
    <path class="thread ahead" d="${model.ahead}" />
    <path class="thread" d="${model.behind}" />
    ${
      model.hand
        ? html`<path
              class="hand"
              d="M${model.hand.from.x} ${model.hand.from.y}L${model.hand.to.x} ${model.hand.to.y}"
            /><circle class="hand-tip" cx="${model.hand.to.x}" cy="${model.hand.to.y}" r="6" />`
        : ''
    }
    ${model.knots.map(
      (knot) =>
        html`<circle class="knot ${knot.shape}" cx="${knot.x}" cy="${knot.y}" r="15" /><text
            class="mark"
            x="${knot.x}"
            y="${knot.y}"
            >${knot.number}</text
          >`,
    )}
    <text class="hub" x="280" y="272">${weekOf(today)}</text>
    <text class="hub-day" x="280" y="314">${dayAndMonth(today, today)}</text>
  </svg>`;
}
