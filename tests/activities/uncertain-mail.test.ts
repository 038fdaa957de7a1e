import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMailer } from '../../src/email/mailer.ts';
import { decideAt, dispatchAt, local, mailsTo, morning } from '../support/mornings.ts';
import { processWorld, type ProcessWorld } from '../support/process-world.ts';

let world: ProcessWorld;

beforeEach(async () => {
  world = await processWorld({ now: local('2026-10-08T16:00') });
  await world.start();
  await decideAt(world, '2026-10-08T16:00');
});
afterEach(async () => world.close());

async function toldEkbacken() {
  return await world.services.database.notice.findMany({ where: { kind: 'task', planId: world.plan('ekbacken') } });
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
  await morning(world, '2026-10-09');
  const { database } = world.services;
  const address = `ekbacken@${world.people.id}.example`;
  expect(await database.email.findFirstOrThrow({ where: { address } })).toMatchObject({ status: 'offered' });
  await dispatchAt(world, '2026-10-09T08:01');
  expect(mailsTo(world, 'ekbacken')).toHaveLength(2);
  expect(mailsTo(world, 'ekbacken')[0]).toEqual(mailsTo(world, 'ekbacken')[1]);
  expect(await toldEkbacken()).toMatchObject([{ status: 'sent' }]);
  await dispatchAt(world, '2026-10-09T08:02');
  expect(mailsTo(world, 'ekbacken')).toHaveLength(2);
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
  await morning(world, '2026-10-09');
  const { database } = world.services;
  const address = `ekbacken@${world.people.id}.example`;
  expect(await database.email.findMany({ where: { address } })).toMatchObject([{ status: 'offered' }]);
  world.sink.busy(true);
  await dispatchAt(world, '2026-10-09T15:00');
  await dispatchAt(world, '2026-10-09T16:30');
  expect(await database.email.findMany({ where: { address } })).toMatchObject([{ status: 'offered' }]);
  expect(await toldEkbacken()).toMatchObject([{ status: 'planned' }]);
});
