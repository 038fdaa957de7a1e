import { html } from 'hono/html';
import { andMore, changesHeading, faultsHeading, ORGANISATION_TEXT as TEXT } from '../../../text/pages/organisation.ts';
import type { OrganisationOutcome } from '../../administration/load-organisation-file.ts';
import { noticePanel } from '../../layout/notice-panel.ts';
import type { Html } from '../../page-context.ts';

const MOST = 100;

/** What a file would change, did change, or is refused for: a sentence each. */
export function outcomeNotice(outcome: OrganisationOutcome): Html {
  const { kind, changes, faults, silent, warnings = [] } = outcome;
  if (kind === 'faults')
    return noticePanel('stop', {
      heading: outcome.heading ?? faultsHeading(faults.length),
      body: sentences(faults),
      live: true,
    });
  if (kind === 'moved-meanwhile')
    return noticePanel('stop', { heading: TEXT.moved, body: sentences(faults), live: true });
  const warned = html`${warnings.map((warning) => html`<p><strong>${warning}</strong></p>`)}`;
  if (kind === 'unchanged')
    return noticePanel('info', { heading: TEXT.noChange, ...(warnings.length > 0 && { body: warned }), live: true });
  const rest = html`${warned}${sentences(changes)}${silent > 0 ? html`<p>${TEXT.silent(silent)}</p>` : ''}`;
  if (kind === 'imported')
    return noticePanel('done', {
      heading: TEXT.imported,
      body: html`<p>${TEXT.importedBody}</p>
        ${rest}`,
      live: true,
    });
  return noticePanel('check', { heading: changesHeading(changes.length), body: rest, live: true });
}

function sentences(lines: readonly string[]): Html {
  const rest = lines.length - MOST;
  return html`<ul>
      ${lines.slice(0, MOST).map((line) => html`<li>${line}</li>`)}
    </ul>
    ${rest > 0 ? html`<p>${andMore(rest)}</p>` : ''}`;
}
