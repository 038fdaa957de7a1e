import { html } from 'hono/html';
import { renderDocument } from '../../layout/document.ts';
import type { Frame } from '../../layout/frame.ts';
import type { Html } from '../../page-context.ts';

/** A page of plain paragraphs about the system itself, ending with whom to write to. */
export function aboutPage(
  frame: Frame,
  text: { readonly heading: string; readonly paragraphs: readonly string[]; readonly contact: string },
): Html {
  const { municipality } = frame;
  return renderDocument(frame, {
    title: text.heading,
    body: html`<div class="head"><h1>${text.heading}</h1></div>
      <div class="flow measure">
        ${text.paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
        ${municipality ? html`<p>${text.contact} <a href="mailto:${municipality.contact}">${municipality.contact}</a>.</p>` : ''}
      </div>`,
  });
}
