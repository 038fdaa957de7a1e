import { html } from 'hono/html';
import { REPORT_TEXT } from '../../../text/pages/report.ts';
import { errorSummary } from '../../layout/error-summary.ts';
import { renderDocument } from '../../layout/document.ts';
import { frameOf } from '../../layout/frame.ts';
import { icon } from '../../layout/icon.ts';
import { noticePanel } from '../../layout/notice-panel.ts';
import { registerTable } from '../../layout/register-table.ts';
import { stateTag } from '../../layout/state-tag.ts';
import type { Html, PageContext } from '../../page-context.ts';
import type { FormPageModel } from '../../page-models.ts';
import { actPath, taskForUnitPath, taskPath } from '../../routes.ts';
import { csrfField } from '../../security/csrf-field.ts';
import { reportModel, type ReportModel } from './report-model.ts';
import type { ReportPart } from './report-parts.ts';
import { readParts } from './read-parts.ts';
import { PROGRESS_ICONS } from './report-template.ts';

/** Everything once more, before it is handed in: each part with its state, what follows, and the button. */
export async function handInPage(context: PageContext, form: FormPageModel): Promise<Html> {
  const model = reportModel(context, { ...form, pressedHandIn: true });
  const { plan, task } = form;
  const back = model.forUnit ? taskForUnitPath(plan, task.key) : taskPath(plan, task.key);
  const faults = model.faults.map((fault) => ({ ...fault, href: `${back}${fault.href}` }));
  const body = html`${errorSummary(model.faultsHeading, faults)}
    ${model.refusal ? noticePanel('stop', { heading: model.refusal, live: true }) : ''}
    <div class="head">
      <p class="crumb">${model.crumb}</p>
      <h1>${REPORT_TEXT.reviewHeading}: ${model.title}</h1>
      <div class="row">${stateTag(model.badge)}<strong>${REPORT_TEXT.draft}</strong></div>
    </div>
    <section class="panel" aria-labelledby="granska">
      <h2 id="granska">${REPORT_TEXT.whatIsHandedIn}</h2>
      ${partsTable(model, back)}
      <h3>${REPORT_TEXT.whenHandedIn}</h3>
      <ul>
        ${model.consequences.map((line) => html`<li>${line}</li>`)}
      </ul>
      ${model.blocked ? noticePanel('check', { heading: model.blocked }) : ''}
      <form action="${actPath(plan, task.key, 'hand-in')}" method="post" class="row">
        ${csrfField(context.viewer)}<input type="hidden" name="revision" value="${model.revision}" />
        <input type="hidden" name="for" value="${form.author}" />
        <button class="button" name="gor" value="lamna-in">${REPORT_TEXT.handIn}</button>
        <a href="${back}">${REPORT_TEXT.back}</a>
      </form>
    </section>
    ${readParts(model.parts)}`;
  return renderDocument(await frameOf(context, form.sight.facts.address.year), {
    title: `${REPORT_TEXT.reviewHeading}: ${model.title}`,
    body,
  });
}

function partsTable(model: ReportModel, back: string): Html {
  const { columns } = REPORT_TEXT;
  return registerTable<ReportPart>(REPORT_TEXT.whatIsHandedIn, {
    rows: model.parts,
    columns: [
      { heading: columns.part, cell: (part) => html`<a href="#${part.id}">${part.heading}</a>` },
      { heading: columns.contents, cell: (part) => part.contents },
      {
        heading: columns.state,
        cell: (part) =>
          html`<span class="part-state">${icon(PROGRESS_ICONS[part.progress])} ${part.progressWord}</span>`,
      },
      {
        heading: columns.change,
        cell: (part) =>
          html`<a href="${back}#${part.id}"
            >${part.progress === 'wrong' ? REPORT_TEXT.correct : REPORT_TEXT.change}<span class="hide">
              ${part.heading}</span
            ></a
          >`,
      },
    ],
  });
}
