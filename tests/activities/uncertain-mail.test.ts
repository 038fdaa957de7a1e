import { afterEach, beforeEach, expect, test } from 'vitest';
import { decidePlan } from '../../activities/decide-plan.ts';
import { createMailer } from '../../src/email/mailer.ts';
import { dispatchMorning } from '../../src/outbox/dispatch-morning.ts';
import { instantAt } from '../../src/domain/calendar/local-time.ts';
import type { Instant } from '../../src/domain/time.ts';
import { processWorld, type ProcessWorld } from '../support/process-world.ts';

/** `2026-10-09T08:00` in Stockholm. */
function local(text: string): Instant {
  return instantAt('Europe/Stockholm', text.slice(0, 10), text.slice(11));
}

let world: ProcessWorld;

beforeEach(async () => {
  world = await processWorld({ now: local('2026-10-08T16:00') });
  await world.start();
  await decideAt(local('2026-10-08T16:00'));
});
afterEach(async () => world.close());

async function decideAt(now: Instant): Promise<void> {
  world.clock.now = now;
  for (const place of ['ekbacken', 'almlunden']) await decidePlan(world.services, { plan: world.plan(place) });
}
async function dispatchAt(now: Instant): Promise<void> {
  world.clock.now = now;
  await dispatchMorning(world.services, { municipality: world.people.id });
}
async function toldEkbacken() {
  return await world.services.database.notice.findMany({ where: { kind: 'task', planId: world.plan('ekbacken') } });
}
/** Everything up to and including the morning on which the report opens. */
async function openAutumn(): Promise<void> {
  await decideAt(local('2026-10-09T06:31'));
  await dispatchAt(local('2026-10-09T08:00'));
}

test('an e-mail whose answer never came is sent again, byte for byte, and noted once', async () => {
  let cut = true;
  world.sink.beforeAnswer(async ({ to }) => {
    if (!cut || !to.startsWith('ekbacken')) return;
    cut = false;
    await new Promise((resolve) => setTimeout(resolve, 6_000));
  });
  const impatient = createMailer(`${world.settings.smtpUrl}&socketTimeout=2500`);
  world = {
    ...world,
    services: { ...world.services, mailer: impatient, mailPolicy: { ...world.services.mailPolicy, firstRetry: 1 } },
  };
  await openAutumn();
  const { database } = world.services;
  const address = `ekbacken@${world.people.id}.example`;
  const own = () => world.sink.mails.filter(({ to }) => to === address);
  expect(await database.email.findFirstOrThrow({ where: { address } })).toMatchObject({ status: 'offered' });
  await dispatchAt(local('2026-10-09T08:01'));
  expect(own()).toHaveLength(2);
  expect(own()[0]).toEqual(own()[1]);
  expect(await toldEkbacken()).toMatchObject([{ status: 'sent' }]);
  await dispatchAt(local('2026-10-09T08:02'));
  expect(own()).toHaveLength(2);
});

test('a mail server that goes away after an uncertain e-mail leaves it uncertain: it is never written anew', async () => {
  world.sink.beforeAnswer(() => new Promise((resolve) => setTimeout(resolve, 4_000)));
  const impatient = createMailer(`${world.settings.smtpUrl}&socketTimeout=2500`);
  const services = {
    ...world.services,
    mailer: impatient,
    mailPolicy: { ...world.services.mailPolicy, firstRetry: 1 },
  };
  world = { ...world, services };
  await openAutumn();
  const { database } = world.services;
  const address = `ekbacken@${world.people.id}.example`;
  expect(await database.email.findMany({ where: { address } })).toMatchObject([{ status: 'offered' }]);
  world.sink.busy(true);
  await dispatchAt(local('2026-10-09T15:00'));
  await dispatchAt(local('2026-10-09T16:30'));
  expect(await database.email.findMany({ where: { address } })).toMatchObject([{ status: 'offered' }]);
  expect(await toldEkbacken()).toMatchObject([{ status: 'planned' }]);
});
