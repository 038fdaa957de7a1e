import { html } from 'hono/html';
import { ORGANISATION_TEXT as TEXT } from '../../../text/pages/organisation.ts';
import type { Html } from '../../page-context.ts';

/** Where an organisation file is chosen. */
export function fileField(): Html {
  return html`<div class="field">
    <label for="fil">${TEXT.file}</label><span class="hint" id="fil-h">${TEXT.fileHint}</span>
    <input type="file" id="fil" name="fil" accept=".csv,.json,text/csv,application/json" aria-describedby="fil-h" />
  </div>`;
}
