import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACTS, type ActKind } from '../../src/domain/intent.ts';
import { ACT_WORDS } from '../../src/web/routes.ts';
import { callRefused, taskCall } from './calls.ts';
import { BY_HAND, mayAct, TASKS, VIEWERS, type Standing, type Task, type Viewer } from './expected.ts';
import { IN_PLAN, opens } from './pages.ts';
import { matrixWorld, type MatrixWorld } from './support/world.ts';
import { content, PLAN } from './support/year.ts';

const VIEWER_KEYS = Object.keys(VIEWERS) as Viewer[];
const CONTENT = content('nyskrivet');
/** Have a part in the plan, and are told what is in the way, as who reads it; to the others it is closed altogether. */
const HAS_PART: readonly Standing[] = ['own', 'above', 'director', 'office'];
let world: MatrixWorld;
let hashes: Readonly<Partial<Record<string, string>>>;

type Try = { readonly viewer: Viewer; readonly act: ActKind; readonly task: Task };
type Way = (tried: Try) => Promise<{ readonly status: number; readonly text: string; readonly to: string }>;

beforeAll(async () => {
  world = await matrixWorld();
  const versions = await world.web.services.database.version.findMany({ orderBy: { number: 'asc' } });
  hashes = Object.fromEntries(versions.map(({ task, hash }) => [task, hash]));
});
afterAll(async () => world.close());

/** Everything that the acts ask for, so that only who and when can be in the way. */
function fields(act: ActKind, task: Task): Record<string, string> {
  const hash = hashes[task] ?? 'a'.repeat(64);
  const reason = 'Ett skäl';
  const due = '2026-11-27';
  const asked: Readonly<Record<ActKind, Record<string, string>>> = {
    'hand-in': {},
    withdraw: {},
    'begin-review': { hash },
    approve: { hash },
    return: { hash, reason },
    reopen: { reason },
    except: { reason },
    'ask-extension': { due, reason },
    extend: { due, reason },
    'refuse-extension': { reason },
    'name-reviewer': { reviewer: world.people.otherOperationHead },
  };
  return asked[act];
}

const byPage: Way = async ({ viewer, act, task }) => {
  const visitor = world.visitors[viewer];
  if (act !== 'hand-in') return await visitor.post(`${IN_PLAN}/${task}/gor/${ACT_WORDS[act]}`, fields(act, task));
  const path = VIEWERS[viewer] === 'own' ? `${IN_PLAN}/${task}` : `${IN_PLAN}/${task}/for-enheten`;
  const revision =
    task === 'oppen' && ['chef', 'secondChef', 'substitute', 'operationHead'].includes(viewer) ? '1' : '0';
  return await visitor.post(path, { 'falt.analys.text': 'nyskrivet', revision, gor: 'lamna-in' });
};
const byToken: Way = async ({ viewer, act, task }) => {
  const as = VIEWERS[viewer] === 'own' ? 'own' : 'unit';
  const body = act === 'hand-in' ? { kind: act, as, content: CONTENT } : { kind: act, ...fields(act, task) };
  return await world.callers[viewer]('POST', `${taskCall(task)}/acts`, body);
};

const WAYS = { page: { press: byPage, done: 303 }, token: { press: byToken, done: 202 } } as const;

function refusedWith({ viewer, task }: Try, way: keyof typeof WAYS): readonly number[] {
  if (HAS_PART.includes(VIEWERS[viewer]) || opens(viewer, task)) return [403, 409];
  if (way === 'token') return [callRefused(viewer)];
  return [VIEWERS[viewer] === 'unknown' ? 401 : VIEWERS[viewer] === 'foreign' ? 404 : 403];
}

const ALL: readonly Try[] = VIEWER_KEYS.flatMap((viewer) =>
  TASKS.flatMap((task) => ACTS.map((act) => ({ viewer, act, task }))),
);

/**
 * Who has a part in the plan tries every act in every state. Of the others each tries something in every state, and each act
 * is tried in every state by somebody of each standing.
 */
function takesTurn({ viewer, act, task }: Try, way: keyof typeof WAYS): boolean {
  const standing = VIEWERS[viewer];
  if (HAS_PART.includes(standing)) return true;
  const alike = VIEWER_KEYS.filter((other) => VIEWERS[other] === standing);
  const turn = ACTS.indexOf(act) + TASKS.indexOf(task) + (way === 'page' ? 0 : 1);
  return alike[turn % alike.length] === viewer;
}
const name = ({ viewer, act, task }: Try): string => `${viewer} ${act} ${task}`;

async function inBatches(tries: readonly Try[], one: (tried: Try) => Promise<void>): Promise<void> {
  const queue = [...tries];
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) await one(next);
    }),
  );
}

test.each(['page', 'token'] as const)('what is not allowed is refused and kept nowhere, by %s', async (way) => {
  const faults: string[] = [];
  await inBatches(
    ALL.filter((tried) => !mayAct(tried.viewer, tried.act, tried.task) && takesTurn(tried, way)),
    async (tried) => {
      const { status } = await WAYS[way].press(tried);
      const expected = refusedWith(tried, way);
      if (!expected.includes(status)) faults.push(`${name(tried)}: ${status}, expected ${expected.join(' or ')}`);
    },
  );
  expect(faults).toEqual([]);
  expect(await world.web.services.database.intent.count({ where: { answeredAt: null } })).toBe(0);
});

test.each(['page', 'token'] as const)('what is allowed is received, by %s', async (way) => {
  const faults: string[] = [];
  for (const tried of ALL.filter(({ viewer, act, task }) => mayAct(viewer, act, task))) {
    const { status } = await WAYS[way].press(tried);
    const kept = await world.web.services.database.intent.findMany({ where: { answeredAt: null } });
    const isKept = kept.length === 1 && kept[0]?.byId === world.people[tried.viewer] && kept[0].task === tried.task;
    if (status !== WAYS[way].done || !isKept) faults.push(`${name(tried)}: ${status}, kept ${kept.length}`);
    await world.restore();
  }
  expect(faults).toEqual([]);
});

test('in a plan that is closed nobody may do anything, and it is read as before', async () => {
  const { database } = world.web.services;
  const { state } = await database.plan.findUniqueOrThrow({ where: { id: PLAN } });
  await database.plan.update({ where: { id: PLAN }, data: { state: { ...(state as object), closed: true } } });
  const faults: string[] = [];
  await inBatches(
    ALL.filter(({ viewer, act, task }) => mayAct(viewer, act, task)),
    async (tried) => {
      for (const way of ['page', 'token'] as const) {
        const { status } = await WAYS[way].press(tried);
        if (status !== 409) faults.push(`${way} ${name(tried)}: ${status}`);
      }
    },
  );
  for (const viewer of VIEWER_KEYS) {
    const { status, text } = await world.visitors[viewer].get(`${IN_PLAN}/inlamnad`);
    const isRead = HAS_PART.includes(VIEWERS[viewer]);
    if ((status === 200) !== isRead) faults.push(`${viewer}: ${status}`);
    if (text.includes('/gor/')) faults.push(`${viewer}: is offered something`);
  }
  await database.plan.update({ where: { id: PLAN }, data: { state: state as object } });
  expect(faults).toEqual([]);
  expect(await database.intent.count({ where: { answeredAt: null } })).toBe(0);
});

test('updates made by hand are tried where they can be sent', async () => {
  for (const [file, names] of Object.entries(BY_HAND)) {
    const text = await readFile(file, 'utf8');
    for (const one of names) expect(text).toContain(one);
  }
});
