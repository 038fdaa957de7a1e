import { z } from 'zod';
import { meSchema, planSchema, plansSchema, tasksSchema } from '../../contract/api/task-schemas.ts';
import { loadPlan } from '../../database/plan-store.ts';
import { formatInstant } from '../../domain/calendar/local-time.ts';
import { reviewersOf } from '../../domain/line/reviewers.ts';
import { actorsOf } from '../../domain/line/seats.ts';
import { planId } from '../../domain/plan-id.ts';
import { yearKey } from '../../domain/school-year.ts';
import { isPending } from '../../domain/task-kinds.ts';
import { maySee, viewerPlace } from '../../domain/visibility.ts';
import { API_TEXT } from '../../text/api.ts';
import { PAGE_REFUSALS } from '../../text/web-errors.ts';
import { addressOf } from '../acts/address-of.ts';
import type { PageContext } from '../page-context.ts';
import { sightOf } from '../pages/sight/load-sight.ts';
import { runningPlans } from '../pages/sight/running-plans.ts';
import { WebError } from '../web-error.ts';
import { operation, type Operation } from './operation.ts';
import { planSummary, taskSummary } from './summaries.ts';

const { operations: TEXT } = API_TEXT;

const plansQuery = z.object({
  year: z.string().optional().describe('Läsår som 2026/2027'),
  late: z.enum(['true', 'false']).optional(),
});

/** Who I am, my tasks, and the plans I may see. */
export const planOperations: readonly Operation[] = [
  operation({
    id: 'me',
    method: 'get',
    path: '/me',
    summary: TEXT.me,
    answers: { 200: meSchema },
    run: ({ context: { viewer, now, today } }) =>
      Promise.resolve({
        body: {
          person: viewer.person,
          municipality: viewer.municipality,
          today,
          now: formatInstant(now),
          roles: viewer.roles,
        },
      }),
  }),
  operation({
    id: 'tasks',
    method: 'get',
    path: '/tasks',
    summary: TEXT.tasks,
    answers: { 200: tasksSchema },
    run: async ({ context }) => ({ body: { tasks: await myTasks(context) } }),
  }),
  operation({
    id: 'reviews',
    method: 'get',
    path: '/reviews',
    summary: TEXT.reviews,
    answers: { 200: tasksSchema },
    run: async ({ context }) => ({ body: { tasks: await myReviews(context) } }),
  }),
  operation({
    id: 'plans',
    method: 'get',
    path: '/plans',
    summary: TEXT.plans,
    query: plansQuery,
    answers: { 200: plansSchema },
    run: async ({ context, query }) => ({ body: { plans: await plansSeen(context, query) } }),
  }),
  operation({
    id: 'plan',
    method: 'get',
    path: '/plans/{place}/{year}',
    summary: TEXT.plan,
    answers: { 200: planSchema },
    run: async ({ context }) => {
      const { place, year } = addressOf(context.http);
      if (year === undefined || !/^[a-z0-9-]+$/.test(place)) throw new WebError('not-found');
      const id = planId({ municipality: context.viewer.municipality, place, year });
      const plan = await loadPlan(context.services.database, id);
      if (plan === undefined) throw new WebError('not-found');
      const sight = await sightOf(context, plan);
      const on = { person: context.viewer.person.id, on: context.today };
      if (!maySee(sight.facts, 'state', on)) {
        throw new WebError('not-allowed', { sentence: PAGE_REFUSALS.notVisible });
      }
      const tasks = Object.values(sight.state.tasks).map((task) => taskSummary(context, sight, task));
      return { body: { ...planSummary(sight, context.now), tasks } };
    },
  }),
];

async function myTasks(context: PageContext) {
  const { organisation, viewer, today } = context;
  const person = viewer.person.id;
  const found = [];
  for (const { year, plans } of await runningPlans(context)) {
    for (const plan of plans) {
      const line = { organisation, definition: year.definition, address: plan.address };
      const mine = Object.values(plan.state.tasks).filter((task) =>
        actorsOf(line, task, today).persons.includes(person),
      );
      if (mine.length === 0) continue;
      const sight = await sightOf(context, plan);
      found.push(...mine.map((task) => taskSummary(context, sight, task)));
    }
  }
  return found.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

/** Handed in and waiting for this person's review; and late or asked about, where this person answers above. */
async function myReviews(context: PageContext) {
  const { viewer, today, organisation } = context;
  const person = viewer.person.id;
  const found = [];
  for (const { year, plans } of await runningPlans(context)) {
    for (const plan of plans) {
      const line = { organisation, definition: year.definition, address: plan.address };
      const waiting = Object.values(plan.state.tasks).some(
        (task) => task.review !== undefined || (isPending(task) && task.extensionAsked !== undefined),
      );
      if (!waiting || viewerPlace(line, person, today) === 'none') continue;
      const sight = await sightOf(context, plan);
      const mine = Object.values(sight.state.tasks).filter((task) => {
        if (task.extensionAsked !== undefined) return sight.acts[task.key]?.includes('extend') ?? false;
        if (task.chart !== 'handedIn' || task.review === undefined) return false;
        const reviewers = reviewersOf(sight.facts, task, today);
        return reviewers.kind === 'found'
          ? reviewers.persons.includes(person)
          : reviewers.administrators.some((one) => one.person === person);
      });
      found.push(...mine.map((task) => taskSummary(context, sight, task)));
    }
  }
  return found;
}

async function plansSeen(context: PageContext, query: z.output<typeof plansQuery>) {
  const { viewer, organisation, today, now } = context;
  const who = { person: viewer.person.id, on: today };
  return (await runningPlans(context))
    .filter(({ year }) => query.year === undefined || yearKey(year.year) === yearKey(query.year))
    .flatMap(({ year, calendar, plans, unreachable }) =>
      plans
        .map((plan) => ({
          state: plan.state,
          facts: {
            id: plan.id,
            organisation,
            definition: year.definition,
            address: plan.address,
            calendar,
            unreachable,
          },
        }))
        .filter(({ facts }) => maySee(facts, 'state', who))
        .map((seen) => planSummary(seen, now)),
    )
    .filter(({ late }) => query.late === undefined || late === (query.late === 'true'));
}
