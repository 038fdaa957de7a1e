import { afterEach, beforeEach, expect, test } from 'vitest';
import { returnPathFor } from '../../src/email/message-id.ts';
import { createMailer } from '../../src/email/mailer.ts';
import { mailSignIn } from '../../src/outbox/mail-sign-in.ts';
import { sendAtOnce } from '../../src/outbox/send-at-once.ts';
import { decideAt, local, mailsTo, morning } from '../support/mornings.ts';
import { processWorld, type ProcessWorld } from '../support/process-world.ts';
import { refusedByDatabase } from '../support/refused-by-database.ts';
import { returnedMail, type ReturnedMail } from '../support/returned-mail.ts';
import { temporalAway } from '../web/support/web-for-tests.ts';

let world: ProcessWorld;
let returned: ReturnedMail;

beforeEach(async () => {
  world = await processWorld({ now: local('2026-10-08T16:00') });
  // While Temporal is away, who is to look stands in the database.
  returned = await returnedMail({ ...world.services, temporal: temporalAway() });
  await world.start();
  await decideAt(world, '2026-10-08T16:00');
});
afterEach(async () => {
  await returned.close();
  await world.close();
});

function address(): string {
  return `ekbacken@${world.people.id}.example`;
}
async function emails() {
  return await world.services.database.email.findMany({ where: { address: address() }, orderBy: { frozenAt: 'asc' } });
}
async function firstEmail() {
  return await world.services.database.email.findFirstOrThrow({ where: { address: address() } });
}
async function eka() {
  return await world.services.database.person.findUniqueOrThrow({ where: { id: world.people.ekbacken } });
}
async function notices() {
  const where = { receiverId: world.people.ekbacken };
  return await world.services.database.notice.findMany({ where, orderBy: { plannedAt: 'asc' } });
}
async function logged() {
  const { database } = world.services;
  return await database.audit.findMany({ where: { action: { startsWith: 'address-' } }, orderBy: { id: 'asc' } });
}
async function everything() {
  const { database } = world.services;
  return {
    emails: await database.email.findMany({ orderBy: { id: 'asc' } }),
    notices: await database.notice.findMany({ orderBy: { id: 'asc' } }),
    persons: await database.person.findMany({ orderBy: { id: 'asc' } }),
    looks: await database.look.count(),
    audit: await database.audit.count(),
  };
}

test('an e-mail that comes back was never told, its address does not work, and her plans look again', async () => {
  const { database } = world.services;
  await morning(world, '2026-10-09');
  await database.look.deleteMany();
  world.clock.now = local('2026-10-12T10:00');
  await returned.deliver(await firstEmail());
  expect(await returned.read()).toBe(1);
  const email = await firstEmail();
  expect(email).toMatchObject({ status: 'bounced', answer: expect.stringContaining('User unknown') as string });
  expect(await notices()).toMatchObject([{ kind: 'task', status: 'refused', acceptedOn: null }]);
  expect(await eka()).toMatchObject({ unreachableSince: '2026-10-12', unreachableBecause: 'bounced' });
  expect((await database.look.findMany()).map(({ process }) => process)).toContain(world.plan('ekbacken'));
  const details = { person: world.people.ekbacken, email: email.id, status: '5.1.1' };
  expect(await logged()).toMatchObject([{ actor: 'system', via: 'system', action: 'address-bounced', details }]);
});

test('what has come back is said in the log when it is certain, once, without address or words', async () => {
  const said: unknown[] = [];
  const log = { error: () => undefined, info: (...line: unknown[]) => said.push(line) };
  const logging = await returnedMail({ ...world.services, log });
  await morning(world, '2026-10-09');
  const email = await firstEmail();
  const allow = await refusedByDatabase(world, { table: 'Email', unless: `"status" <> 'bounced'` });
  await logging.deliver(email);
  await expect(logging.read()).rejects.toThrow('prov');
  await allow();
  expect(said).toEqual([]);
  expect(await logging.read()).toBe(1);
  expect(said).toEqual([['an e-mail came back', { email: email.id, status: '5.1.1' }]]);
  await logging.close();
});

test('the same report again, as the same message or as another, changes nothing', async () => {
  await morning(world, '2026-10-09');
  const email = await firstEmail();
  await returned.deliver(email);
  await returned.read();
  const before = await everything();
  expect(await returned.read()).toBe(0);
  await returned.deliver(email);
  expect(await returned.read()).toBe(0);
  expect(await everything()).toEqual(before);
  expect(await world.services.database.returnedMail.findMany({ orderBy: { message: 'asc' } })).toMatchObject([
    { used: true },
    { used: false },
  ]);
});

test('a forged report changes nothing: a key of nothing, another receiver, an e-mail that has not been sent', async () => {
  await morning(world, '2026-10-09');
  const email = await firstEmail();
  await decideAt(world, '2026-10-12T06:31');
  const { database } = world.services;
  const unsent = await database.email.create({
    data: {
      ...{ municipalityId: world.people.id, personId: world.people.ekbacken, address: address(), subject: 'x' },
      ...{ morning: '2026-10-12', messageId: '<unsent@x.example>', raw: new Uint8Array(), frozenAt: new Date() },
    },
  });
  const before = await everything();
  await returned.deliver({ messageId: '<ingen@x.example>', address: address() });
  await returned.deliver(email, { recipient: `almlunden@${world.people.id}.example` });
  await returned.deliver(email, { action: 'delayed', status: '4.4.1' });
  await returned.deliver(unsent);
  await returned.put(returnPathFor(world.settings.senderAddress, email.messageId), Buffer.from('\u0000\r\n\r\n�'));
  expect(await returned.read()).toBe(0);
  expect(await everything()).toEqual(before);
});

test('where the address has been corrected since, the new one works, and what came back is told there', async () => {
  const { database } = world.services;
  await morning(world, '2026-10-09');
  const email = await firstEmail();
  const corrected = `eka.backen@${world.people.id}.example`;
  await database.person.update({ where: { id: world.people.ekbacken }, data: { email: corrected } });
  world.clock.now = local('2026-10-12T10:00');
  await returned.deliver(email);
  expect(await returned.read()).toBe(1);
  expect(await eka()).toMatchObject({ unreachableSince: null });
  expect(await logged()).toEqual([]);
  await decideAt(world, '2026-10-12T10:01');
  await morning(world, '2026-10-13');
  expect(mailsTo(world, 'eka.backen')).toHaveLength(1);
  expect(mailsTo(world, 'ekbacken')).toHaveLength(1);
});

test('an address that an administrator has said works since then is not marked again by an older e-mail', async () => {
  const { database } = world.services;
  await morning(world, '2026-10-09');
  const email = await firstEmail();
  const [at, person] = [new Date(local('2026-10-12T09:00')), world.people.ekbacken];
  await database.audit.create({
    data: { municipalityId: world.people.id, at, actor: 'x', action: 'address-unmarked', details: { person } },
  });
  world.clock.now = local('2026-10-12T10:00');
  await returned.deliver(email);
  expect(await returned.read()).toBe(1);
  expect(await eka()).toMatchObject({ unreachableSince: null });
  expect(await notices()).toMatchObject([{ status: 'refused' }]);
});

test('what came back because of us marks nobody, and is told anew next morning', async () => {
  await morning(world, '2026-10-09');
  const diagnostic = 'smtp; 554 5.7.1 blocked using a list';
  await returned.deliver(await firstEmail(), { status: '5.7.1', diagnostic });
  expect(await returned.read()).toBe(1);
  expect(await eka()).toMatchObject({ unreachableSince: null });
  await decideAt(world, '2026-10-09T10:01');
  await morning(world, '2026-10-12');
  expect(mailsTo(world, 'ekbacken')).toHaveLength(2);
  expect(await emails()).toMatchObject([{ status: 'bounced' }, { status: 'accepted' }]);
});

test('a report that knows of the address what an earlier one about the same e-mail did not, marks it, once', async () => {
  await morning(world, '2026-10-09');
  const email = await firstEmail();
  await returned.deliver(email, { status: '5.7.1', diagnostic: 'smtp; 554 5.7.1 blocked using a list' });
  await returned.read();
  await returned.deliver(email);
  await returned.deliver(email);
  expect(await returned.read()).toBe(1);
  expect(await eka()).toMatchObject({ unreachableSince: '2026-10-09', unreachableBecause: 'bounced' });
  expect(await logged()).toHaveLength(1);
});

test('an address that has been changed and changed back since a first report is not marked by a second of the same e-mail', async () => {
  const { database } = world.services;
  await morning(world, '2026-10-09');
  const email = await firstEmail();
  await returned.deliver(email);
  await returned.read();
  const where = { id: world.people.ekbacken };
  const mended = { unreachableSince: null, unreachableBecause: null };
  await database.person.update({ where, data: { ...mended, email: `eka.backen@${world.people.id}.example` } });
  await database.person.update({ where, data: { email: address() } });
  await returned.deliver(email, { status: '5.2.1', diagnostic: 'smtp; 550 5.2.1 mailbox disabled' });
  expect(await returned.read()).toBe(0);
  expect(await eka()).toMatchObject(mended);
  expect(await logged()).toHaveLength(1);
});

test('an address that was refused at once is known to bounce from then on, since the same day', async () => {
  const { database } = world.services;
  await morning(world, '2026-10-09');
  const data = { unreachableSince: '2026-10-08', unreachableBecause: 'refused' };
  await database.person.update({ where: { id: world.people.ekbacken }, data });
  await returned.deliver(await firstEmail());
  await returned.read();
  expect(await eka()).toMatchObject({ unreachableSince: '2026-10-08', unreachableBecause: 'bounced' });
  expect(await logged()).toHaveLength(1);
});

test('a report about an e-mail whose answer never came proves that it was taken: it is not offered again', async () => {
  world.sink.beforeAnswer(({ to }) =>
    to === address() ? new Promise((resolve) => setTimeout(resolve, 4_000)) : undefined,
  );
  const mailer = createMailer(`${world.settings.smtpUrl}&socketTimeout=1500`);
  world = { ...world, services: { ...world.services, mailer } };
  await morning(world, '2026-10-09');
  expect(await firstEmail()).toMatchObject({ status: 'offered' });
  await returned.deliver(await firstEmail());
  expect(await returned.read()).toBe(1);
  expect(await firstEmail()).toMatchObject({ status: 'bounced' });
  expect(await notices()).toMatchObject([{ status: 'refused' }]);
});

test('a sign-in link that comes back marks the address too', async () => {
  const { name, email, id: person } = await eka();
  const url = 'http://arshjul.example/logga-in/prov';
  await mailSignIn(world.services, { municipality: world.people.id, person, name, email, url, validMinutes: 15 });
  await expect.poll(async () => (await sendAtOnce(world.services), (await emails())[0]?.status)).toBe('accepted');
  await returned.deliver(await firstEmail());
  expect(await returned.read()).toBe(1);
  expect(await eka()).toMatchObject({ unreachableBecause: 'bounced' });
});
