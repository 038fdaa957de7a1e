import { afterAll, beforeAll, expect, test } from 'vitest';
import { simpleParser } from 'mailparser';
import { decidePlan } from '../../activities/decide-plan.ts';
import { mailSignIn } from '../../src/outbox/mail-sign-in.ts';
import { sendAtOnce } from '../../src/outbox/send-at-once.ts';
import { taskUrl } from '../../src/outbox/task-url.ts';
import { reviewPath, taskPath } from '../../src/web/routes.ts';
import { processWorld, type ProcessWorld } from '../support/process-world.ts';
import { waitUntil } from '../support/wait-until.ts';

const CONTENT = { value: { sections: { text: { svar: 'Så här gick det.' } } }, missing: [] };
let world: ProcessWorld;
let plan: string;

beforeAll(async () => {
  world = await processWorld({ now: Date.parse('2026-10-12T14:00:00Z') });
  plan = world.plan('ekbacken');
  await world.start();
  await decidePlan(world.services, { plan });
});
afterAll(async () => world.close());

test('a receipt goes at once, in the afternoon and without Temporal, and only once', async () => {
  const intent = await world.record({
    plan,
    task: 'autumn',
    by: world.people.ekbacken,
    act: { kind: 'hand-in' },
    content: CONTENT,
  });
  await decidePlan(world.services, { plan, intent });
  expect(await sendAtOnce(world.services)).toBe(1);
  expect(await sendAtOnce(world.services)).toBe(0);
  expect(world.sink.mails).toHaveLength(1);
  const mail = await simpleParser(world.sink.mails[0]?.raw ?? '');
  const { hash } = await world.services.database.version.findFirstOrThrow({ where: { planId: plan } });
  expect(mail.text).toContain(hash.slice(0, 8));
  expect(mail.text).toContain('16.00');
  expect(await world.services.database.notice.findFirstOrThrow({ where: { kind: 'receipt' } })).toMatchObject({
    status: 'sent',
    acceptedOn: '2026-10-12',
  });
});

test('a receipt whose server says not now is tried again, with the same Message-ID', async () => {
  const other = world.plan('almlunden');
  const intent = await world.record({
    plan: other,
    task: 'autumn',
    by: world.people.almlunden,
    act: { kind: 'hand-in' },
    content: CONTENT,
  });
  await decidePlan(world.services, { plan: other, intent });
  world.sink.busy(true);
  expect(await sendAtOnce(world.services)).toBe(0);
  const { database } = world.services;
  const waiting = await database.email.findFirstOrThrow({ where: { status: 'frozen' } });
  expect(waiting.answer).toContain('451');
  world.sink.busy(false);
  expect(await sendAtOnce(world.services)).toBe(0);
  await database.email.update({ where: { id: waiting.id }, data: { retryAt: new Date(Date.now() - 1) } });
  expect(await sendAtOnce(world.services)).toBe(1);
  expect(world.sink.mails.at(-1)?.messageId).toBe(waiting.messageId);
});

test('a receipt that cannot be written holds up no other', async () => {
  const { database } = world.services;
  const sent = await database.notice.findFirstOrThrow({ where: { kind: 'receipt', status: 'sent' } });
  const { id: _, emailId: __, acceptedOn: ___, ...notice } = sent;
  const waiting = { ...notice, status: 'planned' };
  await database.notice.create({ data: { ...waiting, key: 'nobody', receiverId: crypto.randomUUID() } });
  await database.notice.create({ data: { ...waiting, rung: 'receipt/1', plannedAt: new Date(), key: 'somebody' } });
  expect(await sendAtOnce(world.services)).toBe(1);
  expect(await database.notice.findUniqueOrThrow({ where: { key: 'nobody' } })).toMatchObject({ status: 'planned' });
  await database.notice.delete({ where: { key: 'nobody' } });
});

test('a link that signs in goes at once, and its text is not kept', async () => {
  const { id, ekbacken } = world.people;
  const url = 'http://127.0.0.1:3000/logga-in/hemlig-nyckel';
  const before = world.sink.mails.length;
  await mailSignIn(world.services, {
    municipality: id,
    person: ekbacken,
    name: 'Eka Backen',
    email: `ekbacken@${id}.example`,
    url,
    validMinutes: 15,
  });
  await waitUntil(() => world.sink.mails.length === before + 1);
  expect(world.sink.mails.at(-1)?.raw).toContain('hemlig-nyckel');
  await waitUntil(async () => {
    const email = await world.services.database.email.findFirstOrThrow({ where: { morning: 'sign-in' } });
    return email.status === 'accepted' && email.raw.length === 0;
  });
});

test('the links of e-mails are the addresses of pages', () => {
  for (const task of ['autumn', 'talk/ekbacken']) {
    expect(taskUrl('https://a.example', { plan, task, review: false })).toBe(
      `https://a.example${taskPath(plan, task)}`,
    );
    expect(taskUrl('https://a.example', { plan, task, review: true })).toBe(
      `https://a.example${reviewPath(plan, task)}`,
    );
  }
});
