import { html } from 'hono/html';
import { nthWorkingDayAfter } from '../../../domain/calendar/working-days.ts';
import type { ActKind } from '../../../domain/intent.ts';
import { dateExample, REVIEW_TEXT as TEXT, usualDue } from '../../../text/pages/review.ts';
import { field } from '../../layout/field.ts';
import type { Html, PageContext } from '../../page-context.ts';
import { actPath, taskForUnitPath } from '../../routes.ts';
import { csrfField } from '../../security/csrf-field.ts';
import type { TaskSight } from '../../acts/task-sight.ts';
import { actsOn } from '../sight/plan-sight.ts';
import { eligibleReviewers } from './eligible-reviewers.ts';

type Offer = {
  readonly act: ActKind;
  readonly summary: string;
  readonly hint: string;
  readonly button: string;
  readonly fields: Html;
};

/** What the viewer may do beside the main thing, each folded until wanted; what is not allowed is not there. */
export function otherWays(context: PageContext, sight: TaskSight): Html {
  const acts = actsOn(sight.sight, sight.task.key);
  const offers = offersFor(context, sight).filter((offer) => acts.includes(offer.act));
  const forUnit = sight.writesForUnit && acts.includes('hand-in');
  if (offers.length === 0 && !forUnit) return html``;
  return html`<section class="panel ways" aria-labelledby="annat">
    <h2 id="annat">${sight.writesForUnit ? TEXT.ways : TEXT.otherWays}</h2>
    ${offers.map((offer) => foldedForm(context, sight, offer))}
    ${
      forUnit
        ? html`<details>
            <summary>${TEXT.forUnit}</summary>
            <p class="measure">${TEXT.forUnitHint}</p>
            <p>
              <a class="button second slim" href="${taskForUnitPath(sight.plan, sight.task.key)}">${TEXT.forUnit}</a>
            </p>
          </details>`
        : ''
    }
  </section>`;
}

/** One form of one act, with the token every form carries. */
export function actForm(
  { viewer }: Pick<PageContext, 'viewer'>,
  {
    plan,
    task,
    act,
    content,
    classes = '',
  }: { plan: string; task: string; act: ActKind; content: Html; classes?: string },
): Html {
  return html`<form action="${actPath(plan, task, act)}" method="post" class="${classes}" novalidate>
    ${csrfField(viewer)}${content}
  </form>`;
}

/** A field for a new last day, with a date that would do. */
export function dueField(id: string, { label, value, hint }: { label: string; value: string; hint: string }): Html {
  return field({ id, name: 'due', label, hint, value, kind: 'date' });
}

export function reasonField(id: string, label: string): Html {
  return field({ id, name: 'reason', label, hint: TEXT.reasonHint, value: '', kind: 'low-area' });
}

/** Five working days from today or from the last day, whichever is later. */
export function usualNewDue({ sight, task }: TaskSight, today: string): string {
  return nthWorkingDayAfter(sight.facts.calendar, task.due > today ? task.due : today, 5);
}

function foldedForm(context: PageContext, { plan, task }: TaskSight, offer: Offer): Html {
  const content = html`<p class="measure">${offer.hint}</p>
    ${offer.fields}
    <p><button class="button second slim">${offer.button}</button></p>`;
  return html`<details id="${offer.act}">
    <summary>${offer.summary}</summary>
    ${actForm(context, { plan, task: task.key, act: offer.act, content, classes: 'flow' })}
  </details>`;
}

function offersFor(context: PageContext, sight: TaskSight): readonly Offer[] {
  const { today } = context;
  const example = usualNewDue(sight, today);
  return [
    {
      act: 'extend',
      summary: TEXT.extend,
      hint: TEXT.extendHint,
      button: TEXT.extend,
      fields: html`${dueField('extend-due', { label: TEXT.extendDue, value: '', hint: dateExample(example) })}${reasonField('extend-reason', TEXT.reason)}`,
    },
    {
      act: 'except',
      summary: TEXT.except,
      hint: TEXT.exceptHint,
      button: TEXT.except,
      fields: reasonField('except-reason', TEXT.reason),
    },
    {
      act: 'reopen',
      summary: TEXT.reopen,
      hint: TEXT.reopenHint,
      button: TEXT.reopen,
      fields: html`${reasonField('reopen-reason', TEXT.reason)}${dueField('reopen-due', { label: TEXT.returnDue, value: example, hint: usualDue(example) })}`,
    },
    {
      act: 'name-reviewer',
      summary: TEXT.nameReviewer,
      hint: TEXT.reviewerHint,
      button: TEXT.nameReviewer,
      fields: reviewerField(context, sight),
    },
  ];
}

function reviewerField({ today }: PageContext, { sight, task }: TaskSight): Html {
  return html`<div class="field">
    <label for="reviewer">${TEXT.reviewer}</label>
    <select id="reviewer" name="reviewer">
      <option value=""></option>
      ${eligibleReviewers(sight.facts, task, today).map(({ id, name }) => html`<option value="${id}">${name}</option>`)}
    </select>
  </div>`;
}
