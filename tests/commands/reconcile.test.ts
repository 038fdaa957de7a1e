import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reconcileCommand } from '../../src/commands/reconcile.ts';
import { recordClick, type Click } from '../../src/database/intent-store.ts';
import type { Verdict } from '../../src/domain/refusal.ts';
import { act, mailDispatchId, planView, schoolYearId } from '../../workflows/messages.ts';
import type { Order } from '../support/killable-part.ts';
import { processWorld, YEAR, type ProcessWorld } from '../support/process-world.ts';
import { temporalStore, type TemporalStore } from '../support/temporal-store.ts';
import { waitUntil } from '../support/wait-until.ts';

const CONTENT = { value: { sections: { text: { svar: 'Så här gick det.' } } }, missing: [] };
const OPENS = Date.parse('2026-10-09T06:00:00Z');
const NEXT_MORNING = Date.parse('2026-10-12T06:00:00Z');
const PLACES = ['almlunden', 'ekbacken', 'grundskola', 'kommunen'];

let store: TemporalStore;
let world: ProcessWorld;
let worker: ChildProcess;

beforeEach(async () => {
  store = await temporalStore();
  await store.start();
  world = await processWorld({ now: Date.parse('2026-10-08T14:00:00Z'), stored: true, temporal: store });
  worker = await world.forkWorker();
  await world.start();
  await waitUntil(async () => (await view('kommunen')) !== null);
});
afterEach(async () => {
  await world.close();
  await store.remove();
});

async function command(...args: string[]) {
  const said = { out: '', err: '' };
  const terminal = {
    out: (text: string) => void (said.out += `${text}\n`),
    err: (text: string) => void (said.err += `${text}\n`),
  };
  return { code: await reconcileCommand({ args, services: world.services, terminal }), ...said };
}

async function view(place: string) {
  return await world.services.temporal.workflow
    .getHandle(world.plan(place))
    .query(planView)
    .catch(() => null);
}

async function status(id: string): Promise<string> {
  const { status: found } = await world.services.temporal.workflow.getHandle(id).describe();
  return found.name;
}

/** As the web does it. */
async function press(click: Omit<Click, 'clickedAt' | 'via'>): Promise<Verdict> {
  const pressed = { ...click, clickedAt: world.clock.now, via: 'page' } as Click;
  const { database, temporal } = world.services;
  const { intent, act: kept, ...beside } = await database.$transaction((one) => recordClick(one, pressed));
  return await temporal.workflow.getHandle(click.plan).executeUpdate(act, {
    args: [{ intent, task: click.task, act: kept.kind, ...beside }],
    updateId: intent,
  });
}

async function handIn(place: 'almlunden' | 'ekbacken'): Promise<Verdict> {
  const by = world.people[place];
  return await press({ plan: world.plan(place), task: 'autumn', by, act: { kind: 'hand-in' }, content: CONTENT });
}

async function returned(place: string): Promise<void> {
  const plan = world.plan(place);
  const { hash } = await world.services.database.version.findFirstOrThrow({ where: { planId: plan } });
  const reason = 'Siffrorna saknas.';
  const verdict = await press({ plan, task: 'autumn', by: world.people.head, act: { kind: 'return', hash, reason } });
  expect(verdict).toMatchObject({ accepted: true });
}

async function open(): Promise<void> {
  const plans = ['ekbacken', 'almlunden'];
  await world.step(
    OPENS - 60_000,
    plans.map((place) => world.plan(place)),
  );
  for (const place of plans) await waitUntil(async () => (await view(place))?.tasks['autumn'] === 'open');
  await world.step(OPENS, [mailDispatchId(world.people.id)]);
  await waitUntil(() => Promise.resolve(world.sink.mails.length === 2));
  await waitUntil(async () => (await world.services.database.email.count({ where: { status: 'accepted' } })) === 2);
}

async function stopped(change: () => void): Promise<void> {
  worker.kill('SIGKILL');
  if (worker.exitCode === null && worker.signalCode === null) await once(worker, 'exit');
  await store.stop();
  change();
  await store.start();
  worker = await world.forkWorker();
}

/** What PostgreSQL holds, but for when it was last looked at. */
async function recorded() {
  const { plan, intent, notice, email, version } = world.services.database;
  const plans = await plan.findMany({ orderBy: { id: 'asc' }, select: { id: true, state: true, chart: true } });
  return {
    plans: plans.map(({ state, ...rest }) => ({ ...rest, state: { ...(state as object), decidedThrough: 0 } })),
    intents: await intent.findMany({ orderBy: { id: 'asc' } }),
    notices: await notice.findMany({ orderBy: { id: 'asc' } }),
    emails: await email.findMany({ orderBy: { id: 'asc' } }),
    versions: await version.findMany({ orderBy: [{ planId: 'asc' }, { task: 'asc' }, { number: 'asc' }] }),
  };
}

function nobodyWasToldTwice(): void {
  const ids = world.sink.mails.map(({ messageId }) => messageId);
  expect(new Set(ids).size).toBe(ids.length);
  const told = world.sink.mails.map(({ to, raw }) => `${to} ${/^Subject:.*$/m.exec(raw)?.[0] ?? ''}`);
  expect(new Set(told).size).toBe(told.length);
}

async function setClosed(place: string, closed: boolean): Promise<void> {
  await world.services.database.$executeRaw`
    UPDATE "Plan" SET "state" = jsonb_set("state", '{closed}', to_jsonb(${closed}::boolean)) WHERE "id" = ${world.plan(place)}`;
}

test('where everything runs there is nothing to do', async () => {
  expect(await command()).toMatchObject({ code: 0, out: expect.stringContaining('Inget att göra') });
  expect(await command('--yes')).toMatchObject({ code: 0, out: expect.stringContaining('fyra öppna planer väntar') });
  expect((await command('--nu')).code).toBe(2);
});

test('a store that was lost: told first and nothing done, then started again, and nobody is written to twice', async () => {
  await open();
  await handIn('ekbacken');
  await stopped(() => store.lose());
  const before = await recorded();
  const told = await command('--json');
  expect([told.code, JSON.parse(told.out)]).toMatchObject([
    1,
    {
      ...{ inOrder: false, apart: [], closed: [], unknown: [], foreign: [], done: null },
      missing: {
        years: [schoolYearId(world.people.id, YEAR)],
        plans: PLACES.map((place) => world.plan(place)),
        mail: [mailDispatchId(world.people.id)],
      },
    },
  ]);
  await expect(status(world.plan('ekbacken'))).rejects.toThrow('not found');

  expect(await command('--yes')).toMatchObject({ code: 0 });
  for (const place of PLACES) await waitUntil(async () => (await view(place)) !== null);
  expect((await view('ekbacken'))?.tasks['autumn']).toBe('handedIn');
  expect(await handIn('almlunden')).toEqual({ accepted: true, late: false });
  await world.step(NEXT_MORNING, [mailDispatchId(world.people.id), ...PLACES.map((place) => world.plan(place))]);
  await waitUntil(async () => (await command()).code === 0);
  nobodyWasToldTwice();
  const after = await recorded();
  expect(after.emails).toEqual(expect.arrayContaining(before.emails));
  expect(after.intents).toEqual(expect.arrayContaining(before.intents));
}, 180_000);

test('a store put back from an older copy takes over what the database says, and never the other way round', async () => {
  await open();
  await handIn('almlunden');
  // The copy has an update that was let in and is being decided.
  const gone = once(worker, 'exit');
  worker.send({ point: { at: 'commit' } } satisfies Order);
  const pending = handIn('ekbacken').catch(() => undefined);
  await gone;
  await stopped(() => store.keepCopy());
  expect(await pending).toEqual({ accepted: true, late: false });
  await returned('almlunden');
  await returned('ekbacken');
  await setClosed('kommunen', true);
  await world.step(NEXT_MORNING, [world.plan('kommunen'), mailDispatchId(world.people.id)]);
  await waitUntil(async () => (await status(world.plan('kommunen'))) === 'COMPLETED');
  await waitUntil(
    async () =>
      (await world.services.database.notice.count({ where: { status: 'planned', morning: '2026-10-12' } })) === 0,
  );

  await stopped(() => store.putBackCopy());
  await waitUntil(async () => (await view('almlunden')) !== null);
  const before = await recorded();
  expect((await view('almlunden'))?.tasks['autumn']).toBe('handedIn');
  const told = await command('--json');
  expect(told.code).toBe(1);
  const { apart, closed, missing } = JSON.parse(told.out) as Record<string, unknown>;
  expect(apart).toContainEqual(expect.objectContaining({ plan: world.plan('almlunden') }));
  expect(closed).toEqual([world.plan('kommunen')]);
  expect(missing).toEqual({ years: [], plans: [], mail: [], schedules: [] });
  expect(await recorded()).toEqual(before);

  // Not refused by what the process believes: it says handed in, the database says returned.
  expect(await handIn('almlunden')).toMatchObject({ accepted: true });
  expect(await command('--yes')).toMatchObject({ code: 0 });
  await waitUntil(async () => (await status(world.plan('kommunen'))) === 'COMPLETED');
  await waitUntil(async () => (await command()).code === 0);
  expect((await view('ekbacken'))?.tasks['autumn']).toBe('returned');
  const after = await recorded();
  const other = (plan: { id: string }): boolean => plan.id !== world.plan('almlunden');
  expect(after.plans.filter(other)).toEqual(before.plans.filter(other));
  expect(after.emails).toEqual(before.emails);
  nobodyWasToldTwice();
}, 180_000);

test('a plan whose process had completed, while the database says it is open, waits again', async () => {
  await setClosed('ekbacken', true);
  await world.step(OPENS, [world.plan('ekbacken')]);
  await waitUntil(async () => (await status(world.plan('ekbacken'))) === 'COMPLETED');
  await setClosed('ekbacken', false);
  const told = await command();
  expect(told).toMatchObject({ code: 1, out: expect.stringContaining('En plan saknas i Temporal') });
  expect((await command('--yes')).code).toBe(0);
  await waitUntil(async () => (await command()).code === 0);
});

test('what runs without a row in the database is ended, and what belongs to another municipality is left alone', async () => {
  worker.kill('SIGKILL');
  const { temporal, taskQueue } = world.services;
  const [ours, theirs] = [`plan/${world.people.id}/borta/2026-2027`, 'plan/9999/annan/2026-2027'];
  for (const workflowId of [ours, theirs]) await temporal.workflow.start('plan', { workflowId, taskQueue, args: [{}] });
  await waitUntil(async () => (await command()).out.includes(ours));
  const told = await command();
  expect(told.code).toBe(1);
  expect(told.out).toContain(`finns inte i databasen och avslutas: ${ours}`);
  expect(told.out).toMatch(/hör till en kommun som inte finns i databasen .*plan\/9999/);
  expect(await status(ours)).toBe('RUNNING');
  await command('--yes');
  expect([await status(ours), await status(theirs)]).toEqual(['TERMINATED', 'RUNNING']);
}, 180_000);
