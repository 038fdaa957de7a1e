import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentHash } from '../../src/database/content-hash.ts';
import {
  answerIntent,
  answerRefused,
  findIntent,
  recordClick,
  unansweredIntents,
  type Click,
} from '../../src/database/intent-store.ts';
import { createPlans, loadPlan, lockPlan, writePlan } from '../../src/database/plan-store.ts';
import { createSchoolYear, newestYear } from '../../src/database/school-year-store.ts';
import { loadVersion, versionFacts } from '../../src/database/version-store.ts';
import { planId } from '../../src/domain/plan-id.ts';
import type { PlanState, TaskState } from '../../src/domain/plan-state.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { loadSmallMunicipality, smallDefinition, type SmallMunicipality } from '../support/small-municipality.ts';

const CODE = '0042';
const plan = planId({ municipality: CODE, place: 'ekbacken', year: '2026/2027' });
const AT = Date.parse('2026-10-12T09:00:00Z');
let fresh: FreshDatabase;
let people: SmallMunicipality;

function task(key: string, due: string): TaskState {
  const fixed = {
    title: key,
    kind: 'report',
    actor: 'responsible',
    chart: 'open',
    opensOn: '2026-10-09',
    opensAt: AT,
  } as const;
  return {
    key,
    step: key,
    ...fixed,
    due,
    beforeStart: false,
    lateness: 1,
    ladderFrom: AT,
    shift: 0,
    skipped: [],
    holders: [],
  };
}
const state: PlanState = {
  chart: 'drafting',
  tasks: { second: task('second', '2026-11-13'), a: task('a', '2026-12-01'), first: task('first', '2026-11-06') },
  decidedThrough: AT,
  startedAt: AT,
  closed: false,
};
const projection = { chart: 'drafting', openTasks: [], late: false, nextDeadline: null } as const;

beforeAll(async () => {
  fresh = await freshDatabase();
  people = await loadSmallMunicipality(fresh.database, CODE);
  await fresh.database.$transaction(async (transaction) => {
    const definition = smallDefinition(CODE);
    await createSchoolYear(transaction, {
      municipality: CODE,
      year: '2026/2027',
      definition,
      meetings: {},
      startedAt: AT,
      clockId: 'test',
    });
    await createPlans(transaction, [{ id: plan, parent: null, state, projection }]);
  });
});
afterAll(async () => fresh.close());

async function press(click: Pick<Click, 'act' | 'content'> & { clickedAt?: number }) {
  const pressed = { plan, task: 'first', by: people.ekbacken, clickedAt: AT, via: 'page', ...click } as Click;
  return await fresh.database.$transaction((transaction) => recordClick(transaction, pressed));
}

test('tasks come back in the order of their due dates, whatever order PostgreSQL keeps', async () => {
  const loaded = await loadPlan(fresh.database, plan);
  expect(Object.keys(loaded?.state.tasks ?? {})).toEqual(['first', 'second', 'a']);
  expect(await fresh.database.$transaction((transaction) => lockPlan(transaction, plan))).toEqual(loaded);
});

test('a plan is written over the revision that was read, and over no other', async () => {
  const write = (over: number) =>
    fresh.database.$transaction((transaction) =>
      writePlan(transaction, { id: plan, over, state, nextWake: AT + 1, projection }),
    );
  await write(0);
  await expect(write(0)).rejects.toThrow('väntade revision 0');
  expect(await loadPlan(fresh.database, plan)).toMatchObject({ revision: 1, nextWake: AT + 1 });
});

test('a plan that is there keeps its state when the läsår is started again', async () => {
  const other = { ...state, chart: 'inForce' } as const;
  const added = await fresh.database.$transaction((transaction) =>
    createPlans(transaction, [{ id: plan, parent: null, state: other, projection }]),
  );
  expect(added).toBe(0);
  expect((await loadPlan(fresh.database, plan))?.state.chart).toBe('drafting');
});

test('a hand-in fixes its content as a version, whose hash does not depend on the order of keys', async () => {
  const value = { b: [1, { d: 2, c: 3 }], a: 'å' };
  const { intent, act, othersWaiting } = await press({
    act: { kind: 'hand-in' },
    content: { value, missing: ['analysis'] },
  });
  expect(othersWaiting).toBe(false);
  expect(act).toEqual({ kind: 'hand-in', version: 1, hash: contentHash({ a: 'å', b: [1, { c: 3, d: 2 }] }) });
  expect(await loadVersion(fresh.database, { plan, task: 'first', number: 1 })).toMatchObject({
    content: value,
    missing: ['analysis'],
    by: people.ekbacken,
    at: AT,
  });
  expect(await versionFacts(fresh.database, plan)).toMatchObject([
    { task: 'first', version: 1, missing: ['analysis'] },
  ]);
  expect(await findIntent(fresh.database, intent)).toMatchObject({
    plan,
    task: 'first',
    act,
    clickedAt: AT,
    verdict: null,
  });
});

test('a click says whether a morning of its plan should have been decided before it', async () => {
  await fresh.database.intent.updateMany({ data: { answeredAt: new Date(AT) } });
  const { intent, othersWaiting } = await press({ act: { kind: 'withdraw' }, clickedAt: AT + 1 });
  expect(othersWaiting).toBe(true);
  await fresh.database.intent.delete({ where: { id: intent } });
});

test('versions handed in at the same moment get numbers of their own', async () => {
  await Promise.all([1, 2, 3].map((value) => press({ act: { kind: 'hand-in' }, content: { value, missing: [] } })));
  const numbers = (await versionFacts(fresh.database, plan)).map(({ version }) => version);
  expect(numbers).toEqual([1, 2, 3, 4]);
});

test('a click says whether others of the plan wait, and is answered once', async () => {
  const { intent, othersWaiting } = await press({ act: { kind: 'withdraw' } });
  expect(othersWaiting).toBe(true);
  const answer = (verdict: { accepted: true; late: boolean }) =>
    fresh.database.$transaction((transaction) => answerIntent(transaction, { intent, verdict, at: AT }));
  expect(await answer({ accepted: true, late: false })).toEqual({ accepted: true, late: false });
  expect(await answer({ accepted: true, late: true })).toEqual({ accepted: true, late: false });
  expect(
    await fresh.database.$transaction((transaction) =>
      answerRefused(transaction, { intent, plan, refusal: 'not-handed-in', at: AT, mail: 'mail' }),
    ),
  ).toEqual({ accepted: true, late: false });
  expect((await unansweredIntents(fresh.database, plan)).map(({ id }) => id)).not.toContain(intent);
});

test('an id that is no id is an unknown click, not an error', async () => {
  expect(await findIntent(fresh.database, "'; DROP TABLE")).toBeUndefined();
  expect(await findIntent(fresh.database, crypto.randomUUID())).toBeUndefined();
});

test('a running läsår is newer than a closed one of a later name; of closed ones, the one closed last', async () => {
  const { database } = fresh;
  await database.schoolYear.create({
    data: {
      municipalityId: CODE,
      year: '2027/2028',
      definition: {},
      version: '1',
      meetings: {},
      startedAt: new Date(AT),
      closedAt: new Date(AT),
      clockId: 'test',
    },
  });
  expect((await newestYear(database, CODE))?.year).toBe('2026/2027');
  await database.schoolYear.updateMany({ where: { year: '2026/2027' }, data: { closedAt: new Date(AT - 1) } });
  expect((await newestYear(database, CODE))?.year).toBe('2027/2028');
});
