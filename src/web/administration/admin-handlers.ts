import type { Context } from 'hono';
import { organisationPage } from '../pages/organisation/organisation-page.ts';
import { startYearPage } from '../pages/start-year/start-year-page.ts';
import type { Html, PageContext } from '../page-context.ts';
import type { PostedForm } from '../security/posted-form.ts';
import { ADMINISTRATION_TEXT } from '../../text/administration.ts';
import { importOrganisationFile, previewOrganisationFile, type OrganisationOutcome } from './load-organisation-file.ts';
import { requireAdministrator } from './require-administrator.ts';
import { startYear } from './start-year.ts';

const MEETING = 'mote.';

export async function showStartYear(context: PageContext): Promise<Html> {
  requireAdministrator(context.viewer);
  const typed = { year: '', definition: '', meetings: {} };
  return await startYearPage(context, { typed, faults: [] });
}

/** Starts the läsår; or says what is wrong, with everything typed still there. */
export async function postStartYear(context: PageContext, form: PostedForm): Promise<Html | Response> {
  const typed = {
    year: form['year'] ?? '',
    definition: form['definition'] ?? '',
    meetings: Object.fromEntries(
      Object.entries(form)
        .filter(([name]) => name.startsWith(MEETING))
        .map(([name, date]) => [name.slice(MEETING.length), date]),
    ),
  };
  const answer = await startYear(context, typed);
  if (answer.kind === 'started') return await startYearPage(context, { typed, faults: [], started: answer });
  return context.http.html(await startYearPage(context, { typed, faults: answer.faults }), 422);
}

export async function showOrganisation(context: PageContext): Promise<Html> {
  requireAdministrator(context.viewer);
  return await organisationPage(context, {});
}

/** Shows what a file would change; loads it when that has been seen. */
export async function postOrganisation(context: PageContext, form: PostedForm): Promise<Html | Response> {
  requireAdministrator(context.viewer);
  const bytes = await postedFile(context.http, form);
  if (bytes === undefined) return await refuse(context, missingFile());
  const outcome =
    form['gor'] === 'las-in'
      ? await importOrganisationFile(context, bytes)
      : await previewOrganisationFile(context, bytes);
  if (outcome.kind === 'faults') return await refuse(context, outcome);
  const contents = outcome.kind === 'imported' ? undefined : Buffer.from(bytes).toString('base64');
  return await organisationPage(context, { outcome, contents });
}

/** The file of a multipart form, or the one that an earlier page carries along. */
export async function postedFile(http: Context, form: PostedForm): Promise<Uint8Array | undefined> {
  const carried = form['innehall'];
  if (carried !== undefined && carried !== '') return Uint8Array.from(Buffer.from(carried, 'base64'));
  const { fil } = await http.req.parseBody();
  if (!(fil instanceof File) || fil.size === 0) return undefined;
  return new Uint8Array(await fil.arrayBuffer());
}

export function missingFile(): OrganisationOutcome {
  return {
    kind: 'faults',
    changes: [],
    faults: [ADMINISTRATION_TEXT.noFile],
    silent: 0,
    heading: ADMINISTRATION_TEXT.noFileHeading,
  };
}

async function refuse(context: PageContext, outcome: OrganisationOutcome): Promise<Response> {
  return context.http.html(await organisationPage(context, { outcome }), 422);
}
