import { html } from 'hono/html';
import { isWithin } from '../../../domain/responsible.ts';
import { ORGANISATION_TEXT as TEXT } from '../../../text/pages/organisation.ts';
import { renderDocument } from '../../layout/document.ts';
import { frameOf } from '../../layout/frame.ts';
import type { Html, PageContext } from '../../page-context.ts';
import type { OrganisationPageModel } from '../../page-models.ts';
import { PATTERNS } from '../../routes.ts';
import { csrfField } from '../../security/csrf-field.ts';
import { fileField } from './file-field.ts';
import { outcomeNotice } from './outcome-notice.ts';

/** `/admin/organisation`: what a file changes is seen before it is loaded. */
export async function organisationPage(
  context: PageContext,
  { outcome, contents }: OrganisationPageModel,
): Promise<Html> {
  const { organisation, viewer, today } = context;
  const sums = [
    { count: organisation.places.length, label: TEXT.places },
    { count: organisation.persons.length, label: TEXT.persons },
    { count: organisation.posts.filter((post) => isWithin(post, today)).length, label: TEXT.vacant },
  ];
  const body = html`${outcome ? outcomeNotice(outcome) : ''}
    ${
      outcome?.kind === 'changes' && contents !== undefined
        ? html`<form action="${PATTERNS.adminOrganisation}" method="post">
              ${csrfField(viewer)}<input type="hidden" name="innehall" value="${contents}" />
              <p class="row"><button class="button" name="gor" value="las-in">${TEXT.load}</button></p>
            </form>
            <hr />`
        : ''
    }
    <div class="head">
      <h1>${TEXT.heading}</h1>
      <p class="lede">${TEXT.lede}</p>
    </div>
    <div class="sums">
      ${sums.map(({ count, label }) => html`<div><span class="big">${count}</span>${label}</div>`)}
    </div>
    <form class="panel ground" action="${PATTERNS.adminOrganisation}" method="post" enctype="multipart/form-data">
      ${csrfField(viewer)} ${fileField()}
      <p>
        <button class="button${outcome?.kind === 'changes' ? ' second' : ''}" name="gor" value="visa">
          ${TEXT.show}
        </button>
      </p>
    </form>`;
  return renderDocument(await frameOf(context), { title: TEXT.heading, body });
}
