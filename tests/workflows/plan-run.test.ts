import { afterAll, beforeAll, expect, test } from 'vitest';
import { act, planView, type PlanInput } from '../../workflows/messages.ts';
import { relayUnanswered } from '../../src/relay/relay-unanswered.ts';
import { PROCESS_SUMMARIES } from '../../src/text/process-summaries.ts';
import { REFUSAL_SENTENCES } from '../../src/text/refusals.ts';
import { processWorld, YEAR, type ProcessWorld } from '../support/process-world.ts';
import { waitUntil } from '../support/wait-until.ts';

const CONTENT = { value: { sections: { text: { svar: 'Så här gick det.' } } }, missing: [] };
let world: ProcessWorld;
let plan: string;

beforeAll(async () => {
  world = await processWorld({ now: Date.parse('2026-10-12T07:00:00Z') });
  plan = world.plan('ekbacken');
  await world.start();
  // A run of this plan that is continued as new after every few events.
  const input: PlanInput = {
    plan,
    municipality: world.people.id,
    unit: 'ekbacken',
    operation: 'grundskola',
    year: YEAR,
    clock: world.services.clock.workflowClock,
    sentences: REFUSAL_SENTENCES,
    summaries: PROCESS_SUMMARIES.plan,
    eventsPerRun: 12,
  };
  await world.services.temporal.workflow.start('plan', {
    workflowId: plan,
    taskQueue: world.services.taskQueue,
    args: [input],
  });
});
afterAll(async () => world.close());

test('a click made while no worker is up is kept, delivered by the relay, and judged by its moment', async () => {
  const intent = await world.record({
    plan,
    task: 'autumn',
    by: world.people.ekbacken,
    act: { kind: 'hand-in' },
    content: CONTENT,
  });
  const clickedAt = world.clock.now;
  expect(await relayUnanswered(world.services, { olderThan: 0, patience: 500 })).toBe(0);
  // The deadline passes before anybody can judge the click.
  world.clock.now = Date.parse('2026-11-10T07:00:00Z');
  await world.startWorkers();
  await waitUntil(async () => {
    await relayUnanswered(world.services, { olderThan: 0, patience: 5_000 });
    const row = await world.services.database.intent.findUniqueOrThrow({ where: { id: intent } });
    return row.answeredAt !== null;
  });
  expect(await world.services.database.intent.findUniqueOrThrow({ where: { id: intent } })).toMatchObject({
    clickedAt: new Date(clickedAt),
    verdict: { accepted: true, late: false },
  });
  expect(
    await world.services.database.notice.count({ where: { planId: plan, kind: { in: ['reminder', 'overdue'] } } }),
  ).toBe(0);
});

test('what has been answered is remembered when the run is continued as new', async () => {
  const { temporal, database } = world.services;
  const { id } = await database.intent.findFirstOrThrow({ where: { planId: plan } });
  const { hash } = await database.version.findFirstOrThrow({ where: { planId: plan } });
  const before = (await temporal.workflow.getHandle(plan).describe()).runId;
  const verdict = await world.click({ plan, task: 'autumn', by: world.people.head, act: { kind: 'approve', hash } });
  expect(verdict).toEqual({ accepted: true, late: false });
  await waitUntil(async () => (await temporal.workflow.getHandle(plan).describe()).runId !== before);
  const handle = temporal.workflow.getHandle(plan);
  expect((await handle.query(planView))?.tasks['autumn']).toBe('approved');
  const args: [{ intent: string; task: string; act: 'reopen' }] = [{ intent: id, task: 'autumn', act: 'reopen' }];
  await expect(handle.executeUpdate(act, { args })).rejects.toMatchObject({ cause: { type: 'already-answered' } });
});

test('clicks sent at the same time are judged one at a time, each once', async () => {
  const other = world.plan('almlunden');
  await waitUntil(async () => (await world.services.temporal.workflow.getHandle(other).query(planView)) !== null);
  const hand = () =>
    world.click({
      plan: other,
      task: 'autumn',
      by: world.people.almlunden,
      act: { kind: 'hand-in' },
      content: CONTENT,
    });
  const verdicts = await Promise.all([hand(), hand(), hand()]);
  expect(verdicts.filter(({ accepted }) => accepted)).toHaveLength(1);
  expect(verdicts.filter((verdict) => !verdict.accepted && verdict.refusal === 'already-handed-in')).toHaveLength(2);
  expect(await world.services.database.notice.count({ where: { planId: other, kind: 'receipt' } })).toBe(1);
});
