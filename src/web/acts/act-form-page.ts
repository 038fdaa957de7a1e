import { html } from 'hono/html';
import { actFields, type ActField, type SimpleActKind } from '../../contract/forms/act-form.ts';
import { ACT_FORM_TEXT as TEXT } from '../../text/act-forms.ts';
import { errorSummary } from '../layout/error-summary.ts';
import { field } from '../layout/field.ts';
import { frameOf } from '../layout/frame.ts';
import { renderDocument } from '../layout/document.ts';
import type { Html, PageContext } from '../page-context.ts';
import { actPath, taskPath } from '../routes.ts';
import { csrfField } from '../security/csrf-field.ts';
import type { PostedForm } from '../security/posted-form.ts';
import type { TaskSight } from './task-sight.ts';

/** What each field's kind of control is; a hash is sent along unseen. */
const CONTROLS = { reason: 'low-area', due: 'date', reviewer: 'text' } as const;

/** Asks again for what an act needs, with everything that was filled in; each fault is a sentence about its field. */
export async function actFormPage(
  context: PageContext,
  { plan, task, sight }: TaskSight,
  asked: { kind: SimpleActKind; posted: PostedForm; faults: Readonly<Partial<Record<ActField, string>>> },
): Promise<Html> {
  const { kind, posted, faults } = asked;
  const heading = TEXT.heading[kind];
  const summary = Object.entries(faults).map(([name, text]) => ({ href: `#${name}`, text }));
  const body = html`${errorSummary(TEXT.nothingDone, summary)}
    <div class="head">
      <p class="crumb">${task.title}</p>
      <h1>${heading}</h1>
    </div>
    <form class="panel ground" action="${actPath(plan, task.key, kind)}" method="post" novalidate>
      ${csrfField(context.viewer)} ${actFields(kind).map((name) => control(name, posted[name] ?? '', faults[name]))}
      <div class="row">
        <button class="button">${heading}</button><a href="${taskPath(plan, task.key)}">${TEXT.back}</a>
      </div>
    </form>`;
  return renderDocument(await frameOf(context, sight.facts.address.year), { title: heading, body });
}

function control(name: ActField, value: string, fault: string | undefined): Html {
  if (name === 'hash') return html`<input type="hidden" id="hash" name="hash" value="${value}" />`;
  return field({ id: name, name, label: TEXT.label[name], value, fault, kind: CONTROLS[name] });
}
