import { html } from 'hono/html';
import { checkContent } from '../../../contract/forms/check-content.ts';
import { EMPTY_CONTENT, storedContent } from '../../../contract/forms/form-content.ts';
import { loadDraft } from '../../../database/draft-store.ts';
import { lastHandedIn } from '../../../database/handed-in-versions.ts';
import { loadVersion } from '../../../database/version-store.ts';
import { momentText } from '../../../text/pages/dates.ts';
import { LADDER_TEXT } from '../../../text/pages/ladder.ts';
import { MY_PAGE_TEXT } from '../../../text/pages/my-page.ts';
import {
  handedInLine,
  opensLine,
  reportCrumb,
  REPORT_TEXT,
  versionName,
  withdrawLine,
} from '../../../text/pages/report.ts';
import { WAITING_TEXT, waitingLine } from '../../../text/pages/waiting.ts';
import { renderDocument } from '../../layout/document.ts';
import { frameOf } from '../../layout/frame.ts';
import { ladderList } from '../../layout/ladder-list.ts';
import { noticePanel } from '../../layout/notice-panel.ts';
import { stateTag } from '../../layout/state-tag.ts';
import type { Html, PageContext } from '../../page-context.ts';
import { hasHandedIn, type TaskSight } from '../../acts/task-sight.ts';
import { isPending } from '../../../domain/task-kinds.ts';
import { actForm, otherWays } from '../act-forms/act-forms.ts';
import { decisionForms, requestForms } from '../review/decision-forms.ts';
import { reviewerNames } from '../sight/approver.ts';
import { ladderLines } from '../sight/ladder-lines.ts';
import { nameAndTitle, namedInPlan, placeTitle } from '../sight/person-names.ts';
import { actsOn, receivedHandIn, type WaitingClick } from '../sight/plan-sight.ts';
import { quoteOf } from '../sight/quote.ts';
import { reviewed, sightBadge } from '../sight/shown-state.ts';
import { taskTitle } from '../sight/task-title.ts';
import { readParts } from './read-parts.ts';
import { reportParts, type ReportPart } from './report-parts.ts';

/** A task to those who do not fill it in, or not now: where it stands, what is handed in, and what the reader may do. */
export async function readPage(context: PageContext, model: TaskSight): Promise<Html> {
  const { sight, task } = model;
  const { facts } = sight;
  const { organisation, today, timezone, now } = context;
  const here = { today, timezone };
  const title = taskTitle(organisation, task);
  const place = placeTitle(organisation, facts.address.place);
  const reviewers = reviewed(facts, task) ? reviewerNames(facts, task, today).map(nameAndTitle) : [];
  const quote = quoteOf(facts, task, here);
  const received = ownHandIn(context, model);
  const waits = sight.waiting.some((click) => click.task === task.key);
  const body = html`${waits ? noticePanel('info', { heading: waitingLine(1), body: WAITING_TEXT.noNeedToWait }) : ''}
    <div class="head">
      <p class="crumb">${reportCrumb({ place, to: reviewers, due: task.due, year: facts.address.year }, today)}</p>
      <h1>${title}${model.writesOwn ? '' : `, ${place}`}</h1>
      <div class="row">${stateTag(received === undefined ? sightBadge(sight, task, { now }) : RECEIVED_BADGE)}</div>
      ${task.chart === 'upcoming' ? html`<p class="lede">${opensLine(task.opensOn, today)}</p>` : ''}
      ${isPending(task) && task.holders.length === 0 ? html`<p>${MY_PAGE_TEXT.vacant}</p>` : ''}
      ${
        quote
          ? html`<p>${quote.before}</p>
              <blockquote class="prose">${quote.text}</blockquote>`
          : ''
      }
    </div>
    <div class="cols main-aside">
      <div>${await contents(context, model)} ${withdrawal(context, model)}</div>
      <aside class="stack">
        ${received === undefined ? html`${requestForms(context, model)} ${decisionForms(context, model)} ${otherWays(context, model)}` : ''}
        ${
          isPending(task) && received === undefined
            ? html`<section class="flow" aria-labelledby="trappa">
                <h2 id="trappa">${MY_PAGE_TEXT.ifNothing}</h2>
                <p>${LADDER_TEXT.introduction}</p>
                ${ladderList(ladderLines(facts, { task, outlook: sight.outlook(task), today }))}
              </section>`
            : ''
        }
      </aside>
    </div>`;
  return renderDocument(await frameOf(context, facts.address.year), {
    title: model.writesOwn ? title : `${title}, ${place}`,
    body,
  });
}

/** What is handed in, for those who may read it; before that the questions, and to its own chefs their draft. */
async function contents(context: PageContext, model: TaskSight): Promise<Html> {
  const { sight, plan, task, form, readsSubmission, readsHistory, writesOwn } = model;
  const received = ownHandIn(context, model);
  if (received?.version !== undefined) return await receivedContents(context, model, received.version);
  const { services, today, timezone } = context;
  const version =
    readsSubmission && hasHandedIn(task) ? await lastHandedIn(services.database, { plan, task: task.key }) : undefined;
  if (version === undefined) {
    const { parts } = reportParts(form, {
      content: EMPTY_CONTENT,
      checked: checkContent(form, EMPTY_CONTENT),
      judged: false,
    });
    const why = task.chart === 'upcoming' ? REPORT_TEXT.notYetOpen : REPORT_TEXT.notHandedIn;
    return html`<div class="flow">
      <p>${why}</p>
      <h2>${REPORT_TEXT.emptyForm}</h2>
      ${parts.map((part) => questionList(part))}
    </div>`;
  }
  const content = storedContent(form, version.content);
  const by = nameAndTitle(namedInPlan(sight.facts, version.by, today));
  const { parts } = reportParts(form, { content, checked: checkContent(form, content), judged: false });
  const line = handedInLine({
    when: momentText(version.at, { today, timezone }),
    by,
    version: version.number,
    late: readsHistory && (task.handedIn?.late ?? false),
  });
  const draft =
    writesOwn && sight.facts.versions.length > 0 && !task.holders.includes(version.by)
      ? await loadDraft(services.database, { plan, task: task.key, author: 'own' })
      : undefined;
  const own = draft && storedContent(form, draft.content);
  return html`<p>
      <strong>${line}</strong> ${task.chart === 'handedIn' || task.chart === 'approved' ? REPORT_TEXT.readOnly : ''}
    </p>
    ${readParts(parts)}
    ${
      own
        ? html`<details class="block">
            <summary>${REPORT_TEXT.theirDraft}</summary>
            ${readParts(reportParts(form, { content: own, checked: checkContent(form, own), judged: false }).parts, { ids: false })}
          </details>`
        : ''
    }`;
}

const RECEIVED_BADGE = { shape: 'submitted', word: WAITING_TEXT.received } as const;

/** A hand-in that is received and not judged yet, to those whose text it is. */
function ownHandIn({ viewer }: PageContext, { sight, task, writesOwn }: TaskSight): WaitingClick | undefined {
  const received = receivedHandIn(sight, task.key);
  return writesOwn || received?.by === viewer.person.id ? received : undefined;
}

async function receivedContents(
  { services }: PageContext,
  { plan, task, form }: TaskSight,
  number: number,
): Promise<Html> {
  const version = await loadVersion(services.database, { plan, task: task.key, number });
  const content = storedContent(form, version?.content);
  const { parts } = reportParts(form, { content, checked: checkContent(form, content), judged: false });
  return html`<p><strong>${versionName(number)}.</strong> ${WAITING_TEXT.receivedText}</p>
    ${readParts(parts)}`;
}

function questionList(part: ReportPart): Html {
  return html`<h3>${part.heading}</h3>
    ${part.introduction ? html`<p class="measure">${part.introduction}</p>` : ''}
    <ul>
      ${part.fields.filter((one) => one.label !== part.heading).map((one) => html`<li>${one.label}${one.hint ? html`<span class="hint">${one.hint}</span>` : ''}</li>`)}
    </ul>`;
}

function withdrawal(context: PageContext, { sight, plan, task }: TaskSight): Html {
  if (!actsOn(sight, task.key).includes('withdraw')) return html``;
  const content = html`<button class="button second">${REPORT_TEXT.withdraw}</button>`;
  return html`<section class="block flow" aria-labelledby="angra">
    <h2 id="angra">${REPORT_TEXT.withdrawHeading}</h2>
    <p class="measure">${withdrawLine(task.due, context.today)}</p>
    ${actForm(context, { plan, task: task.key, act: 'withdraw', content })}
  </section>`;
}
