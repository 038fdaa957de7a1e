import { html } from 'hono/html';
import { askedFor, REVIEW_TEXT as TEXT, usualDue } from '../../../text/pages/review.ts';
import { asAsked } from '../../../text/pages/units.ts';
import type { Html, PageContext } from '../../page-context.ts';
import type { TaskSight } from '../../acts/task-sight.ts';
import { actForm, dueField, reasonField, usualNewDue } from '../act-forms/act-forms.ts';
import { namedPerson } from '../sight/person-names.ts';
import { actsOn } from '../sight/plan-sight.ts';

/** Begin, approve, return: the one filled button is what comes next. */
export function decisionForms(context: PageContext, sight: TaskSight): Html {
  const { plan, task } = sight;
  const acts = actsOn(sight.sight, task.key);
  const hash = task.handedIn?.hash ?? '';
  const begins = acts.includes('begin-review');
  if (!begins && !acts.includes('approve')) return html``;
  const hidden = html`<input type="hidden" name="hash" value="${hash}" />`;
  const usual = usualNewDue(sight, context.today);
  return html`<section class="panel" aria-labelledby="beslut">
    <h2 id="beslut">${TEXT.decision}</h2>
    ${
      begins
        ? actForm(context, {
            plan,
            task: task.key,
            act: 'begin-review',
            content: html`${hidden}<button class="button">${TEXT.begin}</button>
              <p class="small soft">${TEXT.beginHint}</p>`,
          })
        : ''
    }
    ${
      acts.includes('approve')
        ? actForm(context, {
            plan,
            task: task.key,
            act: 'approve',
            content: html`${hidden}<button class="button${begins ? ' second' : ''}">${TEXT.approve}</button>
              <p class="small soft">${TEXT.approveHint}</p>`,
          })
        : ''
    }
    ${
      acts.includes('return')
        ? html`<details class="ways">
            <summary>${TEXT.return}</summary>
            ${actForm(context, {
              plan,
              task: task.key,
              act: 'return',
              classes: 'flow',
              content: html`${hidden}${reasonField('return-reason', TEXT.returnReason)}${dueField('return-due', { label: TEXT.returnDue, value: usual, hint: usualDue(usual) })}
                <p><button class="button second">${TEXT.return}</button></p>`,
            })}
          </details>`
        : ''
    }
  </section>`;
}

/** A request for time, with both answers. */
export function requestForms(context: PageContext, sight: TaskSight): Html {
  const { plan, task } = sight;
  const { organisation, today } = context;
  const asked = task.extensionAsked;
  const acts = actsOn(sight.sight, task.key);
  if (asked === undefined || !acts.includes('extend')) return html``;
  const by = namedPerson(organisation, { person: asked.by, on: today }).name;
  return html`<section class="panel" aria-labelledby="svara">
    <h2 id="svara">${TEXT.answer}</h2>
    <p>${askedFor(by, asked.due, today)}</p>
    <blockquote class="prose">${asked.reason}</blockquote>
    ${actForm(context, {
      plan,
      task: task.key,
      act: 'extend',
      content: html`<input type="hidden" name="due" value="${asked.due}" /><input
          type="hidden"
          name="reason"
          value="${asAsked(asked.reason)}"
        />
        <button class="button">${TEXT.yes}</button>`,
    })}
    ${
      acts.includes('refuse-extension')
        ? html`<details class="ways">
            <summary>${TEXT.refuse}</summary>
            ${actForm(context, {
              plan,
              task: task.key,
              act: 'refuse-extension',
              classes: 'flow',
              content: html`${reasonField('refuse-reason', TEXT.reason)}
                <p><button class="button second">${TEXT.refuse}</button></p>`,
            })}
          </details>`
        : ''
    }
  </section>`;
}
