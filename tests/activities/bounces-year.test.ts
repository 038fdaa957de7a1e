import { afterEach, beforeEach, expect, test } from 'vitest';
import { decideAt, dispatchAt, handIn, local, mailsTo, morning } from '../support/mornings.ts';
import { processWorld, type ProcessWorld } from '../support/process-world.ts';
import { returnedMail, type ReturnedMail } from '../support/returned-mail.ts';

/** The report is due on Friday 6 November: late on the 9th, the head's own matter on the 11th, the director's on the 18th. */
const BEFORE = ['2026-10-09', '2026-10-30', '2026-11-05', '2026-11-06'];
let world: ProcessWorld;
let returned: ReturnedMail;

beforeEach(async () => {
  world = await processWorld({ now: local('2026-10-08T16:00') });
  returned = await returnedMail(world.services);
  await world.start();
  await decideAt(world, '2026-10-08T16:00');
  for (const day of BEFORE) await morning(world, day);
});
afterEach(async () => {
  await returned.close();
  await world.close();
});

async function told(person: 'head' | 'administrator' | 'director' | 'ekbacken', kind: string) {
  const where = { receiverId: world.people[person], kind, status: 'sent', planId: world.plan('ekbacken') };
  return (await world.services.database.notice.findMany({ where, orderBy: { plannedAt: 'asc' } })).map(
    ({ acceptedOn }) => acceptedOn,
  );
}
/** The last e-mail to the chef comes back at that moment. */
async function comesBack(at: string): Promise<void> {
  const where = { personId: world.people.ekbacken };
  const email = await world.services.database.email.findFirstOrThrow({ where, orderBy: { frozenAt: 'desc' } });
  world.clock.now = local(at);
  await returned.deliver(email);
  expect(await returned.read()).toBe(1);
  await decideAt(world, at);
}
async function correctAddress(): Promise<void> {
  const data = { email: `eka.backen@${world.people.id}.example`, unreachableSince: null, unreachableBecause: null };
  await world.services.database.person.update({ where: { id: world.people.ekbacken }, data });
}

test('nobody is escalated whose e-mail came back; the chef above hears after two working days that she was not reached', async () => {
  await morning(world, '2026-11-09');
  expect(await told('ekbacken', 'overdue')).toEqual(['2026-11-09']);
  await comesBack('2026-11-10T09:00');
  for (const day of ['2026-11-11', '2026-11-12', '2026-11-13', '2026-11-18']) await morning(world, day);
  expect(await told('ekbacken', 'overdue')).toEqual([]);
  expect(await told('head', 'escalation')).toEqual([]);
  expect(await told('director', 'escalation')).toEqual([]);
  expect(await told('administrator', 'unreachable')).toEqual(['2026-11-11']);
  expect(await told('head', 'unreachable')).toEqual(['2026-11-12']);

  await correctAddress();
  await decideAt(world, '2026-11-18T10:00');
  await morning(world, '2026-11-19');
  expect(await told('ekbacken', 'overdue')).toEqual(['2026-11-19']);
  expect(mailsTo(world, 'eka.backen')).toHaveLength(1);
  expect(await told('head', 'escalation')).toEqual([]);
  await morning(world, '2026-11-20');
  expect(await told('head', 'escalation')).toEqual(['2026-11-20']);
});

test('an escalation that was decided in the early morning does not leave when the report comes before the mail', async () => {
  await morning(world, '2026-11-09');
  await morning(world, '2026-11-10');
  await decideAt(world, '2026-11-11T06:31');
  await comesBack('2026-11-11T07:00');
  await dispatchAt(world, '2026-11-11T08:00');
  expect(await told('head', 'escalation')).toEqual([]);
  await correctAddress();
  await decideAt(world, '2026-11-11T10:00');
  for (const day of ['2026-11-12', '2026-11-13', '2026-11-16']) await morning(world, day);
  expect(await told('ekbacken', 'overdue')).toEqual(['2026-11-12']);
  expect(await told('head', 'escalation')).toEqual(['2026-11-13']);
});

test('what was handed in meanwhile is told nobody again when the address works', async () => {
  await morning(world, '2026-11-09');
  await handIn(world, 'ekbacken');
  await comesBack('2026-11-10T09:00');
  await correctAddress();
  await decideAt(world, '2026-11-10T10:00');
  for (const day of ['2026-11-11', '2026-11-12', '2026-11-13']) await morning(world, day);
  expect(await told('ekbacken', 'overdue')).toEqual([]);
  expect(mailsTo(world, 'eka.backen')).toEqual([]);
});

test('what has been told since to a chef whose address was corrected is not told a second time', async () => {
  await correctAddress();
  await morning(world, '2026-11-09');
  expect(mailsTo(world, 'eka.backen')).toHaveLength(1);
  const where = { personId: world.people.ekbacken, morning: '2026-10-09' };
  const opening = await world.services.database.email.findFirstOrThrow({ where });
  world.clock.now = local('2026-11-09T10:00');
  await returned.deliver(opening);
  expect(await returned.read()).toBe(1);
  await decideAt(world, '2026-11-09T10:01');
  await morning(world, '2026-11-10');
  expect(await told('ekbacken', 'overdue')).toEqual(['2026-11-09']);
  expect(await told('ekbacken', 'reminder')).not.toContain('2026-11-10');
});
