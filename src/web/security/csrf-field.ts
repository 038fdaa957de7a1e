import { html } from 'hono/html';
import type { Viewer } from '../viewer.ts';

/** Belongs in every form that is posted. */
export function csrfField(viewer: Viewer) {
  return html`<input type="hidden" name="csrf" value="${viewer.csrf}" />`;
}
