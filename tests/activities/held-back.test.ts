import { afterEach, beforeEach, expect, test } from 'vitest';
import { mailSignIn } from '../../src/outbox/mail-sign-in.ts';
import { sendAtOnce } from '../../src/outbox/send-at-once.ts';
import { live } from '../support/live.ts';
import { decideAt, dispatchAt, local, mailsTo, morning } from '../support/mornings.ts';
import { processWorld, type ProcessWorld } from '../support/process-world.ts';

let world: ProcessWorld;

beforeEach(async () => {
  world = await processWorld({ now: local('2026-10-08T16:00') });
  await world.start();
  await decideAt(world, '2026-10-08T16:00');
});
afterEach(async () => world.close());

/** That the task has opened. */
async function told(place: string) {
  return await world.services.database.notice.findMany({ where: { kind: 'task', planId: world.plan(place) } });
}

test.each(['marked', 'bounced'])(
  'mail to an address that is %s is held back, and told when it works again',
  async (because) => {
    const { database } = world.services;
    const who = { where: { id: world.people.ekbacken } };
    await decideAt(world, '2026-10-09T06:31');
    await database.person.update({ ...who, data: { unreachableSince: '2026-10-09', unreachableBecause: because } });
    await dispatchAt(world, '2026-10-09T08:00');
    expect(mailsTo(world, 'ekbacken')).toEqual([]);
    expect(await told('ekbacken')).toMatchObject([{ status: 'refused' }]);
    expect(await told('almlunden')).toMatchObject([{ status: 'sent' }]);
    expect(await database.person.findUniqueOrThrow(who)).toMatchObject({ unreachableBecause: because });

    await database.person.update({ ...who, data: { unreachableSince: null, unreachableBecause: null } });
    await morning(world, '2026-10-12');
    expect(mailsTo(world, 'ekbacken')).toHaveLength(1);
  },
);

test('a chef marked before 08:00 on the morning of her lateness is not told of as late; both are told when she can be reached', async () => {
  const { database } = world.services;
  await live(world, { from: '2026-10-09', until: '2026-11-08' });
  const told = async () => {
    const where = { planId: world.plan('ekbacken'), kind: { in: ['overdue', 'overdue-copy'] } };
    const rows = await database.notice.findMany({ where, orderBy: [{ morning: 'asc' }, { kind: 'asc' }] });
    return rows.map(({ kind, status }) => `${kind} ${status}`);
  };
  const who = { where: { id: world.people.ekbacken } };
  await decideAt(world, '2026-11-09T06:31');
  await database.person.update({ ...who, data: { unreachableSince: '2026-11-09', unreachableBecause: 'marked' } });
  await dispatchAt(world, '2026-11-09T08:00');
  await decideAt(world, '2026-11-09T08:05');
  expect(await told()).toEqual(['overdue refused', 'overdue-copy dissolved']);

  await database.person.update({ ...who, data: { unreachableSince: null, unreachableBecause: null } });
  await morning(world, '2026-11-10');
  expect((await told()).slice(2)).toEqual(['overdue sent', 'overdue-copy sent']);
});

test.each([
  ['refused', null],
  ['marked', 'marked'],
  ['bounced', 'bounced'],
])('a sign-in link goes to an address that is %s, and what its acceptance leaves is %s', async (because, after) => {
  const { database } = world.services;
  const who = { where: { id: world.people.ekbacken } };
  const { name, email } = await database.person.update({
    ...who,
    data: { unreachableSince: '2026-10-08', unreachableBecause: because },
  });
  const url = 'http://arshjul.example/logga-in/prov';
  const mail = { municipality: world.people.id, person: who.where.id, name, email, url, validMinutes: 15 };
  await mailSignIn(world.services, mail);
  await expect.poll(async () => (await sendAtOnce(world.services), mailsTo(world, 'ekbacken').length)).toBe(1);
  await expect.poll(async () => await database.email.count({ where: { status: 'accepted' } })).toBe(1);
  expect(await database.person.findUniqueOrThrow(who)).toMatchObject({ unreachableBecause: after });
});
