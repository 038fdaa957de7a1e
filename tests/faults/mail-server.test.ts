import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMailer } from '../../src/email/mailer.ts';
import { MAIL_POLICY } from '../../src/outbox/mail-policy.ts';
import { badWire, type BadWire, type WireState } from '../support/bad-wire.ts';
import { live } from '../support/live.ts';
import { dispatchAt, local, mailsTo } from '../support/mornings.ts';
import { processWorld, type ProcessWorld } from '../support/process-world.ts';
import { expectUndisturbed } from '../support/undisturbed.ts';
import { IS_LONG } from './support/runs.ts';

const FROM = '2026-10-09';
/** The mornings on which both schools are told that they are late, and on which their head has them as a task of hers. */
const LATE = '2026-11-09';
const ESCALATED = '2026-11-11';

let world: ProcessWorld;
let wire: BadWire;

beforeEach(async () => {
  wire = await badWire(() => Number(new URL(world.sink.url).port));
  const timeouts = ['connection', 'greeting', 'socket'].map((name) => `${name}Timeout=2500`).join('&');
  const mailer = createMailer(`smtp://127.0.0.1:${String(wire.port)}?ignoreTLS=true&${timeouts}`);
  const mailPolicy = { ...MAIL_POLICY, firstRetry: 1, longestRetry: 1 };
  world = await processWorld({ now: local('2026-10-08T16:00'), stored: true, overrides: { mailer, mailPolicy } });
  await world.start();
});
afterEach(async () => {
  await world.close();
  await wire.close();
});

async function escalations(): Promise<readonly string[]> {
  const rows = await world.services.database.notice.findMany({ where: { kind: 'escalation', status: 'sent' } });
  return rows.map(({ acceptedOn }) => acceptedOn ?? '');
}

/** Which e-mails come again: those that the server has and nobody knows it. */
const BROKEN: readonly { readonly state: WireState; readonly again: number }[] = [
  { state: 'unanswered', again: 3 },
  { state: 'mute', again: 0 },
  { state: 'cut', again: 0 },
  { state: 'swallowed', again: 0 },
];

test.each(BROKEN.slice(0, IS_LONG ? BROKEN.length : 1))(
  'a line to the mail server that is $state in the morning and sound at nine: as if it had been sound',
  async (given) => {
    const { state, again } = given;
    const acts = {
      [`${LATE}T07:00`]: () => (wire.state = state),
      [`${LATE}T09:00`]: async () => {
        wire.state = 'sound';
        await dispatchAt(world, `${LATE}T09:00`);
      },
    };
    await live(world, { from: FROM, until: ESCALATED, acts });
    expect(await expectUndisturbed(world, { until: ESCALATED })).toBe(again);
    expect(await escalations()).toEqual([ESCALATED, ESCALATED]);
  },
);

test.runIf(IS_LONG)(
  'a mail server that says “not now” for days delays the ladder by those days, and tells each once when it is back',
  async () => {
    const awayOn = ['2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12'];
    const acts = { '2026-11-08T12:00': () => world.sink.busy(true), '2026-11-13T07:00': () => world.sink.busy(false) };
    await live(world, { from: FROM, until: '2026-11-12', acts });
    expect(await escalations()).toEqual([]);
    await live(world, { from: '2026-11-13', until: '2026-11-17', acts });
    expect(await expectUndisturbed(world, { until: '2026-11-17', awayOn })).toBe(0);
    // Told that they are late on Friday the 13th: a working day later, at the earliest, the head has it as a task of hers.
    expect(await escalations()).toEqual(['2026-11-16', '2026-11-16']);
  },
);

test('a mail server that knows one address no more: the others are told as ever, nobody is escalated for what was not told', async () => {
  const { ekbacken } = world.people;
  const address = `ekbacken@${world.people.id}.example`;
  const told = mailsTo(world, 'ekbacken').length;
  await live(world, { from: FROM, until: '2026-11-20', acts: { [`${LATE}T07:00`]: () => world.sink.refuse(address) } });
  await expectUndisturbed(world, { until: '2026-11-20', refuses: { [ekbacken]: LATE } });
  expect(mailsTo(world, 'ekbacken').length).toBeGreaterThan(told);
  const escalated = await world.services.database.notice.findMany({ where: { kind: 'escalation' } });
  expect(new Set(escalated.map(({ planId }) => planId))).toEqual(new Set([world.plan('almlunden')]));
  const person = await world.services.database.person.findUniqueOrThrow({ where: { id: ekbacken } });
  expect(person).toMatchObject({ unreachableSince: LATE, unreachableBecause: 'refused' });
});
