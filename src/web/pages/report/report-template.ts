import { html } from 'hono/html';
import { CONFLICT_BODY, REPORT_TEXT } from '../../../text/pages/report.ts';
import { LADDER_TEXT } from '../../../text/pages/ladder.ts';
import { MY_PAGE_TEXT } from '../../../text/pages/my-page.ts';
import { errorSummary } from '../../layout/error-summary.ts';
import { field } from '../../layout/field.ts';
import { icon, type IconName } from '../../layout/icon.ts';
import { ladderList } from '../../layout/ladder-list.ts';
import { noticePanel } from '../../layout/notice-panel.ts';
import { stateTag } from '../../layout/state-tag.ts';
import type { Html } from '../../page-context.ts';
import { taskForUnitPath, taskPath } from '../../routes.ts';
import { csrfField } from '../../security/csrf-field.ts';
import type { Viewer } from '../../viewer.ts';
import { extensionForm } from '../act-forms/extension-form.ts';
import type { ReportModel } from './report-model.ts';
import type { ReportPart, SectionProgress } from './report-parts.ts';
import { readParts } from './read-parts.ts';

export const PROGRESS_ICONS: Readonly<Record<SectionProgress, IconName>> = {
  done: 'approved',
  started: 'started',
  empty: 'open',
  optional: 'coming',
  wrong: 'warn',
};

export type ReportAddress = { readonly plan: string; readonly task: string };

/** The form of a task, as its writer meets it. */
export function reportTemplate(model: ReportModel, { plan, task, viewer }: ReportAddress & { viewer: Viewer }): Html {
  const action = model.forUnit ? taskForUnitPath(plan, task) : taskPath(plan, task);
  return html`${errorSummary(model.faultsHeading, model.faults)} ${notices(model)}
    <div class="head">
      <p class="crumb">${model.crumb}</p>
      <h1>${model.title}</h1>
      <div class="row">
        ${stateTag(model.badge)}<span
          ><strong>${REPORT_TEXT.draft}</strong> <span class="soft">${model.savedLine}</span></span
        >
      </div>
      ${model.description ? html`<p class="lede">${model.description}</p>` : ''}
      ${
        model.quote
          ? html`<p>${model.quote.before}</p>
              <blockquote class="prose">${model.quote.text}</blockquote>`
          : ''
      }
    </div>
    <nav aria-label="${REPORT_TEXT.parts}">
      <ol class="chapters">
        ${model.parts.map(
          (part) =>
            html`<li>
              <a href="#${part.id}"
                ><b>${part.heading}</b><span>${icon(PROGRESS_ICONS[part.progress])} ${part.progressWord}</span></a
              >
            </li>`,
        )}
      </ol>
    </nav>
    <p class="small soft">${REPORT_TEXT.personalData}</p>
    <form action="${action}" method="post" novalidate>
      ${csrfField(viewer)}<input type="hidden" name="revision" value="${model.revision}" />
      ${model.parts.map((part) => partFields(part))}
      <section class="panel block" aria-labelledby="vid-inlamning">
        <h2 id="vid-inlamning">${REPORT_TEXT.whenHandedIn}</h2>
        <ul>
          ${model.consequences.map((line) => html`<li>${line}</li>`)}
        </ul>
        ${model.blocked ? html`<p><strong>${model.blocked}</strong></p>` : ''}
      </section>
      <div class="save-bar">
        <span><strong>${REPORT_TEXT.draft}</strong> <span class="soft">${model.savedLine}</span></span>
        <span class="row">
          <button class="button second" name="gor" value="spara">${REPORT_TEXT.save}</button>
          ${model.mayHandIn ? html`<button class="button" name="gor" value="granska">${REPORT_TEXT.review}</button>` : ''}
        </span>
      </div>
    </form>
    <hr />
    ${wayOut(model, { plan, task, viewer })}`;
}

function notices(model: ReportModel): Html {
  const { conflict } = model;
  return html`${model.forUnit ? noticePanel('check', { heading: REPORT_TEXT.forUnit, body: REPORT_TEXT.forUnitBody }) : ''}
  ${model.refusal ? noticePanel('stop', { heading: model.refusal, live: true }) : ''}
  ${
    conflict
      ? noticePanel('stop', {
          heading: conflict.heading,
          live: true,
          body: html`<p>${CONFLICT_BODY}</p>
            <details>
              <summary>${REPORT_TEXT.theirs}</summary>
              ${readParts(conflict.theirs, { ids: false })}
            </details>`,
        })
      : ''
  }
  ${model.justSaved ? noticePanel('done', { heading: REPORT_TEXT.saved, body: model.savedLine, live: true }) : ''}`;
}

function partFields(part: ReportPart): Html {
  const counts = part.fields.filter((one) => one.kind === 'count');
  const texts = part.fields.filter((one) => one.kind === 'text');
  return html`<section class="block flow" aria-labelledby="${part.id}">
    <h2 id="${part.id}">${part.heading}</h2>
    ${part.introduction ? html`<p class="measure">${part.introduction}</p>` : ''}
    ${counts.length > 0 ? html`<div class="counts">${counts.map((one) => field(one))}</div>` : ''}
    ${texts.map((one) => field({ ...one, kind: 'area', labelHeard: one.label === part.heading }))}
  </section>`;
}

function wayOut(model: ReportModel, { plan, task, viewer }: ReportAddress & { viewer: Viewer }): Html {
  if (model.forUnit) return html``;
  return html`<div class="cols halves" id="hinder">
    <section class="flow" aria-labelledby="trappa">
      <h2 id="trappa">${MY_PAGE_TEXT.ifNothing}</h2>
      <p class="measure">${LADDER_TEXT.introduction}</p>
      ${ladderList(model.ladder)}
    </section>
    ${
      model.ask
        ? extensionForm({
            id: 'anstand',
            plan,
            task,
            title: model.title,
            askedOf: model.ask.of,
            example: model.ask.example,
            viewer,
          })
        : model.asked
          ? noticePanel('info', { heading: model.asked })
          : ''
    }
  </div>`;
}
