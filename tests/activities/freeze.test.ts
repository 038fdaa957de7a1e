import { afterEach, beforeEach, expect, test } from 'vitest';
import { simpleParser } from 'mailparser';
import { decidePlan } from '../../activities/decide-plan.ts';
import { insertEmail } from '../../src/database/email-store.ts';
import { createFactsCache, type FactsCache } from '../../src/database/facts-cache.ts';
import { answerRefused } from '../../src/database/intent-store.ts';
import type { Organisation } from '../../src/domain/organisation.ts';
import type { Answer } from '../../src/email/mailer.ts';
import { dispatchMorning } from '../../src/outbox/dispatch-morning.ts';
import { sendAtOnce } from '../../src/outbox/send-at-once.ts';
import { settleAnswer } from '../../src/outbox/settle-answer.ts';
import { decideAt, dispatchAt, handIn, local, mailsTo, morning } from '../support/mornings.ts';
import { processWorld, type ProcessWorld } from '../support/process-world.ts';

let world: ProcessWorld;
/** What the mornings are told of the organisation from the next look on. */
let seen: (organisation: Organisation) => Organisation;

beforeEach(async () => {
  seen = (organisation) => organisation;
  const { rules, organisation } = createFactsCache();
  const facts: FactsCache = { rules, organisation: async (...asked) => seen(await organisation(...asked)) };
  world = await processWorld({ now: local('2026-10-08T16:00'), overrides: { facts } });
  await world.start();
  await decideAt(world, '2026-10-08T16:00');
  await morning(world, '2026-10-09');
});
afterEach(async () => world.close());

async function textsTo(person: string): Promise<string[]> {
  const parsed = await Promise.all(mailsTo(world, person).map(({ raw }) => simpleParser(raw)));
  return parsed.map(({ text }) => text?.replaceAll(/\s+/g, ' ') ?? '');
}

test('who is found responsible only while e-mails are being written has it in the same morning, in one e-mail', async () => {
  for (const day of ['2026-10-23', '2026-11-05']) await morning(world, day);
  await decideAt(world, '2026-11-09T06:31');
  let looks = 0;
  const notices = await world.services.database.notice.findMany({ where: { status: 'planned' } });
  const plans = new Set(notices.map(({ planId }) => planId)).size;
  seen = (organisation) => {
    looks += 1;
    if (looks <= plans) return organisation;
    const posts = organisation.posts.map((post) =>
      post.role === 'operationHead' ? { ...post, person: world.people.ekbacken } : post,
    );
    return { ...organisation, posts };
  };
  await dispatchAt(world, '2026-11-09T08:00');
  const copies = await world.services.database.notice.findMany({
    where: { kind: 'overdue-copy', planId: world.plan('almlunden') },
    orderBy: { status: 'asc' },
  });
  expect(copies).toMatchObject([
    { receiverId: world.people.head, status: 'dropped', reason: 'receiver-changed' },
    { receiverId: world.people.ekbacken, status: 'sent', acceptedOn: '2026-11-09' },
  ]);
  const emails = await world.services.database.email.findMany({
    where: { personId: world.people.ekbacken, morning: '2026-11-09' },
    include: { notices: true },
    orderBy: { status: 'asc' },
  });
  expect(emails.map(({ status, notices: told }) => [status, told.map(({ kind }) => kind).sort()])).toEqual([
    ['accepted', ['overdue', 'overdue-copy']],
    ['dissolved', []],
  ]);
});

test('two clicks at one instant of a clock that stands still have a receipt each, with its own version', async () => {
  const plan = world.plan('ekbacken');
  for (let version = 1; version <= 2; version += 1) {
    await decidePlan(world.services, { plan, intent: await handIn(world, 'ekbacken') });
    const back = { plan, task: 'autumn', by: world.people.ekbacken, act: { kind: 'withdraw' } } as const;
    if (version === 1) await decidePlan(world.services, { plan, intent: await world.record(back) });
  }
  await sendAtOnce(world.services);
  const receipts = (await textsTo('ekbacken')).filter((text) => text.includes('Version:'));
  expect(receipts.map((text) => /Version: (\d)/.exec(text)?.[1]).sort()).toEqual(['1', '2']);
});

test('a click that the chart refuses lets go of what the morning held because of it', async () => {
  await decideAt(world, '2026-10-23T06:31');
  world.clock.now = local('2026-10-23T07:50');
  const intent = await handIn(world, 'ekbacken');
  await dispatchAt(world, '2026-10-23T08:00');
  const { database } = world.services;
  await database.look.deleteMany();
  const refuse = (click: string, plan: string) =>
    database.$transaction((transaction) =>
      answerRefused(transaction, { intent: click, plan, refusal: 'plan-closed', at: world.clock.now, mail: 'mail' }),
    );
  await refuse(await handIn(world, 'almlunden'), world.plan('almlunden'));
  expect(await database.look.findMany()).toEqual([]);
  await refuse(intent, world.plan('ekbacken'));
  expect(await database.look.findMany()).toMatchObject([{ process: 'mail' }]);
  await dispatchMorning(world.services, { municipality: world.people.id });
  const reminders = await database.notice.findMany({ where: { kind: 'reminder', planId: world.plan('ekbacken') } });
  expect(reminders).toMatchObject([{ status: 'sent', acceptedOn: '2026-10-23' }]);
});

test('when an address turns bad or is mended, every plan in which its person holds or reviews something looks again', async () => {
  await decidePlan(world.services, { plan: world.plan('ekbacken'), intent: await handIn(world, 'ekbacken') });
  await decideAt(world, '2026-10-12T06:31');
  const looksAfter = async (answer: Answer): Promise<string[]> => {
    const { id, head } = world.people;
    const address = `head@${id}.example`;
    const email = {
      municipality: id,
      person: head,
      address,
      morning: '2026-10-12',
      messageId: `<${crypto.randomUUID()}@${id}.example>`,
    };
    const { database } = world.services;
    const stored = await database.$transaction((transaction) =>
      insertEmail(transaction, { ...email, subject: '', raw: new Uint8Array(), frozenAt: world.clock.now }),
    );
    await database.email.update({ where: { id: stored }, data: { status: 'offered', attempts: 1 } });
    const claimed = { ...email, id: stored, raw: Buffer.alloc(0), attempts: 1, mayBeTaken: true };
    const looks = await settleAnswer(world.services, { email: claimed, answer, realNow: Date.now() });
    expect(await database.look.count({ where: { id: { in: looks.map((look) => look.id) } } })).toBe(looks.length);
    return looks.map(({ process }) => process);
  };
  const refused: Answer = { kind: 'refused', code: 550, response: '550 no such user' };
  const accepted: Answer = { kind: 'accepted', response: '250 ok' };
  expect(await looksAfter(accepted)).toEqual([]);
  expect(await looksAfter(refused)).toEqual([world.plan('ekbacken')]);
  expect(await looksAfter(refused)).toEqual([]);
  expect(await looksAfter(accepted)).toEqual([world.plan('ekbacken')]);
});
