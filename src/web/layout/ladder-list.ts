import { html } from 'hono/html';
import type { Html } from '../page-context.ts';
import type { LadderLine } from '../pages/sight/ladder-lines.ts';
import { icon, type IconName } from './icon.ts';

const MARKS: Readonly<Record<LadderLine['time'], { readonly name: string; readonly icon: IconName }>> = {
  past: { name: 'past', icon: 'tick' },
  here: { name: 'here', icon: 'dot' },
  ahead: { name: 'ahead', icon: 'wait' },
  late: { name: 'warn', icon: 'late' },
};

/** What has happened and what will if nothing does, day by day. */
export function ladderList(lines: readonly LadderLine[]): Html {
  return html`<ol class="ladder">
    ${lines.map(
      (line) =>
        html`<li class="${MARKS[line.time].name}">
          ${icon(MARKS[line.time].icon)}<time class="when" datetime="${line.on}">${line.when}</time
          >${line.sentences.join(' ')}
        </li>`,
    )}
  </ol>`;
}
