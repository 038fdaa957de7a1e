import { html } from 'hono/html';
import { MY_PAGE_TEXT, showParts } from '../../../text/pages/my-page.ts';
import { dateLeaf } from '../../layout/date-leaf.ts';
import { stateTag } from '../../layout/state-tag.ts';
import type { Html } from '../../page-context.ts';
import type { TaskLeaf } from './task-leaf.ts';

/** What there is to do, a leaf for each date; the first is the nearest. */
export function taskLeaves(leaves: readonly TaskLeaf[]): Html {
  return html`${leaves.map((leaf, index) => taskArticle(leaf, index === 0))}`;
}

function taskArticle(leaf: TaskLeaf, nearest: boolean): Html {
  return html`<article class="task" id="${leaf.id}">
    ${dateLeaf(leaf.due, { nearest })}
    <div class="body">
      <div class="row">
        <h3>${leaf.title}</h3>
        ${leaf.badge ? stateTag(leaf.badge) : ''}
      </div>
      ${leaf.lines.map((line) => html`<p>${line}</p>`)}
      ${
        leaf.quote
          ? html`<p>${leaf.quote.before}</p>
              <blockquote class="prose">${leaf.quote.text}</blockquote>`
          : ''
      }
      ${
        leaf.action
          ? html`<div class="row">
              <a class="button${nearest ? '' : ' second'}" href="${leaf.action.href}"
                >${leaf.action.label}<span class="hide">: ${leaf.title}</span></a
              >
              ${leaf.noTime ? html`<a href="${leaf.noTime}">${MY_PAGE_TEXT.noTimeLink}<span class="hide">: ${leaf.title}</span></a>` : ''}
            </div>`
          : ''
      }
      ${leaf.parts.length > 0 ? partList(leaf) : ''}
    </div>
  </article>`;
}

function partList(leaf: TaskLeaf): Html {
  return html`<details>
    <summary>${showParts(leaf.parts.length)}<span class="hide">: ${leaf.title}</span></summary>
    <ul class="plain parts">
      ${leaf.parts.map((part) => html`<li class="row"><a href="${part.href}">${part.title}</a>${stateTag(part.badge)}</li>`)}
    </ul>
  </details>`;
}
