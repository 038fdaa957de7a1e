import { html } from 'hono/html';
import { askButton, dueHint, EXTENSION_TEXT, whichTask } from '../../../text/pages/extension.ts';
import { field } from '../../layout/field.ts';
import type { Html } from '../../page-context.ts';
import { actPath } from '../../routes.ts';
import { csrfField } from '../../security/csrf-field.ts';
import type { Viewer } from '../../viewer.ts';

/** The way out of a deadline, told beside what happens without it. */
export function extensionForm(ask: {
  readonly id: string;
  readonly plan: string;
  readonly task: string;
  readonly title: string;
  readonly askedOf: string;
  /** A date that would do, to show how it is written. */
  readonly example: string;
  readonly viewer: Viewer;
}): Html {
  return html`<section class="flow" aria-labelledby="${ask.id}">
    <h2 id="${ask.id}">${EXTENSION_TEXT.heading}</h2>
    <p class="measure">${whichTask(ask.title)} ${EXTENSION_TEXT.introduction}</p>
    <form class="panel ground" action="${actPath(ask.plan, ask.task, 'ask-extension')}" method="post">
      ${csrfField(ask.viewer)}
      ${field({ id: `${ask.id}-dag`, name: 'due', label: EXTENSION_TEXT.due, hint: dueHint(ask.example), value: '', kind: 'date' })}
      ${field({ id: `${ask.id}-skal`, name: 'reason', label: EXTENSION_TEXT.reason, hint: EXTENSION_TEXT.reasonHint, value: '', kind: 'low-area' })}
      <button class="button second">${askButton(ask.askedOf)}</button>
    </form>
  </section>`;
}
