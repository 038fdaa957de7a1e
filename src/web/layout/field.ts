import { html } from 'hono/html';
import type { Html } from '../page-context.ts';
import { icon } from './icon.ts';

export type FieldModel = {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  /** What must be put right. */
  readonly fault?: string | undefined;
  readonly kind: 'text' | 'area' | 'low-area' | 'count' | 'date' | 'email' | 'search';
  readonly autocomplete?: string;
  /** A heading just above says the same: the label is heard, not seen. */
  readonly labelHeard?: boolean;
};

/** A labelled control with its hint and fault, tied together for those who hear the page. */
export function field(model: FieldModel): Html {
  const { id, hint, fault } = model;
  const described = [hint ? `${id}-h` : '', fault ? `${id}-f` : ''].filter((part) => part !== '').join(' ');
  const wiring = html`id="${id}" name="${model.name}" ${described ? html`aria-describedby="${described}"` : ''}
  ${fault ? html`aria-invalid="true"` : ''}`;
  return html`<div class="field${fault ? ' faulty' : ''}">
    <label for="${id}" ${model.labelHeard ? html` class="hide"` : ''}>${model.label}</label>
    ${hint ? html`<span class="hint" id="${id}-h">${hint}</span>` : ''}
    ${fault ? html`<p class="field-error" id="${id}-f">${icon('stop')}${fault}</p>` : ''} ${control(model, wiring)}
  </div>`;
}

function control({ kind, value, autocomplete }: FieldModel, wiring: Html): Html {
  // A browser drops the first line break of a textarea, so one is given to drop.
  if (kind === 'area') return html`<textarea ${wiring} rows="6">${'\n'}${value}</textarea>`;
  if (kind === 'low-area') return html`<textarea class="low" ${wiring} rows="3">${'\n'}${value}</textarea>`;
  const complete = html`autocomplete="${autocomplete ?? 'off'}"`;
  if (kind === 'count') {
    return html`<input class="narrow" type="text" inputmode="numeric" ${wiring} ${complete} value="${value}" />`;
  }
  // Written out: a browser's own date field follows the browser's language, and drops what it cannot read.
  if (kind === 'date') return html`<input class="narrow" type="text" ${wiring} ${complete} value="${value}" />`;
  return html`<input type="${kind}" ${wiring} ${complete} value="${value}" />`;
}
