import { html } from 'hono/html';
import type { LocalDate } from '../../../domain/time.ts';
import { MY_PAGE_TEXT, reviewsLink, severalUnits } from '../../../text/pages/my-page.ts';
import { LADDER_TEXT } from '../../../text/pages/ladder.ts';
import { WAITING_TEXT, waitingLine } from '../../../text/pages/waiting.ts';
import { ladderList } from '../../layout/ladder-list.ts';
import { noticePanel } from '../../layout/notice-panel.ts';
import { registerTable } from '../../layout/register-table.ts';
import { stateTag } from '../../layout/state-tag.ts';
import type { Html } from '../../page-context.ts';
import { PATTERNS } from '../../routes.ts';
import type { Viewer } from '../../viewer.ts';
import { extensionForm } from '../act-forms/extension-form.ts';
import { shortHash } from '../sight/short-hash.ts';
import type { HandedInRow, MyPageModel, MyPlanModel } from './my-page-model.ts';
import { taskLeaves } from './task-leaves.ts';
import { wheelModel } from './wheel-model.ts';
import { wheel } from './wheel.ts';
import { yearList } from './year-list.ts';
import { WHEEL_NOTE } from '../../../text/pages/wheel.ts';

type Around = { readonly viewer: Viewer; readonly today: LocalDate };

export function myPageTemplate(model: MyPageModel, around: Around): Html {
  const several = model.plans.length > 1;
  return html`<div class="head">
      <h1>${model.heading}</h1>
      ${model.lede ? html`<p class="lede">${model.lede}</p>` : ''}
      ${several ? html`<p class="lede">${severalUnits(model.plans.length)}</p>` : ''}
      ${!several && model.plans[0]?.lede ? html`<p class="lede">${model.plans[0].lede}</p>` : ''}
    </div>
    ${
      model.reviews > 0
        ? noticePanel('info', {
            heading: reviewsLink(model.reviews),
            body: html`<p><a class="button slim" href="${PATTERNS.units}">${WAITING_TEXT.toUnits}</a></p>`,
          })
        : ''
    }
    ${model.waiting > 0 ? noticePanel('info', { heading: waitingLine(model.waiting), body: WAITING_TEXT.noNeedToWait }) : ''}
    ${model.plans.map((plan) => myPlan(plan, { ...around, several }))}`;
}

function myPlan(plan: MyPlanModel, around: Around & { readonly several: boolean }): Html {
  const { several } = around;
  return html`<section aria-labelledby="${plan.id}">
    <h2 id="${plan.id}" ${several ? '' : 'class=hide'}>${several ? plan.place : MY_PAGE_TEXT.now}</h2>
    ${several && plan.lede ? html`<p class="measure soft">${plan.lede}</p>` : ''} ${taskLeaves(plan.leaves)}
    ${
      plan.focus
        ? html`<hr />
            ${focusColumns(plan, around.viewer)}`
        : ''
    }
    <hr />
    ${yearPart(plan, around.today)}
    <hr />
    <section class="flow" aria-labelledby="${plan.id}-inlamnat">
      <h2 id="${plan.id}-inlamnat">${MY_PAGE_TEXT.handedIn}</h2>
      ${plan.handedIn.length === 0 ? html`<p class="soft">${MY_PAGE_TEXT.nothingHandedIn}</p>` : handedInPart(plan)}
    </section>
    ${several ? html`<hr />` : ''}
  </section>`;
}

function focusColumns(plan: MyPlanModel, viewer: Viewer): Html {
  const { focus } = plan;
  if (focus === undefined) return html``;
  const id = `${plan.id}-trappa`;
  return html`<div class="cols halves">
    <section class="flow" aria-labelledby="${id}">
      <h2 id="${id}">${MY_PAGE_TEXT.ifNothing}</h2>
      <p class="measure"><strong>${focus.title}.</strong> ${LADDER_TEXT.introduction}</p>
      ${ladderList(focus.ladder)}
    </section>
    ${focus.askedOf === undefined ? '' : extensionForm({ ...focus, askedOf: focus.askedOf, id: `${plan.id}-hinder`, viewer })}
  </div>`;
}

function yearPart(plan: MyPlanModel, today: LocalDate): Html {
  const { year } = plan;
  return html`<section aria-labelledby="${plan.id}-ar">
    <h2 id="${plan.id}-ar">${plan.yearHeading}</h2>
    <p class="lede">${plan.yearIntroduction}</p>
    <div class="cols halves block">
      <div>
        ${wheel(wheelModel(plan.steps, { year, today }), { id: `${plan.id}-hjul`, year, today })}
        <p class="small soft measure">${WHEEL_NOTE}</p>
      </div>
      ${yearList(plan.steps)}
    </div>
  </section>`;
}

/** Who answers for many tasks sees the latest; the rest is there to open. */
const LATEST = 12;

function handedInPart(plan: MyPlanModel): Html {
  const earlier = plan.handedIn.slice(LATEST);
  return html`${handedInTable(plan, plan.handedIn.slice(0, LATEST))}
  ${
    earlier.length === 0
      ? ''
      : html`<details class="block">
          <summary>${MY_PAGE_TEXT.earlier(earlier.length)}</summary>
          ${handedInTable(plan, earlier)}
        </details>`
  }`;
}

function handedInTable(plan: MyPlanModel, rows: readonly HandedInRow[]): Html {
  const { columns } = MY_PAGE_TEXT;
  return registerTable<HandedInRow>(`${MY_PAGE_TEXT.handedIn}: ${plan.place}`, {
    rows,
    columns: [
      { heading: columns.what, cell: (row) => html`<a href="${row.href}">${row.title}</a>` },
      { heading: columns.state, cell: (row) => stateTag(row.badge) },
      { heading: columns.handedIn, cell: (row) => row.when },
      { heading: columns.by, cell: (row) => row.by },
      {
        heading: columns.receipt,
        cell: (row) => html`version ${row.version}, <span class="hash">${shortHash(row.hash)}</span>`,
      },
    ],
  });
}
