import { html } from 'hono/html';
import { localDateOf } from '../../../domain/calendar/local-time.ts';
import { NOTICE_STATUSES } from '../../../domain/notice.ts';
import { planAddress } from '../../../domain/plan-id.ts';
import { clockTime } from '../../../text/dates.ts';
import { shortDate } from '../../../text/pages/dates.ts';
import {
  aboutLine,
  AS_WORDS,
  CAME_BACK,
  KIND_WORDS,
  mailHeading,
  MAIL_TEXT as TEXT,
  STATUS_WORDS,
  UNSENT_REASONS,
} from '../../../text/pages/mail-ledger.ts';
import { field } from '../../layout/field.ts';
import { renderDocument } from '../../layout/document.ts';
import { frameOf } from '../../layout/frame.ts';
import { icon, type IconName } from '../../layout/icon.ts';
import { registerTable } from '../../layout/register-table.ts';
import type { Html, PageContext } from '../../page-context.ts';
import { PATTERNS, planPath } from '../../routes.ts';
import { holdsRole } from '../../viewer.ts';
import { nameAndTitle, namedPerson, placeTitle } from '../sight/person-names.ts';
import { runningPlans } from '../sight/running-plans.ts';
import { ledgerFilter, ledgerPage, type LedgerFilter, type LedgerRow } from './ledger-query.ts';

const STATUS_ICONS: Readonly<Record<LedgerRow['status'], IconName>> = {
  planned: 'wait',
  sent: 'mail',
  refused: 'unreached',
  dropped: 'excepted',
  dissolved: 'returned',
};

/**
 * `/admin/mejl`: to whom, why, planned, sent or dropped and why, in the plans whose lateness the viewer may see. The
 * letter and what the server answered are for administrators.
 */
export async function mailPage(context: PageContext): Promise<Html> {
  const filter = ledgerFilter((name) => context.http.req.query(name));
  const [page, titles] = await Promise.all([ledgerPage(context, filter), taskTitles(context)]);
  const heading = mailHeading(page.total);
  return renderDocument(await frameOf(context), {
    title: heading,
    body: html`<div class="head">
        <h1>${heading}</h1>
        <p class="lede">${TEXT.lede}</p>
      </div>
      ${filterForm(filter)}
      ${page.rows.length === 0 ? html`<p class="empty block">${TEXT.none}</p>` : html`<div class="block">${ledgerTable(context, page.rows, titles)}</div>`}
      ${pageLinks(filter, page.pages)}`,
  });
}

async function taskTitles(context: PageContext): Promise<ReadonlyMap<string, string>> {
  const running = await runningPlans(context);
  return new Map(
    running.flatMap(({ plans }) =>
      plans.flatMap(({ id, state }) =>
        Object.values(state.tasks).map((task) => [`${id}|${task.key}`, task.title] as const),
      ),
    ),
  );
}

function filterForm(filter: LedgerFilter): Html {
  return html`<form class="filter" action="${PATTERNS.adminMail}" method="get" role="search">
    <div>${field({ id: 'om', name: 'om', label: TEXT.person, value: filter.about, kind: 'search' })}</div>
    <div class="field">
      <label for="lage">${TEXT.status}</label>
      <select id="lage" name="lage">
        <option value="">${TEXT.all}</option>
        ${NOTICE_STATUSES.map((status) => html`<option value="${status}" ${status === filter.status ? 'selected' : ''}>${STATUS_WORDS[status]}</option>`)}
      </select>
    </div>
    <button class="button second">${TEXT.show}</button>
  </form>`;
}

function ledgerTable(
  { organisation, today, timezone, viewer }: PageContext,
  rows: readonly LedgerRow[],
  titles: ReadonlyMap<string, string>,
): Html {
  const { columns } = TEXT;
  const when = (row: LedgerRow) => {
    const at = row.email?.acceptedAt;
    if (at !== null && at !== undefined)
      return `${shortDate(localDateOf(timezone, at), today)} ${clockTime(at, timezone)}`;
    return row.morning === 'at-once' ? TEXT.atOnce : shortDate(row.morning, today);
  };
  return registerTable<LedgerRow>(mailHeading(rows.length), {
    rows,
    columns: [
      { heading: columns.when, cell: (row) => when(row) },
      {
        heading: columns.to,
        cell: (row) => nameAndTitle(namedPerson(organisation, { person: row.receiver, on: today })),
      },
      {
        heading: columns.what,
        cell: (row) =>
          html`${KIND_WORDS[row.kind]}:
            <a href="${planPath(row.plan)}"
              >${aboutLine(titles.get(`${row.plan}|${row.task}`) ?? row.task, placeTitle(organisation, planAddress(row.plan).place))}</a
            >`,
      },
      { heading: columns.why, cell: (row) => AS_WORDS[row.as] },
      {
        heading: columns.status,
        cell: (row) =>
          html`<span class="part-state">${icon(STATUS_ICONS[row.status])} ${statusWord(row)}</span>${unsent(row)}`,
      },
      ...(holdsRole(viewer, 'administrator') ? [{ heading: columns.answer, cell: letterCell }] : []),
    ],
  });
}

function letterCell({ email }: LedgerRow): Html {
  if (email === null) return html``;
  return html`<a href="${PATTERNS.adminMail}/${email.id}">${TEXT.read}</a
    >${email.answer ? html`<br /><span class="small soft">${email.answer}</span>` : ''}`;
}

function statusWord({ status, email }: LedgerRow): string {
  return status === 'refused' && email?.status === 'bounced' ? CAME_BACK : STATUS_WORDS[status];
}

function unsent({ reason }: LedgerRow): Html {
  if (reason === null) return html``;
  const words = Object.entries(UNSENT_REASONS).find(([code]) => code === reason)?.[1] ?? reason;
  return html`<br /><span class="small soft">${words}</span>`;
}

function pageLinks(filter: LedgerFilter, pages: number): Html {
  if (pages < 2) return html``;
  const href = (page: number) =>
    `${PATTERNS.adminMail}?${new URLSearchParams({ om: filter.about, lage: filter.status, sida: String(page) }).toString()}`;
  return html`<nav class="row block" aria-label="${TEXT.pages}">
    ${filter.page > 1 ? html`<a href="${href(filter.page - 1)}">${TEXT.newer}</a>` : ''}
    <span>${filter.page} / ${pages}</span>
    ${filter.page < pages ? html`<a href="${href(filter.page + 1)}">${TEXT.older}</a>` : ''}
  </nav>`;
}
