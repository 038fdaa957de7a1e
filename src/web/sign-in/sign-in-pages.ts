import { html } from 'hono/html';
import type { Instant } from '../../domain/time.ts';
import { SIGN_IN_TEXT as TEXT } from '../../text/sign-in.ts';
import { renderDocument } from '../layout/document.ts';
import { icon } from '../layout/icon.ts';
import type { Html } from '../page-context.ts';
import type { PublicFrame } from '../public-frame.ts';
import { PATTERNS, signInPath } from '../routes.ts';

/** Asks for the address a link is sent to. */
export function askAddressPage({ frame }: PublicFrame, model: AskAddress): Html {
  const described = model.fault === undefined ? 'epost-h' : 'epost-h epost-f';
  return renderDocument(frame, {
    title: TEXT.signIn,
    body: html`<div class="cols halves">
      <div class="flow">
        <div class="head">
          <h1>${model.heading ?? TEXT.heading}</h1>
          <p class="lede">${TEXT.lede}</p>
        </div>
        ${
          model.destination === undefined
            ? ''
            : html`<div class="notice info">
                ${icon('info')}
                <div>
                  <h2>${TEXT.onTheWay(model.destination)}</h2>
                  <p>${TEXT.onTheWayThen}</p>
                </div>
              </div>`
        }
        <form action="${PATTERNS.signIn}" method="post">
          <input type="hidden" name="next" value="${model.next}" />
          <div class="field${model.fault === undefined ? '' : ' bad'}">
            <label for="epost">${TEXT.address}</label><span class="hint" id="epost-h">${TEXT.addressHint}</span>
            ${model.fault === undefined ? '' : html`<span class="msg error" id="epost-f">${model.fault}</span>`}
            <input
              type="text"
              inputmode="email"
              autocomplete="email"
              id="epost"
              name="epost"
              value="${model.typed}"
              aria-describedby="${described}"
              ${model.fault === undefined ? '' : html` aria-invalid="true"`}
            />
          </div>
          <p><button class="button">${TEXT.send}</button></p>
        </form>
        ${
          frame.municipality === undefined
            ? ''
            : html`<details>
                <summary>${TEXT.otherAddress}</summary>
                <p class="measure">
                  ${TEXT.otherAddressThen}
                  <a href="mailto:${frame.municipality.contact}">${frame.municipality.contact}</a>.
                  ${TEXT.otherAddressWho}
                </p>
              </details>`
        }
      </div>
      <div class="panel ground flow">
        <h2>${TEXT.whatIs}</h2>
        <p>${TEXT.whatIsThen}</p>
        <p>${TEXT.forwarding}</p>
      </div>
    </div>`,
  });
}

export type AskAddress = {
  readonly next: string;
  readonly typed: string;
  readonly destination?: string | undefined;
  readonly heading?: string;
  readonly fault?: string | undefined;
};

/** The same for every address, known or not. */
export function linkSentPage(
  { frame, timezone }: PublicFrame,
  model: { readonly address?: string; readonly next: string; readonly until: Instant },
): Html {
  const heading = model.address === undefined ? TEXT.newHeading : TEXT.sentHeading;
  return renderDocument(frame, {
    title: heading,
    body: html`<div class="head"><h1>${heading}</h1></div>
      <div class="flow measure">
        <p>
          ${model.address === undefined ? TEXT.newThen : html`${TEXT.sentTo} <strong>${model.address}</strong>.`}
          ${TEXT.validUntil(model.until, timezone)}
        </p>
        <p>${TEXT.noMail} <a href="${signInPath(model.next)}">${TEXT.checkAddress}</a>. ${TEXT.noMailThen}</p>
        <p class="small soft">${TEXT.sameAnswer}</p>
      </div>`,
  });
}

/** Where a link leads: nothing has happened yet, the button signs in. */
export function useLinkPage(
  { frame }: PublicFrame,
  model: {
    readonly token: string;
    readonly name: string;
    readonly roles: string;
    readonly destination?: string | undefined;
  },
): Html {
  const heading = TEXT.linkHeading(model.name);
  return renderDocument(frame, {
    title: heading,
    body: html`<div class="head"><h1>${heading}</h1></div>
      <div class="flow measure">
        <p>
          ${model.roles}${model.destination === undefined ? '' : html` ${TEXT.continueTo} <strong>${model.destination}</strong>.`}
        </p>
        <form action="${PATTERNS.signIn}/${model.token}" method="post">
          <p><button class="button">${TEXT.signIn}</button></p>
        </form>
        <p class="small soft">${TEXT.linkExplained} <a href="${signInPath()}">${TEXT.notMe(model.name)}</a></p>
      </div>`,
  });
}

/** A link that was used or is too old: a button sends a new one to the same address. */
export function staleLinkPage({ frame }: PublicFrame, token: string): Html {
  return renderDocument(frame, {
    title: TEXT.staleHeading,
    body: html`<div class="head"><h1>${TEXT.staleHeading}</h1></div>
      <div class="flow measure">
        <p>${TEXT.staleThen}</p>
        <form action="${PATTERNS.signIn}/${token}/ny" method="post">
          <p><button class="button">${TEXT.sendNew}</button></p>
        </form>
        <p class="small soft">${TEXT.sameAddressAsBefore}</p>
      </div>`,
  });
}
