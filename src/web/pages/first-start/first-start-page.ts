import { html } from 'hono/html';
import { FIRST_START_TEXT as TEXT, signInAs } from '../../../text/pages/first-start.ts';
import { renderDocument } from '../../layout/document.ts';
import type { Frame } from '../../layout/frame.ts';
import type { Html } from '../../page-context.ts';
import type { FirstStartPageModel } from '../../page-models.ts';
import { PATTERNS } from '../../routes.ts';
import { fileField } from '../organisation/file-field.ts';
import { outcomeNotice } from '../organisation/outcome-notice.ts';

/** `/kom-igang`: the start page of an empty system. `mailCatcher` is where the caught mail is read. */
export function firstStartPage(
  frame: Frame,
  model: FirstStartPageModel & { readonly mailCatcher?: string | undefined },
): Html {
  const { outcome } = model;
  const loaded = outcome !== undefined && outcome.kind !== 'faults' && outcome.kind !== 'moved-meanwhile';
  if (loaded) return renderDocument(frame, { title: TEXT.loaded, body: nextSteps(model) });
  return renderDocument(frame, {
    title: TEXT.heading,
    body: html`${outcome ? outcomeNotice(outcome) : ''}
      <div class="head">
        <h1>${TEXT.heading}</h1>
        <p class="lede">${TEXT.lede}</p>
      </div>
      ${model.offered ? bothWays() : html`<p class="measure">${TEXT.notOffered}</p>`}`,
  });
}

function bothWays(): Html {
  return html`<div class="cols halves">
    <section class="panel" aria-labelledby="prova">
      <h2 id="prova">${TEXT.try}</h2>
      <p>${TEXT.tryBody}</p>
      <form action="${PATTERNS.firstStart}" method="post">
        <button class="button" name="gor" value="exempel">${TEXT.tryButton}</button>
      </form>
    </section>
    <section class="panel" aria-labelledby="egen">
      <h2 id="egen">${TEXT.own}</h2>
      <p>${TEXT.ownBody}</p>
      <form action="${PATTERNS.firstStart}" method="post" enctype="multipart/form-data">
        ${fileField()}
        <p><button class="button second" name="gor" value="fil">${TEXT.ownButton}</button></p>
      </form>
    </section>
  </div>`;
}

function nextSteps({
  administrators,
  mailCatcher,
}: FirstStartPageModel & { readonly mailCatcher?: string | undefined }): Html {
  if (administrators.length === 0)
    return html`<div class="head">
      <h1>${TEXT.loaded}</h1>
      <p class="lede">${TEXT.noAdministrator}</p>
    </div>`;
  return html`<div class="head"><h1>${TEXT.loaded}</h1></div>
    <section class="flow measure" aria-labelledby="vidare">
      <h2 id="vidare">${TEXT.next}</h2>
      <ol>
        <li>${signInAs(administrators)}</li>
        <li>
          ${mailCatcher ? html`${TEXT.steps.catcher} <a href="${mailCatcher}">${mailCatcher}</a>` : TEXT.steps.mail}
        </li>
        <li>${TEXT.steps.year}</li>
        <li>${TEXT.steps.persons}</li>
      </ol>
      <p><a class="button" href="${PATTERNS.signIn}">${TEXT.signIn}</a></p>
    </section>`;
}
