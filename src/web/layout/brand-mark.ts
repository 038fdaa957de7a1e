import { html, raw } from 'hono/html';

const RAYS = Array.from({ length: 12 }, (_, hour) => {
  const turn = `transform="rotate(${String(hour * 30)} 18 18)"`;
  return hour === 3
    ? `<path d="M18 2v9" ${turn} stroke="var(--accent)" stroke-width="3.4"/>`
    : `<path d="M18 2v5" ${turn} stroke="currentColor" stroke-width="2.2"/>`;
}).join('');

/** Twelve months and a hand. */
export function brandMark() {
  return html`<svg viewBox="0 0 36 36" aria-hidden="true" focusable="false">
    ${raw(RAYS)}
    <circle cx="18" cy="18" r="4" fill="var(--accent)" />
  </svg>`;
}
