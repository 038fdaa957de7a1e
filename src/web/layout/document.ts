import { html } from 'hono/html';
import { capitalised } from '../../text/numbers.ts';
import { clockNote, LAYOUT_TEXT } from '../../text/pages/layout.ts';
import { ROLE_TITLES } from '../../text/roles.ts';
import type { Html } from '../page-context.ts';
import { PATTERNS } from '../routes.ts';
import { csrfField } from '../security/csrf-field.ts';
import type { Viewer } from '../viewer.ts';
import { brandMark } from './brand-mark.ts';
import type { Frame } from './frame.ts';
import { menuFor } from './menu.ts';
import { weekRuler } from './week-ruler.ts';

const STYLES = ['tokens', 'arshjul', 'components', 'forms'] as const;

/** A whole page: the frame and what stands in it. `title` is the page's news without the product's name. */
export function renderDocument(
  frame: Frame,
  page: { readonly title: string; readonly body: Html | readonly Html[] },
): Html {
  const { municipality, viewer } = frame;
  return html`<!doctype html>
    <html lang="sv">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} – ${LAYOUT_TEXT.product}</title>
        ${STYLES.map((name) => html`<link rel="stylesheet" href="/static/${name}.css" />`)}
        <link rel="icon" href="/static/arshjul.svg" type="image/svg+xml" />
      </head>
      <body>
        <a class="skip" href="#innehall">${LAYOUT_TEXT.skip}</a>
        <header id="sidhuvud">
          ${frame.clockId === 'system' ? '' : html`<div class="clock-note"><p>${clockNote(frame.clockId)}</p></div>`}
          <div class="bar">
            <a class="brand" href="${PATTERNS.home}"
              >${brandMark()}<b>${LAYOUT_TEXT.product}</b>
              ${municipality ? html`<span>${municipality.title}</span>` : ''}</a
            >
            ${viewer ? signedIn(viewer, frame.path) : ''}
          </div>
          ${viewer ? weekRuler({ year: frame.year, today: frame.today }) : ''}
        </header>
        <main id="innehall" tabindex="-1">${page.body}</main>
        <footer class="foot">
          <div>
            <ul>
              <li><a href="#sidhuvud">${LAYOUT_TEXT.toTop}</a></li>
              <li><a href="${PATTERNS.accessibility}">${LAYOUT_TEXT.accessibility}</a></li>
              <li><a href="${PATTERNS.privacy}">${LAYOUT_TEXT.privacy}</a></li>
              ${municipality ? html`<li><a href="mailto:${municipality.contact}">${municipality.contact}</a></li>` : ''}
            </ul>
          </div>
        </footer>
      </body>
    </html>`;
}

function signedIn(viewer: Viewer, path: string): Html {
  const menu = menuFor(viewer);
  return html`<div class="who">
      <strong>${viewer.person.name}</strong>${rolesLine(viewer)}
      <form action="${PATTERNS.signOut}" method="post">
        ${csrfField(viewer)}<button>${LAYOUT_TEXT.signOut}</button>
      </form>
    </div>
    ${
      menu.length < 2
        ? ''
        : html`<nav class="menu" aria-label="${LAYOUT_TEXT.menu}">
            <ul>
              ${menu.map((item) => html`<li><a href="${item.path}" ${item.path === path ? html` aria-current="page"` : ''}>${item.label}</a></li>`)}
            </ul>
          </nav>`
    }`;
}

/** "Rektor och verksamhetschef": each title once. */
function rolesLine(viewer: Viewer): string {
  const titles = [...new Set(viewer.roles.map((held) => held.title || ROLE_TITLES[held.role]))];
  return titles.length === 0 ? '' : `${capitalised(titles.join(', '))} · `;
}
