import { html } from 'hono/html';
import { stateTag } from '../../layout/state-tag.ts';
import type { Html } from '../../page-context.ts';
import type { YearStep } from './year-steps.ts';

/** The steps of a year in order of date, numbered as in the wheel. */
export function yearList(steps: readonly YearStep[]): Html {
  return html`<ol class="yearlist">
    ${steps.map(
      (step) =>
        html`<li>
          <span class="n" aria-hidden="true">${step.number}</span>
          <span
            >${step.href ? html`<a href="${step.href}">${step.title}</a>` : step.title}<time
              class="due"
              datetime="${step.due}"
              >${step.dueWords}</time
            ></span
          >
          ${stateTag(step.badge)}
        </li>`,
    )}
  </ol>`;
}
