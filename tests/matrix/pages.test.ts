import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACT_WORDS, taskPath } from '../../src/web/routes.ts';
import { ACTS, type ActKind } from '../../src/domain/intent.ts';
import { createApp } from '../../src/web/app.ts';
import { TASKS, VIEWERS, mayAct, type Task, type Viewer } from './expected.ts';
import { IN_PLAN, PAGES, type PageCase } from './pages.ts';
import { differences } from './support/found.ts';
import { matrixWorld, type MatrixWorld } from './support/world.ts';
import type { Answer } from './support/visitors.ts';
import { PLAN } from './support/year.ts';

const VIEWER_KEYS = Object.keys(VIEWERS) as Viewer[];
let world: MatrixWorld;

beforeAll(async () => {
  world = await matrixWorld();
});
afterAll(async () => world.close());

test('every address of the pages is in the matrix', () => {
  const served = createApp(world.web.services)
    .routes.filter(({ method, path }) => method !== 'ALL' && !path.startsWith('/api/'))
    .map(({ method, path }) => `${method} ${path}`);
  expect([...new Set(served)].toSorted()).toEqual(Object.keys(PAGES).toSorted());
});

/** Each page is asked for once by each viewer. */
const pages = new Map<string, Promise<Answer>>();
async function seen(viewer: Viewer, path: string): Promise<Answer> {
  const key = `${viewer} ${path}`;
  const page = pages.get(key) ?? world.visitors[viewer].get(path);
  pages.set(key, page);
  return await page;
}

async function check(viewer: Viewer, { path, form, expected }: PageCase): Promise<readonly string[]> {
  const visitor = world.visitors[viewer];
  const answer = form === undefined ? await seen(viewer, path) : await visitor.post(path, form);
  const name = `${viewer} ${form === undefined ? 'GET' : 'POST'} ${path}`;
  return differences(name, viewer, { answer, expected: expected(viewer) });
}

const READ = Object.keys(PAGES).filter((route) => route.startsWith('GET'));
const WRITTEN = Object.keys(PAGES).filter((route) => route.startsWith('POST'));

test.each(READ)('%s gives each viewer what the table says', async (route) => {
  const cases = PAGES[route]?.(world) ?? [];
  const faults = await Promise.all(
    VIEWER_KEYS.map(async (viewer) => (await Promise.all(cases.map(async (one) => await check(viewer, one)))).flat()),
  );
  expect(faults.flat()).toEqual([]);
});

test.each(WRITTEN)('%s takes from each viewer what the table says', async (route) => {
  const faults: string[] = [];
  for (const one of PAGES[route]?.(world) ?? []) {
    const isSaved = (viewer: Viewer): boolean => one.expected(viewer).status === 303;
    const refused = VIEWER_KEYS.filter((viewer) => !isSaved(viewer));
    faults.push(...(await Promise.all(refused.map(async (viewer) => await check(viewer, one)))).flat());
    for (const viewer of VIEWER_KEYS.filter(isSaved)) {
      faults.push(...(await check(viewer, one)));
      await world.restore();
    }
  }
  expect(faults).toEqual([]);
});

/** Every form of the pages of a task that is one of an act. */
async function offered(viewer: Viewer, task: Task): Promise<ReadonlySet<ActKind>> {
  const paths = ['', '/for-enheten', '/lamna-in', '/for-enheten/lamna-in', '/granska'];
  const pages = await Promise.all(paths.map(async (path) => await seen(viewer, `${IN_PLAN}/${task}${path}`)));
  const text = pages.map((page) => page.text).join('');
  const acts = ACTS.filter((act) => text.includes(`action="${taskPath(PLAN, task)}/gor/${ACT_WORDS[act]}"`));
  const isForm = [taskPath(PLAN, task), `${taskPath(PLAN, task)}/for-enheten`].some((at) =>
    text.includes(`action="${at}"`),
  );
  return new Set([...acts, ...(isForm ? ['hand-in' as const] : [])]);
}

test('each viewer is offered the acts that are hers in each state, and no other', async () => {
  const faults: string[] = [];
  for (const task of TASKS) {
    const offers = await Promise.all(VIEWER_KEYS.map(async (viewer) => await offered(viewer, task)));
    VIEWER_KEYS.forEach((viewer, index) => {
      const there = ACTS.filter((act) => offers[index]?.has(act)).join(' ');
      // Who has asked for time once is not asked again on the page.
      const due = ACTS.filter(
        (act) => mayAct(viewer, act, task) && !(act === 'ask-extension' && task === 'oppen'),
      ).join(' ');
      if (there !== due) faults.push(`${viewer} ${task}: offered ${there}, expected ${due}`);
    });
  }
  expect(faults).toEqual([]);
});
