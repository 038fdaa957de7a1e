import { html, raw } from 'hono/html';

/** Drawn on 16 × 16; `currentColor` takes the colour of the text beside it. */
const SHAPES = {
  coming:
    '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="2.4 2.3"/>',
  open: '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.8"/>',
  started:
    '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor"/>',
  submitted:
    '<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="M8 12V4.6M4.9 7.6 8 4.5l3.1 3.1" fill="none" stroke="var(--paper)" stroke-width="1.8"/>',
  returned:
    '<path d="M6 3 2.5 6.5 6 10M3 6.5h6.5a3.8 3.8 0 0 1 0 7.2H6" fill="none" stroke="currentColor" stroke-width="2"/>',
  approved:
    '<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="m4.6 8.2 2.4 2.4 4.4-5" fill="none" stroke="var(--paper)" stroke-width="2"/>',
  late: '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="2"/><path d="M8 4.2V8.3l2.8 1.9" fill="none" stroke="currentColor" stroke-width="2"/>',
  extended:
    '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="M4.6 8h6.2M8.4 5.4 11 8l-2.6 2.6" fill="none" stroke="currentColor" stroke-width="1.8"/>',
  unreached:
    '<rect x="1" y="3" width="14" height="10" rx="1" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8" stroke="currentColor" stroke-width="1.8"/>',
  excepted:
    '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="M3.8 12.2 12.2 3.8" stroke="currentColor" stroke-width="1.8"/>',
  info: '<circle cx="8" cy="8" r="7" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M8 7v5" stroke="currentColor" stroke-width="2"/><circle cx="8" cy="4.4" r="1.2" fill="currentColor"/>',
  warn: '<path d="M8 1.6 15.2 14.4H.8z" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round"/><path d="M8 6v4" stroke="currentColor" stroke-width="1.9"/><circle cx="8" cy="12.2" r="1.1" fill="currentColor"/>',
  stop: '<path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z" fill="currentColor"/><path d="M8 4.2v4.6" stroke="var(--paper)" stroke-width="2.2"/><circle cx="8" cy="11.4" r="1.3" fill="var(--paper)"/>',
  doc: '<path d="M3 1h6.5L13 4.5V15H3z" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M5.5 8h5M5.5 11h5" stroke="currentColor" stroke-width="1.4"/>',
  mail: '<rect x="1" y="3" width="14" height="10" rx="1" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="m1.5 4.5 6.5 5 6.5-5" fill="none" stroke="currentColor" stroke-width="1.6"/>',
  out: '<path d="M9 2h5v5M14 2 7 9M12 9v5H2V4h5" fill="none" stroke="currentColor" stroke-width="1.6"/>',
  wait: '<circle cx="8" cy="8" r="5" fill="var(--paper)" stroke="currentColor" stroke-width="1.6"/>',
  tick: '<circle cx="8" cy="8" r="6.4" fill="currentColor"/><path d="m5 8.2 2.1 2.1L11 5.8" fill="none" stroke="var(--paper)" stroke-width="1.8"/>',
  dot: '<circle cx="8" cy="8" r="6.4" fill="currentColor"/>',
} as const;

export type IconName = keyof typeof SHAPES;

/** A small drawing beside a word; silent to a screen reader, which hears the word. */
export function icon(name: IconName) {
  return html`<svg aria-hidden="true" focusable="false" viewBox="0 0 16 16">${raw(SHAPES[name])}</svg>`;
}
