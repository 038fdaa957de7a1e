import { isBlank } from '../../../contract/forms/is-blank.ts';
import { html } from 'hono/html';
import { REPORT_TEXT } from '../../../text/pages/report.ts';
import type { Html } from '../../page-context.ts';
import type { ReportPart } from './report-parts.ts';

/** A report to be read: each question with its answer as it was written. `ids` where nothing else on the page has them. */
export function readParts(parts: readonly ReportPart[], { ids = true } = {}): Html {
  return html`${parts.map(
    (part) =>
      html`<section class="block flow">
        <h2 ${ids ? html`id="${part.id}"` : ''}>${part.heading}</h2>
        ${countsOf(part)} ${part.fields.filter((one) => one.kind === 'text').map((one) => answer(one, part.heading))}
      </section>`,
  )}`;
}

function countsOf(part: ReportPart): Html {
  const counts = part.fields.filter((one) => one.kind === 'count');
  if (counts.length === 0) return html``;
  return html`<dl class="facts">
    ${counts.map(
      (one) =>
        html`<dt>${one.label}</dt>
          <dd>${isBlank(one.value) ? html`<span class="soft">${REPORT_TEXT.noAnswer}</span>` : one.value}</dd>`,
    )}
  </dl>`;
}

/** A single question that is named as its section needs no heading of its own. */
function answer({ label, value }: { readonly label: string; readonly value: string }, heading: string): Html {
  return html`${label === heading ? '' : html`<h3>${label}</h3>`}
  ${isBlank(value) ? html`<p class="soft">${REPORT_TEXT.noAnswer}</p>` : html`<p class="prose">${value}</p>`}`;
}
