import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  MAIL_QUEUE,
  mailDispatchId,
  mailQueueOf,
  planView,
  TASK_QUEUE,
  type MailDispatchInput,
} from '../../workflows/messages.ts';
import { instantAt } from '../../src/domain/calendar/local-time.ts';
import { processWorld, type ProcessWorld } from '../support/process-world.ts';
import { waitUntil } from '../support/wait-until.ts';

let world: ProcessWorld;

beforeAll(async () => {
  world = await processWorld({ now: instantAt('Europe/Stockholm', '2026-10-08', '16:00') });
  await world.startWorkers();
  await world.start();
});
afterAll(async () => world.close());

function local(date: string, time: string): number {
  return instantAt('Europe/Stockholm', date, time);
}
async function allLooked(after: number): Promise<void> {
  for (const place of ['ekbacken', 'almlunden', 'grundskola']) {
    const handle = world.services.temporal.workflow.getHandle(world.plan(place));
    await waitUntil(async () => ((await handle.query(planView))?.nextWake ?? 0) > after);
  }
}

test('the mail of a morning leaves at sendAt, by itself, and the process waits for the next', async () => {
  const dispatch = mailDispatchId(world.people.id);
  const early = local('2026-10-09', '06:31');
  await allLooked(world.clock.now);
  for (const place of ['ekbacken', 'almlunden', 'grundskola']) await world.forward(world.plan(place), early);
  await allLooked(early);
  await waitUntil(
    async () => (await world.services.temporal.workflow.getHandle(dispatch).describe()).status.name === 'RUNNING',
  );
  expect(world.sink.mails).toHaveLength(0);
  await world.forward(dispatch, local('2026-10-09', '08:00'));
  await waitUntil(() => world.sink.mails.length === 2);
  await world.forward(dispatch, local('2026-10-12', '07:59'));
  expect(world.sink.mails).toHaveLength(2);
});

test('it is continued as new before its history grows long, and goes on', async () => {
  const { temporal, taskQueue } = world.services;
  const input: MailDispatchInput = {
    municipality: world.people.id,
    clock: { id: 'test', kind: 'stepped' },
    summaries: { dispatch: 'Skickar morgonens mejl' },
    roundsPerRun: 1,
  };
  const workflowId = `${mailDispatchId(world.people.id)}/again`;
  const handle = await temporal.workflow.start('mailDispatch', { workflowId, taskQueue, args: [input] });
  const first = handle.firstExecutionRunId;
  await waitUntil(async () => (await temporal.workflow.getHandle(workflowId).describe()).runId !== first);
  await temporal.workflow.getHandle(workflowId).terminate('seen');
});

test('the mail of the main queue is the queue that operations know by its name', () => {
  expect(mailQueueOf(TASK_QUEUE)).toBe(MAIL_QUEUE);
});
