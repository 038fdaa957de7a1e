import { reviewersOf } from '../../../domain/line/reviewers.ts';
import { actorsOf } from '../../../domain/line/seats.ts';
import { viewerPlace } from '../../../domain/visibility.ts';
import { frameOf } from '../../layout/frame.ts';
import { renderDocument } from '../../layout/document.ts';
import type { Html, PageContext } from '../../page-context.ts';
import { PATTERNS } from '../../routes.ts';
import { holdsRole } from '../../viewer.ts';
import { lightFacts } from '../sight/light-facts.ts';
import { sightOf } from '../sight/load-sight.ts';
import { runningPlans, type RunningYear } from '../sight/running-plans.ts';
import type { StoredPlan } from '../../../database/plan-store.ts';
import { isWithin } from '../../../domain/responsible.ts';
import { myPageModel, type Away } from './my-page-model.ts';
import { myPageTemplate } from './my-page-template.ts';

/** `/`: what I have to do, by when, and what happens if nothing happens. */
export async function myPage(context: PageContext): Promise<Html | Response> {
  const { viewer, today, timezone, now, http } = context;
  const running = await runningPlans(context);
  const mine = running.flatMap((year) => year.plans.filter((plan) => isMine(context, year, plan)));
  const sights = await Promise.all(mine.map(async (plan) => await sightOf(context, plan)));
  const reader = {
    person: viewer.person.id,
    here: { today, timezone },
    now,
    reviews: countReviews(context, running),
    away: awayOf(context),
  };
  const model = myPageModel(reader, sights);
  const idle = model.plans.every((plan) => plan.leaves.length === 0 && plan.lede === '');
  if (idle && holdsRole(viewer, 'administrator')) return http.redirect(PATTERNS.admin, 303);
  return renderDocument(await frameOf(context), {
    title: model.heading,
    body: myPageTemplate(model, { viewer, today }),
  });
}

/** That the viewer is away today, who stands in for her and until when; undefined where she is at work. */
function awayOf({ viewer, organisation, today }: PageContext): Away | undefined {
  const { person } = viewer;
  const absence = organisation.absences.find((one) => one.person === person.id && isWithin(one, today));
  if (absence === undefined || !organisation.posts.some((post) => post.person === person.id && isWithin(post, today))) {
    return undefined;
  }
  const { to, substitute } = absence;
  return { until: to, substitute: organisation.persons.find(({ id }) => id === substitute)?.name };
}

/** A plan the viewer answers for, or one in which a task is the viewer's. */
function isMine({ viewer, organisation, today }: PageContext, { year }: RunningYear, plan: StoredPlan): boolean {
  const line = { organisation, definition: year.definition, address: plan.address };
  const person = viewer.person.id;
  if (viewerPlace(line, person, today) === 'own') return true;
  return Object.values(plan.state.tasks).some(
    (task) => task.actor !== 'responsible' && actorsOf(line, task, today).persons.includes(person),
  );
}

/** How much that is handed in waits for this viewer. */
function countReviews({ viewer, organisation, today }: PageContext, running: readonly RunningYear[]): number {
  return running
    .flatMap((year) =>
      year.plans.flatMap((plan) => {
        const facts = lightFacts(plan, year, { organisation });
        return Object.values(plan.state.tasks).map((task) => ({ facts, task }));
      }),
    )
    .filter(({ facts, task }) => {
      if (task.chart !== 'handedIn' || task.review === undefined) return false;
      const reviewers = reviewersOf(facts, task, today);
      return reviewers.kind === 'found' && reviewers.persons.includes(viewer.person.id);
    }).length;
}
