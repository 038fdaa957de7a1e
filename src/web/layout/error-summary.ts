import { html } from 'hono/html';
import type { Html } from '../page-context.ts';

/** What is in the way, each linked to its field; first on the page and first in focus. */
export function errorSummary(
  heading: string,
  faults: readonly { readonly href: string; readonly text: string }[],
): Html {
  if (faults.length === 0) return html``;
  return html`<div class="error-summary" role="alert" aria-labelledby="fel" tabindex="-1" autofocus>
    <h2 id="fel">${heading}</h2>
    <ul>
      ${faults.map((fault) => html`<li><a href="${fault.href}">${fault.text}</a></li>`)}
    </ul>
  </div>`;
}
