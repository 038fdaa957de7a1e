import type { StoredPlan } from '../../../database/plan-store.ts';
import { viewerPlace, type ViewerPlace } from '../../../domain/visibility.ts';
import { renderDocument } from '../../layout/document.ts';
import { frameOf } from '../../layout/frame.ts';
import type { Html, PageContext } from '../../page-context.ts';
import { holdsRole } from '../../viewer.ts';
import { WebError } from '../../web-error.ts';
import { sightOf } from '../sight/load-sight.ts';
import { runningPlans, type RunningYear } from '../sight/running-plans.ts';
import { unitsModel } from './units-model.ts';
import { unitsTemplate } from './units-template.ts';

/** `/enheter`: what the plans below me have handed in, what is late, and what waits for my answer. */
export async function unitsPage(context: PageContext): Promise<Html> {
  const { viewer, now, today, timezone } = context;
  const director = holdsRole(viewer, 'director');
  if (!director && !holdsRole(viewer, 'operationHead')) throw new WebError('not-allowed');
  const running = await runningPlans(context);
  const [direct, further] = await Promise.all([
    plansAt(context, running, 'approver'),
    plansAt(context, running, 'director'),
  ]);
  const what = director ? 'verksamhet' : 'enhet';
  const model = unitsModel({ direct, further }, { person: viewer.person.id, now, here: { today, timezone }, what });
  const body = unitsTemplate(model, { viewer, today, what });
  return renderDocument(await frameOf(context), { title: model.heading, body });
}

/** The plans in which the viewer stands at `place`. Of those further down only what can concern her is read. */
async function plansAt(context: PageContext, running: readonly RunningYear[], place: ViewerPlace) {
  const { organisation, viewer, today } = context;
  const plans = running.flatMap(({ year, plans: all }) =>
    all.filter(
      (plan) =>
        viewerPlace({ organisation, definition: year.definition, address: plan.address }, viewer.person.id, today) ===
          place &&
        (place === 'approver' || mayConcern(plan)),
    ),
  );
  return await Promise.all(plans.map(async (plan) => await sightOf(context, plan)));
}

function mayConcern({ state }: StoredPlan): boolean {
  return Object.values(state.tasks).some(
    (task) =>
      task.chart === 'handedIn' || task.chart === 'open' || task.chart === 'returned' || task.chart === 'reopened',
  );
}
