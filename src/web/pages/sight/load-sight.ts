import { loadFacts } from '../../../database/load-facts.ts';
import { unansweredIntents } from '../../../database/intent-store.ts';
import { loadPlan, type StoredPlan } from '../../../database/plan-store.ts';
import { allowedActs } from '../../../domain/allowed-acts.ts';
import { administrators } from '../../../domain/line/receivers.ts';
import { outlook } from '../../../domain/outlook.ts';
import type { PlanId } from '../../../domain/plan-id.ts';
import { viewerPlace } from '../../../domain/visibility.ts';
import type { PageContext } from '../../page-context.ts';
import { WebError } from '../../web-error.ts';
import type { DraftMark, PlanSight } from './plan-sight.ts';

/** A plan as the viewer meets it now. @throws WebError `not-found` when there is none. */
export async function loadSight(context: PageContext, plan: PlanId): Promise<PlanSight> {
  const stored = await loadPlan(context.services.database, plan);
  if (stored === undefined) throw new WebError('not-found');
  return await sightOf(context, stored);
}

/** The same, of a plan already read. Drafts are looked for in the viewer's own plans alone. */
export async function sightOf(
  context: PageContext,
  { id, state }: Pick<StoredPlan, 'id' | 'state'>,
): Promise<PlanSight> {
  const { services, viewer, now, today } = context;
  const { database, cache } = services;
  const person = viewer.person.id;
  const [facts, unanswered] = await Promise.all([
    loadFacts(database, { plan: id, cache }),
    unansweredIntents(database, id),
  ]);
  const own = viewerPlace(facts, person, today) === 'own';
  return {
    facts,
    state,
    acts: await offeredActs(context, { state, facts }),
    outlook: (task) => outlook({ facts, task, now }),
    drafts: own ? await draftMarks(context, id) : [],
    waiting: unanswered.map((intent) => ({
      intent: intent.id,
      task: intent.task,
      act: intent.act.kind,
      by: intent.by,
      clickedAt: intent.clickedAt,
      ...(intent.act.kind === 'hand-in' && { version: intent.act.version }),
    })),
    unreached: own || administrators(facts, today).some((one) => one.person === person) ? 'at-once' : 'as-above',
  };
}

/** What is judged by one role is judged by all the person's posts too: only what both allow is offered. */
async function offeredActs(
  { services, viewer, now }: PageContext,
  { state, facts }: Pick<PlanSight, 'state' | 'facts'>,
): Promise<PlanSight['acts']> {
  const person = viewer.person.id;
  const acts = allowedActs({ state, facts, person, now });
  const { whole } = services.cache;
  if (whole === undefined) return acts;
  const organisation = await whole.organisation(services.database, facts.organisation.municipality);
  const byAllPosts = allowedActs({ state, facts: { ...facts, organisation }, person, now });
  return Object.fromEntries(
    Object.entries(acts).map(([task, offered]) => [task, offered.filter((act) => byAllPosts[task]?.includes(act))]),
  );
}

async function draftMarks({ services }: PageContext, plan: PlanId): Promise<readonly DraftMark[]> {
  const rows = await services.database.draft.findMany({
    where: { planId: plan, author: 'own' },
    select: { task: true, savedById: true, savedAt: true },
  });
  return rows.map((row) => ({ task: row.task, savedBy: row.savedById, savedAt: row.savedAt.getTime() }));
}
