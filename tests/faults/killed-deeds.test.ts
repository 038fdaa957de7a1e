import { afterEach, expect, test } from 'vitest';
import { chance } from '../../src/demo/chance.ts';
import { MAIL_POLICY } from '../../src/outbox/mail-policy.ts';
import type { Deed } from '../support/killable-part.ts';
import { live, type Hands } from '../support/live.ts';
import type { Point } from '../support/mortal.ts';
import { decideAt, handIn, local, PLACES } from '../support/mornings.ts';
import { processWorld, YEAR, type ProcessWorld } from '../support/process-world.ts';
import { smallDefinition } from '../support/small-municipality.ts';
import { expectUndisturbed } from '../support/undisturbed.ts';
import { IS_LONG, say, SEEDS } from './support/runs.ts';

/** Whoever holds an e-mail and was killed is taken for gone after so many milliseconds. */
const LEASE = 1_000;
/** A deed is broken off at one of its first steps, */
const STEPS: Readonly<Record<Deed['kind'], number>> = { decide: 60, dispatch: 60, 'at-once': 30, 'start-cycle': 10 };
/** and so many times at the most before it is let be. */
const KILLS = IS_LONG ? 2 : 1;

let world: ProcessWorld;
afterEach(async () => world.close());

async function town(): Promise<void> {
  const overrides = { mailPolicy: { ...MAIL_POLICY, lease: LEASE } };
  world = await processWorld({ now: local('2026-10-08T16:00'), stored: true, overrides });
}
function starting(): Deed {
  const { id } = world.people;
  const pinned = { definition: smallDefinition(id), meetings: {}, by: 'system' };
  return { kind: 'start-cycle', request: { municipality: id, year: YEAR, ...pinned } };
}
function dispatching(): Deed {
  return { kind: 'dispatch', municipality: world.people.id };
}
/** E-mails of which nobody can know whether the mail server has them. */
async function uncertain(): Promise<number> {
  return await world.services.database.email.count({ where: { status: 'offered' } });
}
/** There is a whole läsår or none. */
async function expectWholeYear(): Promise<void> {
  const { database } = world.services;
  const years = await database.schoolYear.count();
  expect(await database.plan.count()).toBe(years * PLACES.length);
  expect(await database.audit.count({ where: { action: 'year-started' } })).toBe(years);
}

test.each(SEEDS)(
  'an autumn in which whoever decides, sends or starts is killed and begins anew comes to what its undisturbed twin comes to (seed %i)',
  async (seed) => {
    await town();
    const kills: string[] = [];
    let maybeRepeated = 0;
    const broken = async (deed: Deed): Promise<void> => {
      for (let left = KILLS; left > 0; left -= 1) {
        const point: Point = {
          step: 1 + chance(seed, [kills.length, deed.kind, world.clock.now, left], STEPS[deed.kind]),
        };
        const killedAt = await world.perform(deed, point);
        if (killedAt === undefined) return;
        kills.push(`${deed.kind} ${killedAt}`);
        if (deed.kind === 'start-cycle') await expectWholeYear();
        maybeRepeated += await uncertain();
      }
      await world.perform(deed);
    };
    const hands: Hands = {
      decide: (plans) => broken({ kind: 'decide', plans }),
      dispatch: () => broken(dispatching()),
      atOnce: () => broken({ kind: 'at-once' }),
    };
    await broken(starting());
    await expectWholeYear();
    await hands.decide(PLACES.map((place) => world.plan(place)));
    const until = IS_LONG ? '2026-11-23' : '2026-10-23';
    const acts = { '2026-10-20T10:00': () => handIn(world, 'almlunden') };
    await live(world, { from: '2026-10-09', until, hands, acts });
    say(`seed ${String(seed)}: ${kills.join(', ')}`);
    expect(kills.length).toBeGreaterThan(2);
    expect(await expectUndisturbed(world, { until })).toBeLessThanOrEqual(maybeRepeated);
  },
  600_000,
);

const POINTS = [
  { at: 'offer', what: 'an e-mail claimed and nothing said to the mail server', times: 1 },
  { at: 'answered', what: 'the mail server’s acceptance not noted', times: 2 },
  { at: 'Email.create', what: 'half of a morning’s e-mails written', nth: 2, times: 1 },
  { at: 'ready', what: 'the mail server waiting for the message', times: 1 },
  { at: 'given', what: 'an e-mail noted as offered and no byte given', times: 1 },
];

test.each(POINTS.slice(0, IS_LONG ? POINTS.length : 2))(
  'whoever sends, killed with $what: in the end it has come so many times: $times',
  async ({ times, ...point }) => {
    await town();
    await world.start();
    for (const at of ['2026-10-08T16:00', '2026-10-09T06:30']) await decideAt(world, at);
    await world.step(local('2026-10-09T08:00'), []);
    expect(await world.perform(dispatching(), point)).toContain(point.at);
    await world.perform(dispatching());
    expect(await expectUndisturbed(world, { until: '2026-10-09' })).toBe(times - 1);
    expect(world.sink.mails).toHaveLength(1 + times);
  },
);
