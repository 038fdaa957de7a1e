import { unansweredIntents } from '../../database/intent-store.ts';
import { loadFacts } from '../../database/load-facts.ts';
import { loadPlan, type StoredPlan } from '../../database/plan-store.ts';
import { allowedActs } from '../../domain/allowed-acts.ts';
import { outlook } from '../../domain/outlook.ts';
import type { PlanId } from '../../domain/plan-id.ts';
import { maySee } from '../../domain/visibility.ts';
import type { PageContext } from '../page-context.ts';
import type { DraftMark, PlanSight } from '../pages/sight/plan-sight.ts';

/** What a sight is loaded by; the API has the same without a page. */
export type Onlooker = Pick<PageContext, 'services' | 'viewer' | 'now' | 'today'>;

/** A plan as this viewer meets it now; undefined where there is no such plan. Judges nobody's right to see it. */
export async function loadSight(by: Onlooker, id: PlanId): Promise<PlanSight | undefined> {
  const plan = await loadPlan(by.services.database, id);
  return plan === undefined ? undefined : await sightOf(by, plan);
}

/** The same of many plans, in their order. */
export async function loadSights(
  by: Onlooker,
  plans: readonly StoredPlan[],
): Promise<readonly PlanSight[]> {
  const sights: PlanSight[] = [];
  for (const plan of plans) sights.push(await sightOf(by, plan));
  return sights;
}

async function sightOf(by: Onlooker, plan: StoredPlan): Promise<PlanSight> {
  const { services, viewer, now } = by;
  const { database, cache } = services;
  const [facts, waiting] = await Promise.all([
    loadFacts(database, { plan: plan.id, cache }),
    unansweredIntents(database, { plan: plan.id, until: now }),
  ]);
  const { state } = plan;
  const person = viewer.person.id;
  return {
    facts,
    state,
    acts: allowedActs({ state, facts, person, now }),
    outlook: (task) => outlook({ facts, task, now }),
    drafts: await draftMarks(by, plan.id, maySee(facts, 'draft', { person, on: by.today })),
    waiting: waiting.map(({ id, task, act, by: clicker, clickedAt }) => ({
      intent: id,
      task,
      act: act.kind,
      by: clicker,
      clickedAt,
    })),
  };
}

/** That drafts lie saved is known to their writers alone. */
async function draftMarks(
  { services }: Onlooker,
  plan: PlanId,
  sharesOwn: boolean,
): Promise<readonly DraftMark[]> {
  if (!sharesOwn) return [];
  const rows = await services.database.draft.findMany({
    where: { planId: plan, author: 'own' },
    select: { task: true, savedById: true, savedAt: true },
  });
  return rows.map(({ task, savedById, savedAt }) => ({
    task,
    savedBy: savedById,
    savedAt: savedAt.getTime(),
  }));
}
