import { afterEach, beforeEach, expect, test } from 'vitest';
import { decidePlan } from '../../activities/decide-plan.ts';
import { dispatchMorning } from '../../src/outbox/dispatch-morning.ts';
import { loadPlan } from '../../src/database/plan-store.ts';
import { instantAt } from '../../src/domain/calendar/local-time.ts';
import type { Instant } from '../../src/domain/time.ts';
import { processWorld, type ProcessWorld } from '../support/process-world.ts';

const CONTENT = { value: { sections: { text: { svar: 'Så här gick det.' } } }, missing: [] };

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
  for (const place of ['ekbacken', 'almlunden', 'grundskola', 'kommunen'])
    await decidePlan(world.services, { plan: world.plan(place) });
}
async function dispatchAt(now: Instant) {
  world.clock.now = now;
  return await dispatchMorning(world.services, { municipality: world.people.id });
}
function sentTo(person: string): string[] {
  return world.sink.mails
    .filter(({ to }) => to === `${person}@${world.people.id}.example`)
    .map(({ raw }) => subjectOf(raw));
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
/** Everything up to and including the morning on which the report opens. */
async function openAutumn(): Promise<void> {
  await decideAt(local('2026-10-09T06:31'));
  await dispatchAt(local('2026-10-09T08:00'));
}

test('nothing is sent before the sending morning, and one e-mail per person then', async () => {
  await decideAt(local('2026-10-09T06:31'));
  const early = await dispatchAt(local('2026-10-09T07:59'));
  expect(world.sink.mails).toHaveLength(0);
  expect(early).toMatchObject({ nextAt: local('2026-10-09T08:00'), more: false });

  const answer = await dispatchAt(local('2026-10-09T08:00'));
  expect(sentTo('ekbacken')).toEqual(['Resultatredovisning 1: lämna in senast fredag 6\u00a0november']);
  expect(sentTo('almlunden')).toHaveLength(1);
  expect(answer.nextAt).toBe(local('2026-10-12T08:00'));
  expect(await ledger({ kind: 'task', place: 'ekbacken' })).toMatchObject([
    { status: 'sent', acceptedOn: '2026-10-09' },
  ]);

  await dispatchAt(local('2026-10-09T08:01'));
  expect(world.sink.mails).toHaveLength(2);
});

test('two late units and a task of her own are one e-mail to the head', async () => {
  await openAutumn();
  for (const day of ['2026-10-23', '2026-11-05', '2026-11-09']) {
    await decideAt(local(`${day}T06:31`));
    await dispatchAt(local(`${day}T08:00`));
  }
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
  await openAutumn();
  await decideAt(local('2026-10-23T06:31'));
  world.clock.now = local('2026-10-23T07:10');
  const plan = world.plan('ekbacken');
  const intent = await world.record({
    plan,
    task: 'autumn',
    by: world.people.ekbacken,
    act: { kind: 'hand-in' },
    content: CONTENT,
  });
  expect(await decidePlan(world.services, { plan, intent })).toMatchObject({ verdict: { accepted: true } });
  await dispatchAt(local('2026-10-23T08:00'));
  expect(await ledger({ kind: 'reminder', place: 'ekbacken' })).toMatchObject([
    { status: 'dropped', reason: 'handed-in' },
  ]);
  expect(await ledger({ kind: 'reminder', place: 'almlunden' })).toMatchObject([{ status: 'sent' }]);
});

test('a reminder waits while a click on its task is unanswered, and goes when the click is refused', async () => {
  await openAutumn();
  await decideAt(local('2026-10-23T06:31'));
  world.clock.now = local('2026-10-23T07:50');
  const plan = world.plan('ekbacken');
  const missing = { value: { sections: {} }, missing: ['text'] };
  const intent = await world.record({
    plan,
    task: 'autumn',
    by: world.people.ekbacken,
    act: { kind: 'hand-in' },
    content: missing,
  });
  await dispatchAt(local('2026-10-23T08:00'));
  expect(await ledger({ kind: 'reminder', place: 'ekbacken' })).toMatchObject([
    { status: 'planned', heldOn: '2026-10-23' },
  ]);

  world.clock.now = local('2026-10-23T08:05');
  expect(await decidePlan(world.services, { plan, intent })).toMatchObject({
    verdict: { accepted: false, refusal: 'section-missing' },
  });
  await dispatchAt(local('2026-10-23T08:05'));
  expect(await ledger({ kind: 'reminder', place: 'ekbacken' })).toMatchObject([
    { status: 'sent', acceptedOn: '2026-10-23' },
  ]);
});

test('what is decided after the freeze belongs to the next sending morning', async () => {
  await openAutumn();
  await decideAt(local('2026-10-23T06:31'));
  await dispatchAt(local('2026-10-23T08:00'));
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
  await dispatchAt(local('2026-10-23T08:30'));
  expect(await ledger({ kind: 'extended' })).toMatchObject([{ status: 'planned', heldOn: null }]);
  // Week 44 is a break: the next sending morning is the Monday after.
  await dispatchAt(local('2026-11-02T08:00'));
  expect(await ledger({ kind: 'extended' })).toMatchObject([{ status: 'sent', acceptedOn: '2026-11-02' }]);
});

test('a notice for a head who has been replaced goes to the new one', async () => {
  await openAutumn();
  for (const day of ['2026-10-23', '2026-11-05']) {
    await decideAt(local(`${day}T06:31`));
    await dispatchAt(local(`${day}T08:00`));
  }
  await decideAt(local('2026-11-09T06:31'));
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
  await dispatchAt(local('2026-11-09T08:00'));
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
  await openAutumn();
  world.sink.busy(true);
  for (const day of ['2026-10-23', '2026-11-05', '2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12']) {
    await decideAt(local(`${day}T06:31`));
    const answer = await dispatchAt(local(`${day}T08:00`));
    if (answer.retryIn !== null) expect(answer.nextAt).toBe(local(`${day}T16:00`));
    const waiting = await world.services.database.email.count({ where: { status: { in: ['frozen', 'offered'] } } });
    await dispatchAt(local(`${day}T16:00`));
    expect(await world.services.database.email.count({ where: { morning: day, status: 'dissolved' } })).toBe(waiting);
    await decideAt(local(`${day}T16:01`));
  }
  expect(world.sink.mails).toHaveLength(2);
  expect(await ledger({ kind: 'escalation' })).toEqual([]);
  expect((await ledger({ kind: 'overdue', status: 'dissolved' })).length).toBeGreaterThan(0);

  world.sink.busy(false);
  await decideAt(local('2026-11-13T06:31'));
  await dispatchAt(local('2026-11-13T08:00'));
  expect(sentTo('ekbacken').at(-1)).toContain('Resultatredovisning 1');
  expect(await ledger({ kind: 'overdue', place: 'ekbacken', status: 'sent' })).toHaveLength(1);
  expect(await ledger({ kind: 'escalation' })).toEqual([]);
});

test.each([
  { what: 'had been offered', ahead: {} },
  { what: 'had waited for its turn', ahead: { attempts: 0, answer: null } },
])('what is done while the mail server is away is not reminded of the same day, though it $what', async ({ ahead }) => {
  await openAutumn();
  world.sink.busy(true);
  await decideAt(local('2026-10-23T06:31'));
  await dispatchAt(local('2026-10-23T08:00'));
  world.clock.now = local('2026-10-23T10:00');
  const plan = world.plan('ekbacken');
  const by = world.people.ekbacken;
  const intent = await world.record({ plan, task: 'autumn', by, act: { kind: 'hand-in' }, content: CONTENT });
  await decidePlan(world.services, { plan, intent });
  world.sink.busy(false);
  await world.services.database.email.updateMany({ data: { retryAt: null, ...ahead } });
  await dispatchAt(local('2026-10-23T11:00'));
  expect(await ledger({ kind: 'reminder', place: 'ekbacken' })).toMatchObject([
    { status: 'dropped', reason: 'handed-in' },
  ]);
  expect(await ledger({ kind: 'reminder', place: 'almlunden' })).toMatchObject([{ status: 'sent' }]);
});

test('an address that is refused for good is marked, the person is not reached, the others are', async () => {
  const address = `ekbacken@${world.people.id}.example`;
  world.sink.refuse(address);
  await openAutumn();
  expect(await ledger({ kind: 'task', place: 'ekbacken' })).toMatchObject([{ status: 'refused' }]);
  expect(await ledger({ kind: 'task', place: 'almlunden' })).toMatchObject([{ status: 'sent' }]);
  const person = await world.services.database.person.findUniqueOrThrow({ where: { id: world.people.ekbacken } });
  expect(person.unreachableSince).toBe('2026-10-09');
  const email = await world.services.database.email.findFirstOrThrow({ where: { address } });
  expect(email).toMatchObject({ status: 'refused', answer: expect.stringContaining('550') });
});

test('deciding twice writes the same state, and answers the click alike', async () => {
  await openAutumn();
  const plan = world.plan('ekbacken');
  const intent = await world.record({
    plan,
    task: 'autumn',
    by: world.people.ekbacken,
    act: { kind: 'hand-in' },
    content: CONTENT,
  });
  const first = await decidePlan(world.services, { plan, intent });
  const before = await loadPlan(world.services.database, plan);
  const again = await decidePlan(world.services, { plan, intent });
  expect(again).toEqual(first);
  expect(await loadPlan(world.services.database, plan)).toEqual(before);
  expect(await world.services.database.notice.count({ where: { kind: 'receipt' } })).toBe(1);
});
