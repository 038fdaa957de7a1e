import { html } from 'hono/html';
import { planId } from '../../../domain/plan-id.ts';
import { followingYear } from '../../../domain/school-year.ts';
import { maySee } from '../../../domain/visibility.ts';
import { PLAN_TEXT, planHeading } from '../../../text/pages/plan.ts';
import { yearIntroduction } from '../../../text/pages/my-page.ts';
import { PLAN_STATE_WORDS } from '../../../text/plan-states.ts';
import { renderDocument } from '../../layout/document.ts';
import { frameOf } from '../../layout/frame.ts';
import type { Html, PageContext } from '../../page-context.ts';
import { yearOfSegment } from '../../routes.ts';
import { holdsRole } from '../../viewer.ts';
import { WebError } from '../../web-error.ts';
import { wheelModel } from '../my-page/wheel-model.ts';
import { wheel } from '../my-page/wheel.ts';
import { yearList } from '../my-page/year-list.ts';
import { yearSteps } from '../my-page/year-steps.ts';
import { loadSight } from '../sight/load-sight.ts';
import { placeTitle } from '../sight/person-names.ts';
import { temporalLink } from '../sight/temporal-link.ts';

/** `/plan/:place/:year`: the year of one plan, for those who may know where it stands. */
export async function planPage(context: PageContext): Promise<Html> {
  const { http, viewer, services, organisation, today, timezone, now } = context;
  const year = yearOfSegment(http.req.param('year') ?? '');
  const place = http.req.param('place') ?? '';
  if (year === undefined || !/^[a-z0-9-]+$/.test(place)) throw new WebError('not-found');
  const sight = await loadSight(context, planId({ municipality: viewer.municipality, place, year }));
  const person = viewer.person.id;
  if (!maySee(sight.facts, 'state', { person, on: today })) throw new WebError('not-allowed');
  const steps = yearSteps(sight, { person, here: { today, timezone }, now });
  const heading = planHeading(placeTitle(organisation, place), year);
  return renderDocument(await frameOf(context, year), {
    title: heading,
    body: html`<div class="head">
        <h1>${heading}</h1>
        <p class="lede">
          ${yearIntroduction({ steps: steps.length, year, plan: followingYear(year) })} ${PLAN_TEXT.state}
          ${PLAN_STATE_WORDS[sight.state.chart]}.
        </p>
        ${holdsRole(viewer, 'administrator') ? html`<p><a href="${temporalLink(services.settings, sight.facts.id)}">${PLAN_TEXT.process}</a></p>` : ''}
      </div>
      <div class="cols halves">
        ${wheel(wheelModel(steps, { year, today }), { id: 'hjul', year, today })} ${yearList(steps)}
      </div>`,
  });
}
