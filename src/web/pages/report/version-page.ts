import { html } from 'hono/html';
import { checkContent } from '../../../contract/forms/check-content.ts';
import { momentText } from '../../../text/pages/dates.ts';
import { handedInLine, VERSION_STANDING, versionName } from '../../../text/pages/report.ts';
import { renderDocument } from '../../layout/document.ts';
import { frameOf } from '../../layout/frame.ts';
import type { Html, PageContext } from '../../page-context.ts';
import type { VersionPageModel } from '../../page-models.ts';
import { taskPath } from '../../routes.ts';
import { nameAndTitle, namedInPlan, placeTitle } from '../sight/person-names.ts';
import { shortHash } from '../sight/short-hash.ts';
import { taskTitle } from '../sight/task-title.ts';
import { readParts } from './read-parts.ts';
import { reportParts } from './report-parts.ts';

/** One version as it was handed in, to be read. */
export async function versionPage(
  context: PageContext,
  { sight, plan, task, form, content, version, standing, readsHistory }: VersionPageModel,
): Promise<Html> {
  const { organisation, today, timezone } = context;
  const { address } = sight.facts;
  const title = taskTitle(organisation, task);
  const late = readsHistory && task.handedIn?.version === version.number && task.handedIn.late;
  const by = nameAndTitle(namedInPlan(sight.facts, version.by, today));
  const { parts } = reportParts(form, { content, checked: checkContent(form, content), judged: false });
  return renderDocument(await frameOf(context, address.year), {
    title: `${title}, ${versionName(version.number).toLocaleLowerCase('sv')}`,
    body: html`<div class="head">
        <p class="crumb">${placeTitle(organisation, address.place)} · årscykel ${address.year}</p>
        <h1>${title}</h1>
        <p class="lede">
          ${handedInLine({ when: momentText(version.at, { today, timezone }), by, version: version.number, late })}
        </p>
        <p class="soft">
          ${VERSION_STANDING[standing]} Kontrollsumma <span class="hash">${shortHash(version.hash)}</span>
        </p>
      </div>
      ${readParts(parts)}
      <p class="block no-print"><a href="${taskPath(plan, task.key)}">${title}</a></p>`,
  });
}
