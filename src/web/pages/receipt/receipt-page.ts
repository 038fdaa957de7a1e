import { html } from 'hono/html';
import {
  RECEIPT_TEXT,
  doneHeading,
  inTimeAnswer,
  noWithdraw,
  endedHeading,
  endedWord,
  receivedHeading,
  refusedHeading,
  withdrawUntil,
} from '../../../text/pages/receipt.ts';
import { REPORT_TEXT } from '../../../text/pages/report.ts';
import { renderDocument } from '../../layout/document.ts';
import { frameOf } from '../../layout/frame.ts';
import { ladderList } from '../../layout/ladder-list.ts';
import { stateTag } from '../../layout/state-tag.ts';
import type { Html, PageContext } from '../../page-context.ts';
import type { ReceiptModel } from '../../page-models.ts';
import { actPath, PATTERNS, receiptPath, reviewPath, taskForUnitPath, taskPath, versionPath } from '../../routes.ts';
import { csrfField } from '../../security/csrf-field.ts';
import { reviewerNames } from '../sight/approver.ts';
import { nameAndTitle, namedInPlan, placeTitle } from '../sight/person-names.ts';
import { sightBadge } from '../sight/shown-state.ts';
import { taskTitle } from '../sight/task-title.ts';
import { mayWithdraw, pressedWords, refusalLines, standingLine, whatFollows } from './receipt-model.ts';

/** What became of a click: done, received and not yet judged, or refused with its reason. */
export async function receiptPage(context: PageContext, model: ReceiptModel): Promise<Html> {
  const { sight, task, intent } = model;
  const { facts } = sight;
  const title = taskTitle(facts.organisation, task);
  const place = placeTitle(facts.organisation, facts.address.place);
  const { heading, body } = contents(context, model);
  return renderDocument(await frameOf(context, facts.address.year), {
    title: `${heading}: ${title}`,
    body: html`<div class="head">
        <p class="crumb">${place} · ${title} · årscykel ${facts.address.year}</p>
        <h1>${heading}</h1>
        ${
          intent.verdict?.accepted === true && intent.act.kind === 'hand-in'
            ? html`<p class="lede">${standingLine(model, context, intent.verdict.late)}</p>`
            : ''
        }
      </div>
      ${body}`,
  });
}

function contents(context: PageContext, model: ReceiptModel): { heading: string; body: Html } {
  const { intent } = model;
  const pressed = pressedWords(intent.clickedAt, context);
  if (intent.verdict === null) return { heading: receivedHeading(pressed.time), body: received(context, model) };
  if (isThereAlready(model)) return { heading: RECEIPT_TEXT.already, body: already(model) };
  if (!intent.verdict.accepted) return { heading: refusedHeading(intent.act.kind), body: refused(context, model) };
  const when = `${pressed.day}, ${pressed.time}`;
  const ended = model.handedInAs?.ended;
  const heading = ended === undefined ? doneHeading(intent.act.kind, when) : endedHeading(ended.how, when);
  return { heading, body: intent.act.kind === 'hand-in' ? handedIn(context, model) : done(context, model) };
}

function received(context: PageContext, { intent, sight, task }: ReceiptModel): Html {
  const pressed = pressedWords(intent.clickedAt, context);
  return html`<div class="flow measure">
    <p>${RECEIPT_TEXT.receivedBody} ${RECEIPT_TEXT.receivedTime}</p>
    <dl class="facts">
      <dt>${RECEIPT_TEXT.what}</dt>
      <dd>${taskTitle(sight.facts.organisation, task)}</dd>
      <dt>${pressedLabel(context, intent.by)}</dt>
      <dd>${pressed.exact}</dd>
      ${intent.act.kind === 'hand-in' ? hashRow(intent.act.hash) : ''}
      <dt>${RECEIPT_TEXT.caseNumber}</dt>
      <dd><span class="hash">${intent.id.slice(0, 8)}</span>, ${RECEIPT_TEXT.caseHint}</dd>
    </dl>
    <p class="row">
      <a class="button" href="${receiptPath(intent.id)}">${RECEIPT_TEXT.reload}</a
      ><a href="${PATTERNS.home}">${RECEIPT_TEXT.toMine}</a>
    </p>
  </div>`;
}

/** Refused because the very same text stands handed in: the button was pressed twice. */
function isThereAlready({ intent, task }: ReceiptModel): boolean {
  const { act, verdict } = intent;
  if (act.kind !== 'hand-in' || verdict === null || verdict.accepted) return false;
  return verdict.refusal === 'already-handed-in' && task.handedIn?.hash === act.hash;
}

function already({ plan, task }: ReceiptModel): Html {
  return html`<div class="flow measure">
    <p>${RECEIPT_TEXT.alreadyBody}</p>
    <p class="row">
      <a class="button" href="${versionPath(plan, task.key, task.handedIn?.version ?? 1)}">${RECEIPT_TEXT.read}</a
      ><a href="${PATTERNS.home}">${RECEIPT_TEXT.toMine}</a>
    </p>
  </div>`;
}

function refused(context: PageContext, model: ReceiptModel): Html {
  const { intent, plan, task, form, sight, writesOwn, writesForUnit } = model;
  const titleOf = (key: string) =>
    form.sections.find((section) => section.key === key)?.heading ?? sight.state.tasks[key]?.title ?? key;
  const back =
    intent.act.kind === 'hand-in' && writesForUnit
      ? taskForUnitPath(plan, task.key)
      : writesOwn
        ? taskPath(plan, task.key)
        : reviewPath(plan, task.key);
  const pressed = pressedWords(intent.clickedAt, context);
  return html`<div class="flow measure">
    ${refusalLines(model, titleOf).map((line) => html`<p>${line}</p>`)}
    <p>${RECEIPT_TEXT.nothingLost}</p>
    <dl class="facts">
      <dt>${pressedLabel(context, intent.by)}</dt>
      <dd>${pressed.exact}</dd>
    </dl>
    <p class="row">
      <a class="button" href="${back}"
        >${writesOwn || intent.act.kind === 'hand-in' ? RECEIPT_TEXT.toForm : RECEIPT_TEXT.toReview}</a
      ><a href="${PATTERNS.home}">${RECEIPT_TEXT.toMine}</a>
    </p>
  </div>`;
}

function handedIn(context: PageContext, model: ReceiptModel): Html {
  const { intent, sight, task, plan } = model;
  if (intent.act.kind !== 'hand-in' || intent.verdict?.accepted !== true) return html``;
  const { today, organisation, viewer, now } = context;
  const ended = model.handedInAs?.ended;
  const pressed = pressedWords(intent.clickedAt, context);
  const reviewers = reviewerNames(sight.facts, task, today).map((person) => person.name);
  return html`<div class="cols main-aside">
    <div class="flow">
      <section class="panel" aria-labelledby="kvitto">
        <div class="row apart">
          <h2 id="kvitto">${RECEIPT_TEXT.heading}</h2>
          ${stateTag(ended === undefined ? sightBadge(sight, task, { now }) : { shape: 'returned', word: endedWord(ended.how) })}
        </div>
        <dl class="facts">
          <dt>${RECEIPT_TEXT.what}</dt>
          <dd>${taskTitle(organisation, task)}, ${placeTitle(organisation, sight.facts.address.place)}</dd>
          <dt>${pressedLabel(context, intent.by)}</dt>
          <dd>${pressed.exact}. ${RECEIPT_TEXT.counts}</dd>
          <dt>${RECEIPT_TEXT.by}</dt>
          <dd>${nameAndTitle(namedInPlan(sight.facts, intent.by, today))}</dd>
          <dt>${RECEIPT_TEXT.version}</dt>
          <dd>${intent.act.version}</dd>
          ${hashRow(intent.act.hash)}
          <dt>${RECEIPT_TEXT.inTime}</dt>
          <dd>${inTimeAnswer(intent.verdict.late, model.handedInAs?.due, today)}</dd>
        </dl>
        <p class="no-print"><a href="${versionPath(plan, task.key, intent.act.version)}">${RECEIPT_TEXT.read}</a></p>
        <p class="small soft">${RECEIPT_TEXT.mailed}</p>
      </section>
      ${
        task.handedIn?.version === intent.act.version && task.chart === 'handedIn'
          ? html`<section class="flow" aria-labelledby="angra">
              <h2 id="angra">${REPORT_TEXT.withdrawHeading}</h2>
              ${
                mayWithdraw(model)
                  ? html`<p class="measure">${withdrawUntil(task.due, reviewers, today)}</p>
                      <form action="${actPath(plan, task.key, 'withdraw')}" method="post">
                        ${csrfField(viewer)}<button class="button second">${REPORT_TEXT.withdraw}</button>
                      </form>`
                  : html`<p class="measure">${noWithdraw(reviewers)}</p>`
              }
            </section>`
          : ''
      }
    </div>
    <aside class="flow" aria-labelledby="sedan">
      <h2 id="sedan">${RECEIPT_TEXT.next}</h2>
      ${ladderList(whatFollows(model, context))}
      <p><a href="${PATTERNS.home}">${RECEIPT_TEXT.toMine}</a></p>
    </aside>
  </div>`;
}

function done(context: PageContext, { intent, plan, task, sight, writesOwn }: ReceiptModel): Html {
  const pressed = pressedWords(intent.clickedAt, context);
  return html`<div class="flow measure">
    <dl class="facts">
      <dt>${RECEIPT_TEXT.what}</dt>
      <dd>
        ${taskTitle(sight.facts.organisation, task)}, ${placeTitle(sight.facts.organisation, sight.facts.address.place)}
      </dd>
      <dt>${pressedLabel(context, intent.by)}</dt>
      <dd>${pressed.exact}</dd>
    </dl>
    <p class="row">
      ${
        writesOwn
          ? html`<a class="button" href="${taskPath(plan, task.key)}">${RECEIPT_TEXT.toForm}</a
              ><a href="${PATTERNS.home}">${RECEIPT_TEXT.toMine}</a>`
          : html`<a
              class="button"
              href="${intent.act.kind === 'begin-review' ? reviewPath(plan, task.key) : PATTERNS.units}"
              >${intent.act.kind === 'begin-review' ? RECEIPT_TEXT.toReview : RECEIPT_TEXT.toUnits}</a
            >`
      }
    </p>
  </div>`;
}

function pressedLabel({ viewer }: PageContext, by: string): string {
  return by === viewer.person.id ? RECEIPT_TEXT.pressed : RECEIPT_TEXT.pressedOther;
}

/** In groups of four, the whole sum, so that it can be compared by eye. */
function hashRow(hash: string): Html {
  return html`<dt>${RECEIPT_TEXT.hash}</dt>
    <dd>
      <code>${(hash.match(/.{1,4}/g) ?? [hash]).join(' ')}</code><br /><span class="small soft"
        >${RECEIPT_TEXT.hashHint}</span
      >
    </dd>`;
}
