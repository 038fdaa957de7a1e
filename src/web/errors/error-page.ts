import { html } from 'hono/html';
import { REFUSAL_SENTENCES } from '../../text/refusals.ts';
import { ERROR_PAGE_TEXT, inTheWay, WEB_ERROR_TEXTS, type WebErrorText } from '../../text/web-errors.ts';
import { renderDocument } from '../layout/document.ts';
import type { Frame } from '../layout/frame.ts';
import type { Html } from '../page-context.ts';
import { PATTERNS, signInPath } from '../routes.ts';
import type { PostedForm } from '../security/posted-form.ts';
import type { WebError, WebErrorCode } from '../web-error.ts';

export type ErrorPageModel = {
  readonly error: WebError;
  readonly frame: Frame;
  readonly requestId: string;
  /** What was posted and not received, to be sent again by a button; nobody's typing is lost. */
  readonly kept?: PostedForm | undefined;
};

/** What to do with what was typed, where it stands on the page. */
const KEPT_TEXTS: Partial<Readonly<Record<WebErrorCode, string>>> = {
  'not-signed-in': ERROR_PAGE_TEXT.keptForms,
  unavailable: ERROR_PAGE_TEXT.keptUntilBack,
  internal: ERROR_PAGE_TEXT.keptUntilBack,
};

/** Says what is the matter and what to do; never a stack. */
export function errorPage({ error, frame, requestId, kept }: ErrorPageModel): Html {
  const text: WebErrorText = WEB_ERROR_TEXTS[error.code];
  return renderDocument(frame, {
    title: text.heading,
    body: html`<div class="head"><h1>${text.heading}</h1></div>
      <div class="flow measure">
        <p>${errorSentence(error)}</p>
        <p>${(kept && KEPT_TEXTS[error.code]) ?? text.wayOn}</p>
        ${kept === undefined ? leave() : sendAgain({ kept, frame, error })}
        <p class="small soft">${ERROR_PAGE_TEXT.requestId(requestId)}</p>
      </div>`,
  });
}

/** The most exact sentence there is: the page's own, the refusal's, the code's. */
export function errorSentence(error: WebError): string {
  const sentence =
    error.sentence ??
    (error.refusal === undefined ? WEB_ERROR_TEXTS[error.code].sentence : REFUSAL_SENTENCES[error.refusal]);
  return error.missing.length === 0 ? sentence : `${sentence} ${inTheWay(error.missing)}`;
}

function leave(): Html {
  return html`<p><a class="button" href="${PATTERNS.home}">${ERROR_PAGE_TEXT.home}</a></p>`;
}

function sendAgain({ kept, frame, error }: { kept: PostedForm; frame: Frame; error: WebError }): Html {
  const fields = Object.entries(kept).filter(([name]) => name !== 'csrf');
  return html`${
      error.code === 'not-signed-in'
        ? html`<p>
            <a class="button quiet" target="_blank" rel="opener" href="${signInPath()}"
              >${ERROR_PAGE_TEXT.signInNewTab}</a
            >
          </p>`
        : ''
    }
    <form action="${frame.path}" method="post">
      <input type="hidden" name="csrf" value="${frame.viewer?.csrf ?? kept['csrf'] ?? ''}" />
      ${fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      <p><button class="button">${ERROR_PAGE_TEXT.sendAgain}</button></p>
    </form>`;
}
