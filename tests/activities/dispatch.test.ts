import { afterEach, beforeEach, expect, test } from 'vitest';
import { decidePlan } from '../../activities/decide-plan.ts';
import { loadPlan } from '../../src/database/plan-store.ts';
import { decideAt, dispatchAt, handIn, local, mailsTo, morning } from '../support/mornings.ts';
import { processWorld, type ProcessWorld } from '../support/process-world.ts';

let world: ProcessWorld;

beforeEach(async () => {
  world = await processWorld({ now: local('2026-10-08T16:00') });
  await world.start();
  await decideAt(world, '2026-10-08T16:00');
});
afterEach(async () => world.close());

function sentTo(person: string): string[] {
  return mailsTo(world, person).map(({ raw }) => subjectOf(raw));
}
function subjectOf(raw: string): string {
  const encoded = /^Subject: ((?:.+\r?\n)(?: .+\r?\n)*)/m.exec(raw)?.[1] ?? '';
  return encoded
    .replace(/\r?\n /g, '')
    .replace(/=\?UTF-8\?Q\?(.*?)\?=/gi, (_all, text: string) =>
      decodeURIComponent(text.replace(/_/g, ' ').replace(/=([0-9A-F]{2})/g, '%$1')),
    )
    .trim();
}
async function ledger(where: { kind?: string; place?: string; status?: string } = {}) {
  const { place, ...rest } = where;
  return await world.services.database.notice.findMany({
    where: { ...rest, ...(place !== undefined && { planId: world.plan(place) }) },
    orderBy: [{ morning: 'asc' }, { key: 'asc' }],
  });
}

test('nothing is sent before the sending morning, and one e-mail per person then', async () => {
  await decideAt(world, '2026-10-09T06:31');
  const early = await dispatchAt(world, '2026-10-09T07:59');
  expect(world.sink.mails).toHaveLength(0);
  expect(early).toMatchObject({ nextAt: local('2026-10-09T08:00'), more: false });

  const answer = await dispatchAt(world, '2026-10-09T08:00');
  expect(sentTo('ekbacken')).toEqual(['Resultatredovisning 1: lämna in senast fredag 6\u00a0november']);
  expect(sentTo('almlunden')).toHaveLength(1);
  expect(answer.nextAt).toBe(local('2026-10-12T08:00'));
  expect(await ledger({ kind: 'task', place: 'ekbacken' })).toMatchObject([
    { status: 'sent', acceptedOn: '2026-10-09' },
  ]);

  await dispatchAt(world, '2026-10-09T08:01');
  expect(world.sink.mails).toHaveLength(2);
});

test('two late units and a task of her own are one e-mail to the head', async () => {
  await morning(world, '2026-10-09');
  for (const day of ['2026-10-23', '2026-11-05', '2026-11-09']) await morning(world, day);
  expect(sentTo('head')).toHaveLength(1);
  const emails = await world.services.database.email.findMany({
    where: { personId: world.people.head },
    include: { notices: true },
  });
  expect(emails).toMatchObject([{ morning: '2026-11-09', status: 'accepted' }]);
  expect(emails[0]?.notices.map(({ kind }) => kind).sort()).toEqual(['overdue-copy', 'overdue-copy', 'task']);
  expect(world.sink.mails.at(-1)?.messageId).toMatch(/^<[0-9a-f]{40}@\d+\.example>$/);
});

test('who has handed in between the early morning and the sending is not reminded, and the ledger says why', async () => {
  await morning(world, '2026-10-09');
  await decideAt(world, '2026-10-23T06:31');
  world.clock.now = local('2026-10-23T07:10');
  const plan = world.plan('ekbacken');
  const intent = await handIn(world, 'ekbacken');
  expect(await decidePlan(world.services, { plan, intent })).toMatchObject({ verdict: { accepted: true } });
  await dispatchAt(world, '2026-10-23T08:00');
  expect(await ledger({ kind: 'reminder', place: 'ekbacken' })).toMatchObject([
    { status: 'dropped', reason: 'handed-in' },
  ]);
  expect(await ledger({ kind: 'reminder', place: 'almlunden' })).toMatchObject([{ status: 'sent' }]);
});

test('a reminder waits while a click on its task is unanswered, and goes when the click is refused', async () => {
  await morning(world, '2026-10-09');
  await decideAt(world, '2026-10-23T06:31');
  world.clock.now = local('2026-10-23T07:50');
  const plan = world.plan('ekbacken');
  const missing = { value: { sections: {} }, missing: ['text'] };
  const intent = await handIn(world, 'ekbacken', missing);
  await dispatchAt(world, '2026-10-23T08:00');
  expect(await ledger({ kind: 'reminder', place: 'ekbacken' })).toMatchObject([
    { status: 'planned', heldOn: '2026-10-23' },
  ]);

  world.clock.now = local('2026-10-23T08:05');
  expect(await decidePlan(world.services, { plan, intent })).toMatchObject({
    verdict: { accepted: false, refusal: 'section-missing' },
  });
  await dispatchAt(world, '2026-10-23T08:05');
  expect(await ledger({ kind: 'reminder', place: 'ekbacken' })).toMatchObject([
    { status: 'sent', acceptedOn: '2026-10-23' },
  ]);
});

test('what is decided after the freeze belongs to the next sending morning', async () => {
  await morning(world, '2026-10-09');
  await morning(world, '2026-10-23');
  const plan = world.plan('ekbacken');
  await world.services.database.notice.create({
    data: {
      key: `${plan}|late`,
      municipalityId: world.people.id,
      planId: plan,
      task: 'autumn',
      kind: 'extended',
      lateness: 1,
      rung: 'extended/1',
      receiverId: world.people.ekbacken,
      receivedAs: 'responsible',
      morning: '2026-10-23',
      plannedAt: new Date(),
    },
  });
  await dispatchAt(world, '2026-10-23T08:30');
  expect(await ledger({ kind: 'extended' })).toMatchObject([{ status: 'planned', heldOn: null }]);
  // Week 44 is a break: the next sending morning is the Monday after.
  await dispatchAt(world, '2026-11-02T08:00');
  expect(await ledger({ kind: 'extended' })).toMatchObject([{ status: 'sent', acceptedOn: '2026-11-02' }]);
});

test('a notice for a head who has been replaced goes to the new one', async () => {
  await morning(world, '2026-10-09');
  for (const day of ['2026-10-23', '2026-11-05']) await morning(world, day);
  await decideAt(world, '2026-11-09T06:31');
  const { database } = world.services;
  await database.post.updateMany({ where: { role: 'operationHead' }, data: { validTo: '2026-11-08' } });
  await database.post.create({
    data: {
      municipalityId: world.people.id,
      personId: world.people.administrator,
      role: 'operationHead',
      placeKey: 'grundskola',
      title: 'verksamhetschef',
      validFrom: '2026-11-09',
    },
  });
  await dispatchAt(world, '2026-11-09T08:00');
  expect(await ledger({ kind: 'overdue-copy', place: 'ekbacken' })).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ receiverId: world.people.head, status: 'dropped', reason: 'receiver-changed' }),
      expect.objectContaining({ receiverId: world.people.administrator, status: 'sent' }),
    ]),
  );
  expect(sentTo('head')).toEqual([]);
  expect(sentTo('administrator')).toHaveLength(1);
});

test('a mail server that is away for days delays, loses nothing and escalates nobody', async () => {
  await morning(world, '2026-10-09');
  world.sink.busy(true);
  for (const day of ['2026-10-23', '2026-11-05', '2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12']) {
    await decideAt(world, `${day}T06:31`);
    const answer = await dispatchAt(world, `${day}T08:00`);
    if (answer.retryIn !== null) expect(answer.nextAt).toBe(local(`${day}T16:00`));
    const waiting = await world.services.database.email.count({ where: { status: { in: ['frozen', 'offered'] } } });
    await dispatchAt(world, `${day}T16:00`);
    expect(await world.services.database.email.count({ where: { morning: day, status: 'dissolved' } })).toBe(waiting);
    await decideAt(world, `${day}T16:01`);
  }
  expect(world.sink.mails).toHaveLength(2);
  expect(await ledger({ kind: 'escalation' })).toEqual([]);
  expect((await ledger({ kind: 'overdue', status: 'dissolved' })).length).toBeGreaterThan(0);

  world.sink.busy(false);
  await morning(world, '2026-11-13');
  expect(sentTo('ekbacken').at(-1)).toContain('Resultatredovisning 1');
  expect(await ledger({ kind: 'overdue', place: 'ekbacken', status: 'sent' })).toHaveLength(1);
  expect(await ledger({ kind: 'escalation' })).toEqual([]);
});

test.each([
  { what: 'had been offered', ahead: {} },
  { what: 'had waited for its turn', ahead: { attempts: 0, answer: null } },
])('what is done while the mail server is away is not reminded of the same day, though it $what', async ({ ahead }) => {
  await morning(world, '2026-10-09');
  world.sink.busy(true);
  await morning(world, '2026-10-23');
  world.clock.now = local('2026-10-23T10:00');
  const plan = world.plan('ekbacken');
  const intent = await handIn(world, 'ekbacken');
  await decidePlan(world.services, { plan, intent });
  world.sink.busy(false);
  await world.services.database.email.updateMany({ data: { retryAt: null, ...ahead } });
  await dispatchAt(world, '2026-10-23T11:00');
  expect(await ledger({ kind: 'reminder', place: 'ekbacken' })).toMatchObject([
    { status: 'dropped', reason: 'handed-in' },
  ]);
  expect(await ledger({ kind: 'reminder', place: 'almlunden' })).toMatchObject([{ status: 'sent' }]);
});

test('an address that is refused for good is marked, the person is not reached, the others are', async () => {
  const address = `ekbacken@${world.people.id}.example`;
  world.sink.refuse(address);
  await morning(world, '2026-10-09');
  expect(await ledger({ kind: 'task', place: 'ekbacken' })).toMatchObject([{ status: 'refused' }]);
  expect(await ledger({ kind: 'task', place: 'almlunden' })).toMatchObject([{ status: 'sent' }]);
  const person = await world.services.database.person.findUniqueOrThrow({ where: { id: world.people.ekbacken } });
  expect(person.unreachableSince).toBe('2026-10-09');
  const email = await world.services.database.email.findFirstOrThrow({ where: { address } });
  expect(email).toMatchObject({ status: 'refused', answer: expect.stringContaining('550') });
});

test('deciding twice writes the same state, and answers the click alike', async () => {
  await morning(world, '2026-10-09');
  const plan = world.plan('ekbacken');
  const intent = await handIn(world, 'ekbacken');
  const first = await decidePlan(world.services, { plan, intent });
  const before = await loadPlan(world.services.database, plan);
  const again = await decidePlan(world.services, { plan, intent });
  expect(again).toEqual(first);
  expect(await loadPlan(world.services.database, plan)).toEqual(before);
  expect(await world.services.database.notice.count({ where: { kind: 'receipt' } })).toBe(1);
});
