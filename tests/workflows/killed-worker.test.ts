import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { act, mailDispatchId, planView } from '../../workflows/messages.ts';
import type { Instant } from '../../src/domain/time.ts';
import type { Order } from '../support/killable-part.ts';
import { handIn } from '../support/mornings.ts';
import { processWorld, type ProcessWorld } from '../support/process-world.ts';
import { waitUntil } from '../support/wait-until.ts';

const OPENS: Instant = Date.parse('2026-10-09T06:00:00Z');

let world: ProcessWorld;
let plan: string;

beforeEach(async () => {
  world = await processWorld({ now: Date.parse('2026-10-08T14:00:00Z'), stored: true });
  plan = world.plan('ekbacken');
});
afterEach(async () => world.close());

/** The läsår has started, and the early morning of the day on which the report opens has been decided. */
async function decideOpening(): Promise<void> {
  await world.start();
  await waitUntil(async () => (await view())?.revision !== undefined);
  await world.step(OPENS - 60_000, [plan]);
  await waitUntil(async () => (await view())?.tasks['autumn'] === 'open');
}
async function view() {
  return await world.services.temporal.workflow.getHandle(plan).query(planView);
}

test.each([
  { at: 'commit', when: 'before' },
  { at: 'committed', when: 'after' },
])(
  'a worker killed in decide, $when its commit, loses nothing and decides nothing twice',
  async ({ at }) => {
    const first = await world.forkWorker();
    await decideOpening();
    await world.step(OPENS, []);
    const intent = await handIn(world, 'ekbacken');
    const killed = once(first, 'exit');
    first.send({ point: { at } } satisfies Order);
    const answer = world.services.temporal.workflow
      .getHandle(plan)
      .executeUpdate(act, { args: [{ intent, task: 'autumn', act: 'hand-in' }], updateId: intent });
    expect(await killed).toEqual([null, 'SIGKILL']);

    await world.forkWorker();
    expect(await answer).toEqual({ accepted: true, late: false });
    const { database } = world.services;
    expect(await database.intent.findUniqueOrThrow({ where: { id: intent } })).toMatchObject({
      clickedAt: new Date(OPENS),
      verdict: { accepted: true, late: false },
    });
    expect(await database.notice.count({ where: { planId: plan, kind: 'receipt' } })).toBe(1);
    expect(await database.audit.count({ where: { planId: plan, action: 'hand-in' } })).toBe(1);
    expect((await view())?.tasks['autumn']).toBe('handedIn');
  },
  120_000,
);

test('a worker killed between the mail server’s acceptance and our note repeats at most one e-mail, byte for byte', async () => {
  const first = await world.forkWorker();
  await decideOpening();
  const other = world.plan('almlunden');
  await world.step(OPENS - 60_000, [other]);
  await waitUntil(async () => (await world.services.database.notice.count({ where: { kind: 'task' } })) === 2);
  let killed = false;
  world.sink.beforeAnswer(async () => {
    if (killed) return;
    killed = true;
    first.kill('SIGKILL');
    await once(first, 'exit');
  });
  await world.step(OPENS, [mailDispatchId(world.people.id)]);
  await waitUntil(() => killed);
  await world.forkWorker();

  const { database } = world.services;
  await waitUntil(async () => (await database.notice.count({ where: { kind: 'task', status: 'sent' } })) === 2, 90);
  const { mails } = world.sink;
  const ids = new Set(mails.map(({ messageId }) => messageId));
  expect(ids.size).toBe(2);
  expect(mails.length - ids.size).toBeLessThanOrEqual(1);
  for (const id of ids) {
    const copies = mails.filter(({ messageId }) => messageId === id).map(({ raw }) => raw);
    expect(copies.length).toBeLessThanOrEqual(2);
    expect(new Set(copies).size).toBe(1);
  }
  expect(await database.email.count({ where: { status: 'accepted' } })).toBe(2);
}, 180_000);
