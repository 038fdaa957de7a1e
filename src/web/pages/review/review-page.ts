import { html } from 'hono/html';
import { checkContent } from '../../../contract/forms/check-content.ts';
import { storedContent } from '../../../contract/forms/form-content.ts';
import { lastHandedIn } from '../../../database/handed-in-versions.ts';
import { momentText } from '../../../text/pages/dates.ts';
import { LADDER_TEXT } from '../../../text/pages/ladder.ts';
import { MY_PAGE_TEXT } from '../../../text/pages/my-page.ts';
import {
  begunLine,
  emptyParts,
  handedInBy,
  notYours,
  REVIEW_TEXT as TEXT,
  reviewDueLine,
} from '../../../text/pages/review.ts';
import { versionName } from '../../../text/pages/report.ts';
import { renderDocument } from '../../layout/document.ts';
import { frameOf } from '../../layout/frame.ts';
import { icon } from '../../layout/icon.ts';
import { ladderList } from '../../layout/ladder-list.ts';
import { stateTag } from '../../layout/state-tag.ts';
import type { Html, PageContext } from '../../page-context.ts';
import type { ReviewPageModel } from '../../page-models.ts';
import { otherWays } from '../act-forms/act-forms.ts';
import { readParts } from '../report/read-parts.ts';
import { reportParts } from '../report/report-parts.ts';
import { reviewerNames } from '../sight/approver.ts';
import { reviewLines } from '../sight/ladder-lines.ts';
import { namedInPlan, namedPerson, nameAndTitle, placeTitle } from '../sight/person-names.ts';
import { quoteOf } from '../sight/quote.ts';
import { reviewed, sightBadge } from '../sight/shown-state.ts';
import { shortHash } from '../sight/short-hash.ts';
import { taskTitle } from '../sight/task-title.ts';
import { changedAnswers, type AnswerChange } from './changes.ts';
import { decisionForms } from './decision-forms.ts';

/** What is handed in, before the one who reviews it: what has changed, the text, and the decision. */
export async function reviewPage(context: PageContext, model: ReviewPageModel): Promise<Html> {
  const { sight, task, form, content, version } = model;
  const { facts } = sight;
  const { organisation, today, timezone, now } = context;
  const place = placeTitle(organisation, facts.address.place);
  const title = taskTitle(organisation, task);
  const parts = reportParts(form, { content, checked: checkContent(form, content), judged: false }).parts;
  const changes = await changesSince(context, model);
  const by = nameAndTitle(namedInPlan(facts, version.by, today));
  const empty = parts.filter((part) => part.progress !== 'done').map((part) => part.heading);
  const body = html`<div class="head">
      <p class="crumb">${place} · årscykel ${facts.address.year}</p>
      <h1>${title}, ${place}</h1>
      <div class="row">${stateTag(sightBadge(sight, task, { now }))}</div>
    </div>
    <div class="cols main-aside">
      <div>
        <dl class="facts">
          <dt>${versionName(version.number)}</dt>
          <dd>
            ${handedInBy({ when: momentText(version.at, { today, timezone }), by, late: task.handedIn?.late ?? false })}
          </dd>
          ${reviewRows(context, model)}
          <dt>${TEXT.hash}</dt>
          <dd><span class="hash">${shortHash(version.hash)}</span></dd>
          <dt>${TEXT.check}</dt>
          <dd>${empty.length === 0 ? TEXT.complete : emptyParts(empty)}</dd>
        </dl>
        ${changes === undefined ? '' : changeList(context, model, changes)} ${readParts(parts)}
      </div>
      <aside class="stack">
        ${decisionForms(context, model)} ${ifNothing(context, model)} ${otherWays(context, model)}
      </aside>
    </div>`;
  return renderDocument(await frameOf(context, facts.address.year), { title: `${title}, ${place}`, body });
}

function reviewRows(context: PageContext, { sight, task }: ReviewPageModel): Html {
  const { organisation, today, timezone } = context;
  if (!reviewed(sight.facts, task) || task.chart !== 'handedIn') return html``;
  const begun = task.review?.begun;
  const reviewers = reviewerNames(sight.facts, task, today).map((person) => person.name);
  const state =
    begun === undefined
      ? TEXT.notBegun
      : begunLine(
          namedPerson(organisation, { person: begun.by, on: today }).name,
          momentText(begun.at, { today, timezone }),
        );
  return html`<dt>${TEXT.yourTurn}</dt>
    <dd>${task.review ? reviewDueLine(task.review.due, today) : ''} ${notYours(reviewers)} ${state}</dd>`;
}

/** What happens to the review if nobody answers. */
function ifNothing({ today }: PageContext, { sight, task }: ReviewPageModel): Html {
  const lines = task.chart === 'handedIn' && task.review ? reviewLines(sight.outlook(task), today) : [];
  if (lines.length === 0) return html``;
  return html`<section class="flow" aria-labelledby="trappa">
    <h2 id="trappa">${MY_PAGE_TEXT.ifNothing}</h2>
    <p>${LADDER_TEXT.reviewIntroduction}</p>
    ${ladderList(lines)}
  </section>`;
}

/** What is different from the version handed in before and not taken back; undefined where there was none. */
async function changesSince({ services }: PageContext, { plan, task, form, content, version }: ReviewPageModel) {
  const before = await lastHandedIn(services.database, { plan, task: task.key, before: version.number });
  return before && changedAnswers(form, { before: storedContent(form, before.content), after: content });
}

function changeList(
  { today, timezone }: PageContext,
  { sight, task }: ReviewPageModel,
  changes: readonly AnswerChange[],
): Html {
  const quote = quoteOf(sight.facts, { ...task, chart: 'returned' }, { today, timezone });
  return html`<section class="block flow" aria-labelledby="andrat">
    <h2 id="andrat">${TEXT.changed}</h2>
    ${
      quote
        ? html`<p>${quote.before}</p>
            <blockquote class="prose">${quote.text}</blockquote>`
        : ''
    }
    ${changes.length === 0 ? html`<p>${TEXT.nothingChanged}</p>` : ''}
    ${changes.map(
      (change) =>
        html`<div class="panel ground">
          <h3>${change.label === change.heading ? change.heading : `${change.heading}: ${change.label}`}</h3>
          <p class="small soft">${icon('wait')} ${TEXT.before}</p>
          <p class="prose">${change.before || '–'}</p>
          <p class="small soft">${icon('dot')} ${TEXT.after}</p>
          <p class="prose">${change.after || '–'}</p>
        </div>`,
    )}
  </section>`;
}
