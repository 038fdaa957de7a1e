import { afterAll, beforeAll, expect, test } from 'vitest';
import { planAddress } from '../../src/domain/plan-id.ts';
import { LEDGER_OF, VIEWERS, type Viewer } from './expected.ts';
import { callerWith, secretOf, type Caller } from './support/visitors.ts';
import { matrixWorld, type MatrixWorld } from './support/world.ts';

type Line = { id: string; plan: string; email: string | null; address: string | null; answer: string | null };

let world: MatrixWorld;
let everything: readonly { id: string; planId: string }[];

beforeAll(async () => {
  world = await matrixWorld();
  const { database } = world.web.services;
  const plans = await database.plan.findMany({ select: { id: true, municipalityId: true } });
  const receiverId = world.people.chef;
  // One line of every plan at the least, whatever the ladders told.
  await database.notice.createMany({
    data: plans.map(({ id: planId, municipalityId }) => ({
      ...{ key: `matris ${planId}`, municipalityId, planId, receiverId, receivedAs: 'responsible', task: 'plan' },
      ...{ kind: 'reminder', lateness: 0, rung: 'matris', morning: '2026-10-26', plannedAt: new Date(0) },
    })),
  });
  everything = await database.notice.findMany({ select: { id: true, planId: true } });
});
afterAll(async () => world.close());

const placeOf = (plan: string): string => planAddress(plan).place;

/** The whole ledger of a caller, seven lines at a time. */
async function pagedThrough(call: Caller, query = ''): Promise<readonly Line[]> {
  const lines: Line[] = [];
  let next: string | null = '';
  while (next !== null) {
    const after: string = next === '' ? '' : `&after=${next}`;
    const { status, text } = await call('GET', `/admin/mail?limit=7${query}${after}`);
    expect(status).toBe(200);
    const page = JSON.parse(text) as { notices: Line[]; next: string | null };
    lines.push(...page.notices);
    ({ next } = page);
  }
  return lines;
}

const expectedOf = (plans: readonly string[] | 'all'): readonly string[] =>
  everything.filter(({ planId }) => plans === 'all' || plans.includes(placeOf(planId))).map(({ id }) => id);

test.each(Object.entries(LEDGER_OF))('%s pages through every line of her plans and no other', async (viewer, plans) => {
  const lines = await pagedThrough(world.callers[viewer as Viewer]);
  expect(lines.map(({ id }) => id).toSorted()).toEqual(expectedOf(plans).toSorted());
  if (plans !== 'all')
    expect([...new Set(lines.map(({ plan }) => placeOf(plan)))].toSorted()).toEqual([...plans].toSorted());
});

test('whoever else has a token is refused', async () => {
  const others = (Object.keys(VIEWERS) as Viewer[]).filter((viewer) => LEDGER_OF[viewer] === undefined);
  expect(others).toEqual(expect.arrayContaining(['secretary', 'otherSecretary', 'politician', 'nobody']));
  for (const viewer of others) {
    const { status, text } = await world.callers[viewer]('GET', '/admin/mail');
    expect([viewer, status === 403 || status === 401, text.includes('"notices"')]).toEqual([viewer, true, false]);
  }
});

test('asking for another school’s plan gives a chef or another VC no line of it', async () => {
  const query = `&plan=${encodeURIComponent('plan/0181/oxbacken/2026-2027')}`;
  for (const viewer of ['chefBeside', 'chefElsewhere', 'otherOperationHead', 'awayChef'] as const) {
    expect([viewer, await pagedThrough(world.callers[viewer], query)]).toEqual([viewer, []]);
  }
  expect((await pagedThrough(world.callers.chef, query)).length).toBe(expectedOf(['oxbacken']).length);
});

test('the letter, its address and the mail server’s answer stand in the administrator’s lines alone', async () => {
  const ofLetter = async (viewer: Viewer) => {
    const lines = await pagedThrough(world.callers[viewer]);
    return lines.filter(({ email, address, answer }) => email !== null || address !== null || answer !== null).length;
  };
  expect(await ofLetter('administrator')).toBeGreaterThan(0);
  for (const viewer of ['chef', 'operationHead', 'director', 'officer'] as const) {
    expect([viewer, await ofLetter(viewer)]).toEqual([viewer, 0]);
    const page = (await world.visitors[viewer].get('/admin/mejl')).text;
    expect([viewer, page.includes(`/admin/mejl/${world.email}`)]).toEqual([viewer, false]);
  }
  expect((await world.visitors.administrator.get('/admin/mejl')).text).toContain(`/admin/mejl/${world.email}`);
});

test('a token of a chef’s own school shows nothing of what she reads as the VC’s substitute', async () => {
  const secret = await secretOf(world.web, { person: world.people.substituteOperationHead, role: 'unitHead' });
  const lines = await pagedThrough(callerWith(world.web, { authorization: `Bearer ${secret}` }));
  expect(lines.map(({ id }) => id).toSorted()).toEqual(expectedOf(['berga']).toSorted());
});

test('the page counts and filters what the viewer reads, not what there is', async () => {
  const heading = async (viewer: Viewer, query = ''): Promise<string> => {
    const { text } = await world.visitors[viewer].get(`/admin/mejl${query}`);
    return /<h1>([^<]*)<\/h1>/.exec(text)?.[1] ?? '';
  };
  const count = (number: number): string => (number === 1 ? 'Ett meddelande' : `${number} meddelanden`);
  expect(await heading('chef')).toBe(count(expectedOf(['oxbacken']).length));
  expect(await heading('chefBeside')).toBe(count(expectedOf(['soldala']).length));
  expect(await heading('chefBeside', '?om=Oxbackens')).toBe(count(0));
  expect(await heading('otherOperationHead', '?om=Oxbackens')).toBe(count(0));
  expect(await heading('director', '?om=Oxbackens')).toBe(count(expectedOf(['oxbacken']).length));
  expect(await heading('administrator', '?om=chef@kommun')).not.toBe(count(0));
  expect(await heading('director', '?om=chef@kommun')).toBe(count(0));
});

test('the menu leads to the ledger for those to whom it is there, and for nobody else', async () => {
  for (const viewer of (Object.keys(VIEWERS) as Viewer[]).filter((one) => VIEWERS[one] !== 'unknown')) {
    const { status } = await world.visitors[viewer].get('/admin/mejl');
    const { text } = await world.visitors[viewer].get(viewer === 'administrator' ? '/admin' : '/');
    expect([viewer, text.includes('href="/admin/mejl"')]).toEqual([viewer, status === 200]);
  }
});
