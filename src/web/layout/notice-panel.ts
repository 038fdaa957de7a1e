import { html } from 'hono/html';
import type { Html } from '../page-context.ts';
import { icon, type IconName } from './icon.ts';

export type NoticeTone = 'info' | 'check' | 'done' | 'stop';

const ICONS: Readonly<Record<NoticeTone, IconName>> = { info: 'info', check: 'warn', done: 'approved', stop: 'stop' };

/** Something the reader should know before the rest. `live` reads it aloud when it appears after a click. */
export function noticePanel(
  tone: NoticeTone,
  { heading, body, live = false }: { heading: string; body?: Html | readonly Html[] | string; live?: boolean },
): Html {
  return html`<div class="notice ${tone}" ${live ? 'role=status' : ''}>
    ${icon(ICONS[tone])}
    <div>
      <h2>${heading}</h2>
      ${typeof body === 'string' ? html`<p>${body}</p>` : (body ?? '')}
    </div>
  </div>`;
}
