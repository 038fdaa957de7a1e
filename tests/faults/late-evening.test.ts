import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { simpleParser } from 'mailparser';
import { mailDispatchId } from '../../workflows/messages.ts';
import { sendAtOnce } from '../../src/outbox/send-at-once.ts';
import { relayUnanswered } from '../../src/relay/relay-unanswered.ts';
import { live } from '../support/live.ts';
import { handIn, local, mailsTo, PLACES } from '../support/mornings.ts';
import { processWorld, type ProcessWorld } from '../support/process-world.ts';
import { expectUndisturbed } from '../support/undisturbed.ts';
import { waitUntil } from '../support/wait-until.ts';

let world: ProcessWorld;

beforeEach(async () => {
  world = await processWorld({ now: local('2026-10-08T16:00'), stored: true });
  await world.start();
});
afterEach(async () => world.close());

test('clicked at 23.59 on the last day, with the worker killed and down until the morning after: in time, and nobody is told otherwise', async () => {
  await live(world, { from: '2026-10-09', until: '2026-11-05' });
  const worker = await world.forkWorker();
  const plans = PLACES.map((place) => world.plan(place));
  await waitUntil(async () => {
    const seen = await Promise.all(plans.map((plan) => world.services.temporal.workflow.getHandle(plan).describe()));
    return seen.every(({ status }) => status.name === 'RUNNING');
  });
  await world.step(local('2026-11-06T23:59'), []);
  worker.kill('SIGKILL');
  await once(worker, 'exit');
  const intent = await handIn(world, 'ekbacken');
  const { database } = world.services;
  expect(await relayUnanswered(world.services, { olderThan: 0, patience: 500 })).toBe(0);

  // Monday, when the late are told.
  await world.step(local('2026-11-09T06:31'), []);
  await world.forkWorker();
  await world.step(local('2026-11-09T06:31'), plans);
  await waitUntil(async () => (await relayUnanswered(world.services, { olderThan: 0, patience: 2_000 }), true));
  await waitUntil(async () => (await database.intent.count({ where: { answeredAt: null } })) === 0);
  await waitUntil(async () => (await database.notice.count({ where: { kind: 'overdue' } })) === 1);
  await world.step(local('2026-11-09T08:00'), [mailDispatchId(world.people.id)]);
  await sendAtOnce(world.services);
  await waitUntil(async () => (await database.notice.count({ where: { status: 'planned' } })) === 0, 60);

  expect(await database.intent.findUniqueOrThrow({ where: { id: intent } })).toMatchObject({
    clickedAt: new Date(local('2026-11-06T23:59')),
    verdict: { accepted: true, late: false },
  });
  const told = await Promise.all(mailsTo(world, 'ekbacken').map(({ raw }) => simpleParser(raw)));
  const receipt = told.find(({ text }) => text?.includes('Version:'));
  expect(receipt?.text).toMatch(/Inlämnat: fredag\s6\snovember\s23\.59/);
  await expectUndisturbed(world, { until: '2026-11-09' });
}, 120_000);
