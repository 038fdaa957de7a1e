import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import { loadOrganisation, listMunicipalities } from '../../database/organisation-store.ts';
import { ADMINISTRATION_TEXT } from '../../text/administration.ts';
import { firstStartPage } from '../pages/first-start/first-start-page.ts';
import type { FirstStartPageModel } from '../page-models.ts';
import { publicFrame } from '../public-frame.ts';
import { PATTERNS } from '../routes.ts';
import { readPostedForm } from '../security/posted-form.ts';
import type { WebEnvironment } from '../web-environment.ts';
import { WebError } from '../web-error.ts';
import type { WebServices } from '../web-services.ts';
import { missingFile, postedFile } from './admin-handlers.ts';
import { importFirstOrganisation, type OrganisationOutcome } from './load-organisation-file.ts';

/**
 * The start page of an empty system: load an organisation file, or try it with the example. Nobody can be signed in
 * yet, so it works only while there is no organisation, and only where everything is embedded and on loopback.
 */
export function firstStartRoutes(services: WebServices): Hono<WebEnvironment> {
  const { database, settings, administration } = services;
  const offered = settings.embedded;
  const mailCatcher = settings.mailCatcherAddress;
  const app = new Hono<WebEnvironment>();

  app.get(PATTERNS.home, async (http, next) => {
    if (!(await isEmpty(services))) return await next();
    return http.redirect(PATTERNS.firstStart, 303);
  });

  app.get(PATTERNS.firstStart, async (http) => {
    if (!(await isEmpty(services))) return http.redirect(PATTERNS.home, 303);
    const { frame } = await publicFrame(services, { path: PATTERNS.firstStart });
    return http.html(await firstStartPage(frame, { offered, administrators: [], mailCatcher }));
  });

  app.post(PATTERNS.firstStart, async (http) => {
    if (!(await isEmpty(services))) {
      throw new WebError('not-allowed', { sentence: ADMINISTRATION_TEXT.onlyWhenEmpty });
    }
    if (!offered) throw new WebError('not-allowed', { sentence: ADMINISTRATION_TEXT.onlyEmbedded });
    const form = await readPostedForm(http);
    const bytes =
      form['gor'] === 'exempel' ? await readFile(administration.exampleOrganisation) : await postedFile(http, form);
    const outcome = bytes === undefined ? missingFile() : await importFirstOrganisation(services, bytes);
    const { frame } = await publicFrame(services, { path: PATTERNS.firstStart });
    const model = { offered, outcome, administrators: await administratorsOf(outcome), mailCatcher };
    return http.html(await firstStartPage(frame, model), outcome.kind === 'faults' ? 422 : 200);
  });

  async function administratorsOf(outcome: OrganisationOutcome): Promise<FirstStartPageModel['administrators']> {
    const [municipality] = await listMunicipalities(database);
    if (outcome.kind === 'faults' || municipality === undefined) return [];
    const { persons, posts } = await loadOrganisation(database, municipality.id);
    const who = new Set(posts.filter(({ role }) => role === 'administrator').map(({ person }) => person));
    return persons.filter(({ id }) => who.has(id)).map(({ name, email }) => ({ name, email }));
  }

  return app;
}

async function isEmpty({ database }: WebServices): Promise<boolean> {
  return (await listMunicipalities(database)).length === 0;
}
