import { html } from 'hono/html';
import type { LocalDate } from '../../../domain/time.ts';
import { weekdayAndDate } from '../../../text/dates.ts';
import { shortDateWithWeek } from '../../../text/pages/dates.ts';
import { asAsked, quietSummary, UNITS_TEXT } from '../../../text/pages/units.ts';
import { icon } from '../../layout/icon.ts';
import { registerTable } from '../../layout/register-table.ts';
import { stateTag } from '../../layout/state-tag.ts';
import type { Html } from '../../page-context.ts';
import { actPath, taskPath } from '../../routes.ts';
import { csrfField } from '../../security/csrf-field.ts';
import type { Viewer } from '../../viewer.ts';
import type { UnitRow } from './unit-row.ts';
import type { RequestModel, StepLine, UnitsModel } from './units-model.ts';

const { columns } = UNITS_TEXT;

type Around = { readonly viewer: Viewer; readonly today: LocalDate; readonly what: 'enhet' | 'verksamhet' };

export function unitsTemplate(model: UnitsModel, { viewer, today, what }: Around): Html {
  const first = what === 'enhet' ? columns.unit : columns.operation;
  return html`<div class="head">
      <h1>${model.heading}</h1>
      ${model.lede ? html`<p class="lede">${model.lede}</p>` : ''}
    </div>
    ${model.steps.length === 0 ? '' : html`<div class="sums">${model.counters.map(({ count, label }) => html`<div><span class="big">${count}</span>${label}</div>`)}</div>`}
    ${model.requests.map((request) => requestNotice(request, viewer, today))}
    ${model.passedUp.length === 0 ? '' : passedUp(model.passedUp)}
    ${model.steps.map(
      (step) =>
        html`<section class="block flow" aria-labelledby="${step.id}">
          <h2 id="${step.id}">${step.heading}</h2>
          <p class="soft">${step.summary}</p>
          ${step.rows.length === 0 ? '' : unitTable(step.heading, { rows: step.rows, first })}
          ${
            step.quiet.length === 0
              ? ''
              : html`<details>
                  <summary>${quietSummary(step.quiet.length)}</summary>
                  ${unitTable(step.heading, { rows: step.quiet, first })}
                </details>`
          }
        </section>`,
    )}
    ${
      model.lateBelow.length === 0
        ? ''
        : html`<details class="block">
            <summary>${UNITS_TEXT.lateBelow} (${model.lateBelow.length})</summary>
            ${furtherTable(UNITS_TEXT.lateBelow, model.lateBelow)}
          </details>`
    }
    ${lines(UNITS_TEXT.later, model.later, today)} ${lines(UNITS_TEXT.finished, model.finished, today)}`;
}

/** A request is answered in one click where the answer is yes. */
function requestNotice(request: RequestModel, viewer: Viewer, today: LocalDate): Html {
  return html`<form class="notice info" action="${actPath(request.plan, request.task, 'extend')}" method="post">
    ${icon('extended')}
    <div>
      <h2>${request.heading}</h2>
      <p>${request.body}</p>
      <p class="row">
        ${csrfField(viewer)}
        <input type="hidden" name="due" value="${request.due}" /><input
          type="hidden"
          name="reason"
          value="${asAsked(request.reason)}"
        />
        <button class="button slim">${UNITS_TEXT.answerYes(weekdayAndDate(request.due, today))}</button>
        <a class="button second slim" href="${taskPath(request.plan, request.task)}#svara">${UNITS_TEXT.answerOther}</a>
      </p>
    </div>
  </form>`;
}

function passedUp(rows: readonly UnitRow[]): Html {
  return html`<section class="block flow" aria-labelledby="vidare">
    <h2 id="vidare">${UNITS_TEXT.passedUp}</h2>
    <p class="measure soft">${UNITS_TEXT.passedUpLede}</p>
    ${furtherTable(UNITS_TEXT.passedUp, rows)}
  </section>`;
}

/** Tasks of plans further down, each with what it is. */
function furtherTable(caption: string, rows: readonly UnitRow[]): Html {
  return registerTable<UnitRow>(caption, {
    rows,
    columns: [
      { heading: columns.unit, cell: (row) => unitLink(row) },
      { heading: columns.what, cell: (row) => row.title },
      { heading: columns.state, cell: (row) => stateTag(row.badge) },
      { heading: columns.notes, cell: (row) => row.notes.join('. ') },
    ],
  });
}

function unitTable(caption: string, { rows, first }: { rows: readonly UnitRow[]; first: string }): Html {
  return registerTable<UnitRow>(caption, {
    rows,
    columns: [
      { heading: first, cell: (row) => unitLink(row) },
      { heading: columns.state, cell: (row) => stateTag(row.badge) },
      { heading: columns.notes, cell: (row) => row.notes.join('. ') },
    ],
  });
}

function unitLink(row: UnitRow): Html {
  return html`<a href="${row.href}">${row.unit}</a
    >${row.waiting ? html` <span class="small soft">${row.action}</span>` : ''}`;
}

function lines(heading: string, rows: readonly StepLine[], today: LocalDate): Html {
  if (rows.length === 0) return html``;
  return html`<details class="block">
    <summary>${heading} (${rows.length})</summary>
    ${registerTable<StepLine>(heading, {
      rows,
      columns: [
        { heading: columns.step, cell: (row) => row.title },
        { heading: columns.opens, cell: (row) => shortDateWithWeek(row.opensOn, today) },
        { heading: columns.due, cell: (row) => shortDateWithWeek(row.due, today) },
        { heading: columns.result, cell: (row) => row.result },
      ],
    })}
  </details>`;
}
