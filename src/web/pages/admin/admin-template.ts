import { html } from 'hono/html';
import { mailDispatchId, schoolYearId } from '../../../../workflows/messages.ts';
import type { LocalDate } from '../../../domain/time.ts';
import { ADDRESSES_TEXT } from '../../../text/pages/addresses.ts';
import { ADMIN_TEXT as TEXT } from '../../../text/pages/admin.ts';
import { shortDateWithWeek } from '../../../text/pages/dates.ts';
import { noticePanel } from '../../layout/notice-panel.ts';
import { registerTable } from '../../layout/register-table.ts';
import { stateTag } from '../../layout/state-tag.ts';
import type { Html } from '../../page-context.ts';
import { PATTERNS } from '../../routes.ts';
import type { WebSettings } from '../../web-services.ts';
import { temporalLink, temporalList } from '../sight/temporal-link.ts';
import type { AdminModel, Remark } from './admin-model.ts';
import type { CycleTime } from './cycle-times.ts';

type Around = { readonly settings: WebSettings; readonly today: LocalDate; readonly municipality: string };
const { columns } = TEXT;

export function adminTemplate(model: AdminModel, around: Around): Html {
  const { settings } = around;
  return html`<div class="head">
      <h1>${model.heading}</h1>
      ${model.ledes.map((lede) => html`<p class="lede">${lede}</p>`)}
    </div>
    ${
      model.years.length === 0
        ? html`<p><a class="button" href="${PATTERNS.adminYear}">${TEXT.startYear}</a></p>`
        : html`<div class="sums">
            ${model.counters.map(({ count, label }) => html`<div><span class="big">${count}</span>${label}</div>`)}
          </div>`
    }
    ${model.unreached.map((one) => noticePanel('check', { heading: one.heading, body: one.body }))}
    ${
      settings.mailCatcherAddress
        ? noticePanel('info', {
            heading: TEXT.catcher,
            body: html`<p><a href="${settings.mailCatcherAddress}">${TEXT.readCaught}</a></p>`,
          })
        : ''
    }
    ${
      model.unnamed.length === 0
        ? ''
        : html`<section class="block flow" aria-labelledby="granskare">
            <h2 id="granskare">${TEXT.reviewers}</h2>
            <p class="measure">${TEXT.reviewersLede}</p>
            ${remarkTable(TEXT.reviewers, model.unnamed, settings)}
          </section>`
    }
    ${model.years.map(
      ({ year, times }) =>
        html`<section class="block flow" aria-labelledby="tider-${year.replace('/', '-')}">
          <h2 id="tider-${year.replace('/', '-')}">${TEXT.times}, ${year}</h2>
          ${timesTable(
            year,
            times.filter((time) => time.current),
            around.today,
          )}
          <details>
            <summary>${TEXT.otherSteps} (${times.filter((time) => !time.current).length})</summary>
            ${timesTable(
              year,
              times.filter((time) => !time.current),
              around.today,
            )}
          </details>
        </section>`,
    )}
    ${
      model.years.length === 0
        ? ''
        : html`<section class="block flow" aria-labelledby="sena">
            <h2 id="sena">${TEXT.late}</h2>
            ${model.late.length === 0 ? html`<p>${TEXT.noneLate}</p>` : remarkTable(TEXT.late, model.late, settings)}
          </section>`
    }
    ${technology(model, around)}`;
}

function timesTable(year: string, times: readonly CycleTime[], today: LocalDate): Html {
  return registerTable<CycleTime>(`${TEXT.times} ${year}`, {
    rows: times,
    columns: [
      { heading: columns.step, cell: (row) => row.title },
      { heading: columns.who, cell: (row) => row.who },
      { heading: columns.opens, cell: (row) => shortDateWithWeek(row.opensOn, today) },
      { heading: columns.due, cell: (row) => shortDateWithWeek(row.due, today) },
      { heading: columns.handedIn, cell: (row) => row.handedIn, figures: true },
      { heading: columns.remarks, cell: (row) => row.remarks },
    ],
  });
}

function remarkTable(caption: string, rows: readonly Remark[], settings: WebSettings): Html {
  return registerTable<Remark>(caption, {
    rows,
    columns: [
      { heading: columns.unit, cell: (row) => html`<a href="${row.href}">${row.place}</a>` },
      { heading: columns.state, cell: (row) => stateTag(row.badge) },
      { heading: columns.what, cell: (row) => row.title },
      { heading: columns.howLate, cell: (row) => row.note },
      { heading: columns.technology, cell: (row) => processLink(row.plan, row.place, settings) },
    ],
  });
}

/** The process behind a plan. */
export function processLink(plan: string, place: string, settings: WebSettings): Html {
  return html`<a href="${temporalLink(settings, plan)}">${TEXT.process}<span class="hide">, ${place}</span></a>`;
}

function technology(model: AdminModel, { settings, municipality }: Around): Html {
  const processes = [
    ...model.years.map(({ year }) => ({ label: `${TEXT.yearProcess} ${year}`, id: schoolYearId(municipality, year) })),
    { label: TEXT.mailProcess, id: mailDispatchId(municipality) },
  ];
  return html`<section class="block flow" aria-labelledby="teknik">
    <h2 id="teknik">${TEXT.technology}</h2>
    <p class="measure">${TEXT.technologyLede}</p>
    <dl class="facts">
      ${processes.map(
        ({ label, id }) =>
          html`<dt>${label}</dt>
            <dd>
              <a href="${temporalLink(settings, id)}"><code>${id}</code></a>
            </dd>`,
      )}
    </dl>
    <ul class="plain">
      <li><a href="${temporalList(settings)}">${TEXT.allProcesses}</a></li>
      <li><a href="${PATTERNS.adminPlans}">${TEXT.toPlans}</a></li>
      <li><a href="${PATTERNS.adminMail}">${TEXT.toMail}</a></li>
      <li><a href="${PATTERNS.adminAddresses}">${ADDRESSES_TEXT.link}</a></li>
      <li><a href="${PATTERNS.adminYear}">${TEXT.startYear}</a></li>
    </ul>
  </section>`;
}
