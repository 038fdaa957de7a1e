import { afterAll, beforeAll, expect, test } from 'vitest';
import { act, planView, type PlanView } from '../../workflows/messages.ts';
import { loadPlan } from '../../src/database/plan-store.ts';
import type { Instant } from '../../src/domain/time.ts';
import { historyCost } from '../support/history-cost.ts';
import { processWorld, type ProcessWorld } from '../support/process-world.ts';

/** Thursday 8 October 2026, 16:00 in Stockholm: the day before the report opens. */
const START = Date.parse('2026-10-08T14:00:00Z');
const CONTENT = { value: { sections: { text: { svar: 'Så här gick det.' } } }, missing: [] };

let world: ProcessWorld;
let plan: string;

beforeAll(async () => {
  world = await processWorld({ now: START });
  plan = world.plan('ekbacken');
  await world.startWorkers();
  await world.start();
  await until(async () => (await view())?.nextWake !== undefined);
});
afterAll(async () => world.close());

async function view(): Promise<PlanView | null> {
  return await world.services.temporal.workflow.getHandle(plan).query(planView);
}

async function until(done: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    if (await done().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it did not come to pass within 15 seconds');
}

async function nextWake(): Promise<Instant> {
  const wake = (await view())?.nextWake;
  if (!wake) throw new Error('nothing to wake for');
  return wake;
}

async function cost() {
  return historyCost(await world.services.temporal.workflow.getHandle(plan).fetchHistory());
}

test('a step opened, handed in and approved costs at most 40 events and 12 actions', async () => {
  const before = await cost();
  await world.forward(plan, await nextWake());
  expect((await view())?.tasks['autumn']).toBe('open');
  const opened = await cost();

  world.clock.now = Date.parse('2026-10-12T08:00:00Z');
  const handedIn = await world.click({
    plan,
    task: 'autumn',
    by: world.people.ekbacken,
    act: { kind: 'hand-in' },
    content: CONTENT,
  });
  expect(handedIn).toEqual({ accepted: true, late: false });
  const { hash } = await world.services.database.version.findFirstOrThrow({ where: { planId: plan } });
  const approved = await world.click({ plan, task: 'autumn', by: world.people.head, act: { kind: 'approve', hash } });
  expect(approved).toEqual({ accepted: true, late: false });
  const after = await cost();

  const step = { events: after.events - before.events, actions: after.actions - before.actions };
  const morning = { events: opened.events - before.events, actions: opened.actions - before.actions };
  console.log(`a waking morning: ${morning.events} events, ${morning.actions} actions`);
  console.log(`a step opened, handed in, approved: ${step.events} events, ${step.actions} actions`);
  expect(morning.events).toBeLessThanOrEqual(12);
  expect(morning.actions).toBeLessThanOrEqual(3);
  expect(step.events).toBeLessThanOrEqual(40);
  expect(step.actions).toBeLessThanOrEqual(12);
  expect((await loadPlan(world.services.database, plan))?.state.tasks['autumn']?.chart).toBe('approved');
});

test('what the chart forbids is refused with its sentence and leaves no trace in the history', async () => {
  const before = await cost();
  const intent = await world.record({
    plan,
    task: 'spring',
    by: world.people.ekbacken,
    act: { kind: 'hand-in' },
    content: CONTENT,
  });
  const send = world.services.temporal.workflow.getHandle(plan).executeUpdate(act, {
    args: [{ intent, task: 'spring', act: 'hand-in' }],
    updateId: intent,
  });
  await expect(send).rejects.toMatchObject({
    cause: { type: 'not-open-yet', message: expect.stringContaining('har inte öppnat än') },
  });
  expect(await cost()).toEqual(before);
});

test.each([
  ['an unknown task', { task: 'nonsense', act: 'hand-in' }, 'unknown-task'],
  ['an approval of what is approved', { task: 'autumn', act: 'approve' }, 'already-approved'],
  ['something that is no request at all', { act: 3 }, 'unknown-intent'],
] as const)('an update sent by hand with %s is refused', async (_what, request, refusal) => {
  const before = await cost();
  const args: [never] = [{ intent: crypto.randomUUID(), ...request } as never];
  await expect(world.services.temporal.workflow.getHandle(plan).executeUpdate(act, { args })).rejects.toMatchObject({
    cause: { type: refusal },
  });
  expect(await cost()).toEqual(before);
});

test('an update sent by hand with an intent nobody has recorded is refused with its sentence', async () => {
  const args: [never] = [{ intent: crypto.randomUUID(), task: 'autumn', act: 'reopen' } as never];
  await expect(world.services.temporal.workflow.getHandle(plan).executeUpdate(act, { args })).rejects.toMatchObject({
    cause: { type: 'unknown-intent', message: expect.stringContaining('Klicket är inte känt') },
  });
});

test('an intent of another plan is refused and stays unanswered there', async () => {
  const other = world.plan('almlunden');
  const intent = await world.record({
    plan: other,
    task: 'autumn',
    by: world.people.almlunden,
    act: { kind: 'hand-in' },
    content: CONTENT,
  });
  const args: [never] = [{ intent, task: 'autumn', act: 'reopen' } as never];
  await expect(world.services.temporal.workflow.getHandle(plan).executeUpdate(act, { args })).rejects.toMatchObject({
    cause: { type: 'foreign-intent' },
  });
  const row = await world.services.database.intent.findUniqueOrThrow({ where: { id: intent } });
  expect(row.answeredAt).toBeNull();
});

test('an intent that has been answered is refused under another update id, and answered alike under its own', async () => {
  const { id } = await world.services.database.intent.findFirstOrThrow({
    where: { planId: plan, task: 'autumn', answeredAt: { not: null } },
  });
  const handle = world.services.temporal.workflow.getHandle(plan);
  const request = { intent: id, task: 'autumn', act: 'reopen' } as const;
  await expect(handle.executeUpdate(act, { args: [request] })).rejects.toMatchObject({
    cause: { type: 'already-answered' },
  });
  expect(await handle.executeUpdate(act, { args: [request], updateId: id })).toEqual({ accepted: true, late: false });
});

test('the list of processes shows unit, läsår, state and next deadline, and no person', async () => {
  const description = await world.services.temporal.workflow.getHandle(plan).describe();
  const shown = Object.fromEntries(
    description.typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value]),
  );
  expect(shown).toMatchObject({
    ArshjulEnhet: 'Ekbackens skola',
    ArshjulVerksamhet: 'Grundskola',
    ArshjulLasar: '2026/2027',
    ArshjulPlanlage: 'under arbete',
    ArshjulForsenad: false,
    ArshjulNastaTid: new Date('2027-03-25T23:00:00Z'),
  });
  expect(await description.staticSummary()).toBe('Ekbackens skola, årscykel 2026/2027');
  const details = (await view())?.details ?? '';
  expect(details).toContain('Resultatredovisning 2');
  expect(`${details}${JSON.stringify(shown)}`).not.toMatch(/Eka|Backen\b|Vera|Dag /);
});
