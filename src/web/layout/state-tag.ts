import { html } from 'hono/html';
import type { ShownState } from '../../text/pages/states.ts';
import type { Html } from '../page-context.ts';
import { icon } from './icon.ts';

/** A state: shape, word and colour, of which the first two are enough. */
export function stateTag({ shape, word }: { readonly shape: ShownState; readonly word: string }): Html {
  return html`<span class="state ${shape}">${icon(shape)} ${word}</span>`;
}
