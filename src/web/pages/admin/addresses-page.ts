import { html } from 'hono/html';
import { badAddresses, type BadAddress } from '../../../database/bad-addresses.ts';
import { planAddress } from '../../../domain/plan-id.ts';
import { ADDRESSES_TEXT as TEXT, addressesHeading, CAUSE_WORDS, heldBackText } from '../../../text/pages/addresses.ts';
import { shortDateWithWeek } from '../../../text/pages/dates.ts';
import { KIND_WORDS } from '../../../text/pages/mail-ledger.ts';
import { renderDocument } from '../../layout/document.ts';
import { errorSummary } from '../../layout/error-summary.ts';
import { field } from '../../layout/field.ts';
import { frameOf } from '../../layout/frame.ts';
import { noticePanel } from '../../layout/notice-panel.ts';
import { registerTable } from '../../layout/register-table.ts';
import type { Html, PageContext } from '../../page-context.ts';
import { PATTERNS, taskPath } from '../../routes.ts';
import { csrfField } from '../../security/csrf-field.ts';
import { namedPerson, placeTitle } from '../sight/person-names.ts';

export type AddressesShown = {
  readonly typed: { readonly email: string; readonly reason: string };
  readonly faults: {
    readonly email?: string;
    readonly reason?: string;
    readonly unmark?: { readonly person: string; readonly fault: string };
  };
  /** What has just been done. */
  readonly done?: string;
};

/** `/admin/adresser`: addresses that do not work, whose, since when, why, what was held back; and to mark one. */
export async function addressesPage(context: PageContext, shown: AddressesShown): Promise<Html> {
  const bad = await badAddresses(context.services.database, context.viewer.municipality);
  const heading = addressesHeading(bad.length);
  const { faults } = shown;
  const summary = [
    ...(faults.unmark ? [{ href: `#skal-${faults.unmark.person}`, text: faults.unmark.fault }] : []),
    ...(faults.email ? [{ href: '#epost', text: faults.email }] : []),
    ...(faults.reason ? [{ href: '#skal', text: faults.reason }] : []),
  ];
  return renderDocument(await frameOf(context), {
    title: heading,
    body: html`${errorSummary(TEXT.faultsHeading, summary)}
      ${shown.done === undefined ? '' : noticePanel('done', { heading: shown.done, live: true })}
      <div class="head">
        <h1>${heading}</h1>
        <p class="lede">${bad.length === 0 ? TEXT.none : TEXT.lede}</p>
      </div>
      ${bad.length === 0 ? '' : addressTable(context, bad, shown)} ${markForm(context, shown)}`,
  });
}

function addressTable(context: PageContext, bad: readonly BadAddress[], { faults }: AddressesShown): Html {
  const { organisation, today, viewer } = context;
  const { columns } = TEXT;
  const titleOf = ({ person }: BadAddress) => namedPerson(organisation, { person, on: today }).title || TEXT.noRole;
  return registerTable<BadAddress>(TEXT.link, {
    rows: bad,
    columns: [
      { heading: columns.who, cell: (row) => `${row.name}, ${titleOf(row)}` },
      { heading: columns.address, cell: (row) => row.address },
      { heading: columns.since, cell: (row) => shortDateWithWeek(row.since, today) },
      {
        heading: columns.why,
        cell: (row) =>
          html`${CAUSE_WORDS[row.because]}${row.answer === null ? '' : html`<br /><span class="small soft">${row.answer}</span>`}`,
      },
      { heading: columns.heldBack, cell: (row) => heldBack(context, row) },
      {
        heading: columns.mend,
        cell: (row) =>
          html`<form action="${PATTERNS.adminAddresses}" method="post">
            ${csrfField(viewer)}<input type="hidden" name="person" value="${row.person}" />
            ${field({
              id: `skal-${row.person}`,
              name: 'skal',
              label: TEXT.reason,
              value: '',
              hint: TEXT.unmarkHint,
              fault: faults.unmark?.person === row.person ? faults.unmark.fault : undefined,
              kind: 'text',
            })}
            <button class="button quiet" name="gor" value="avmarkera">
              ${TEXT.unmark}<span class="hide">, ${row.name}</span>
            </button>
          </form>`,
      },
    ],
  });
}

function heldBack({ organisation }: PageContext, { heldBack: notices }: BadAddress): Html | string {
  if (notices.length === 0) return TEXT.nothingHeld;
  return html`<details>
    <summary>${heldBackText(notices.length)}</summary>
    <ul>
      ${notices.map(
        ({ kind, plan, task }) =>
          html`<li>
            ${KIND_WORDS[kind]}:
            <a href="${taskPath(plan, task)}">${placeTitle(organisation, planAddress(plan).place)}</a>
          </li>`,
      )}
    </ul>
  </details>`;
}

function markForm({ viewer }: PageContext, { typed, faults }: AddressesShown): Html {
  return html`<section class="block flow" aria-labelledby="mark">
    <h2 id="mark">${TEXT.markHeading}</h2>
    <p class="measure">${TEXT.markLede}</p>
    <form class="panel ground" action="${PATTERNS.adminAddresses}" method="post">
      ${csrfField(viewer)}
      ${field({ id: 'epost', name: 'epost', label: TEXT.email, value: typed.email, fault: faults.email, kind: 'email' })}
      ${field({
        id: 'skal',
        name: 'skal',
        label: TEXT.reason,
        value: typed.reason,
        hint: TEXT.reasonHint,
        fault: faults.reason,
        kind: 'low-area',
      })}
      <button class="button" name="gor" value="mark">${TEXT.mark}</button>
    </form>
  </section>`;
}
