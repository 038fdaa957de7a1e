import { afterEach, beforeEach, expect, test } from 'vitest';
import { simpleParser } from 'mailparser';
import { decidePlan } from '../../activities/decide-plan.ts';
import { sendAtOnce } from '../../src/outbox/send-at-once.ts';
import { live } from '../support/live.ts';
import { decideAt, dispatchAt, handIn, local, mailsTo, morning } from '../support/mornings.ts';
import { processWorld, type ProcessWorld } from '../support/process-world.ts';
import { expectUndisturbed } from '../support/undisturbed.ts';
import { IS_LONG } from './support/runs.ts';

let world: ProcessWorld;

beforeEach(async () => {
  world = await processWorld({ now: local('2026-10-08T16:00') });
  await world.start();
});
afterEach(async () => world.close());

async function told(where: object = {}) {
  const orderBy = [{ acceptedOn: 'asc' }, { kind: 'asc' }] as const;
  return await world.services.database.notice.findMany({ where, orderBy: [...orderBy] });
}
async function lastTextTo(person: string): Promise<string> {
  const { text } = await simpleParser(mailsTo(world, person).at(-1)?.raw ?? '');
  return text?.replaceAll(/\s+/g, ' ') ?? '';
}
/** Everything the product keeps of what has been decided and told. */
async function kept() {
  const { database } = world.services;
  const states = await database.plan.findMany({
    select: { id: true, state: true, revision: true },
    orderBy: { id: 'asc' },
  });
  return { states, notices: await told(), emails: await database.email.count(), mails: world.sink.mails.length };
}

test('a clock that jumps three working days ahead, over the deadline’s mornings: one e-mail each, and nobody is escalated who was not told before', async () => {
  await live(world, { from: '2026-10-09', until: '2026-11-05' });
  const before = world.sink.mails.length;
  // Friday the 6th is the last day. Nobody decides or sends until Thursday the 12th, after the third working day.
  await decideAt(world, '2026-11-12T07:10');
  await dispatchAt(world, '2026-11-12T08:00');
  const receivers = world.sink.mails.slice(before).map(({ to }) => to.split('@')[0]);
  expect([...receivers].sort()).toEqual(['almlunden', 'ekbacken', 'head']);
  expect(await told({ kind: 'escalation' })).toEqual([]);
  // What they are told of what comes is what comes.
  expect(await lastTextTo('ekbacken')).toMatch(/Fredag 13 november: .* Fredag 20 november: .*utbildningsdirektör/);
  await live(world, { from: '2026-11-13', until: '2026-11-13' });
  const escalated = await told({ kind: 'escalation' });
  expect(escalated.map(({ acceptedOn }) => acceptedOn)).toEqual(['2026-11-13', '2026-11-13']);
  expect(await lastTextTo('head')).toMatch(
    /har gått fem arbetsdagar. .* fredag 20 november blir ärendena även utbildningsdirektör/,
  );
});

const BACK = [
  { what: 'two days', back: '2026-11-07T08:05' },
  { what: 'an hour', back: '2026-11-09T07:05' },
  { what: 'a week', back: '2026-11-02T08:05' },
];

test.each(BACK.slice(0, IS_LONG ? BACK.length : 1))(
  'a clock that goes back $what: nothing is decided or told again, and what comes next comes as if it had not',
  async ({ back }) => {
    await live(world, { from: '2026-10-09', until: '2026-11-08' });
    await morning(world, '2026-11-09');
    await decideAt(world, '2026-11-09T08:05');
    const before = await kept();
    await decideAt(world, back);
    await dispatchAt(world, back);
    expect(await kept()).toEqual(before);
    await live(world, { from: '2026-11-09', until: '2026-11-12' });
    expect(await expectUndisturbed(world, { until: '2026-11-12' })).toBe(0);
  },
);

test.runIf(IS_LONG)(
  'a click made while the clock was an hour behind is judged by its own time, and keeps it',
  async () => {
    await live(world, { from: '2026-10-09', until: '2026-10-23' });
    await decideAt(world, '2026-10-26T08:05');
    await world.step(local('2026-10-26T07:05'), []);
    const plan = world.plan('ekbacken');
    const intent = await handIn(world, 'ekbacken');
    expect(await decidePlan(world.services, { plan, intent })).toMatchObject({
      verdict: { accepted: true, late: false },
    });
    await sendAtOnce(world.services);
    const row = await world.services.database.intent.findUniqueOrThrow({ where: { id: intent } });
    expect(row.clickedAt).toEqual(new Date(local('2026-10-26T07:05')));
    await live(world, { from: '2026-10-27', until: '2026-11-12' });
    await expectUndisturbed(world, { until: '2026-11-12' });
  },
);
