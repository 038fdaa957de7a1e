import { decidePlan } from '../../activities/decide-plan.ts';
import { addDays } from '../../src/domain/calendar/local-time.ts';
import type { LocalDate } from '../../src/domain/time.ts';
import { dispatchMorning } from '../../src/outbox/dispatch-morning.ts';
import { sendAtOnce } from '../../src/outbox/send-at-once.ts';
import { local, PLACES } from './mornings.ts';
import type { ProcessWorld } from './process-world.ts';
import { waitUntil } from './wait-until.ts';

/** Who does the work of a town that is lived without Temporal. */
export type Hands = {
  readonly decide: (plans: readonly string[]) => Promise<void>;
  readonly dispatch: () => Promise<void>;
  readonly atOnce: () => Promise<void>;
};

export type Lived = {
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly hands?: Hands;
  /** What people do, by the local minute: `2026-10-20T10:00`. */
  readonly acts?: Readonly<Record<string, () => unknown>>;
};

/** The product's own, in this process. */
function ownHands({ services, people }: ProcessWorld): Hands {
  return {
    async decide(plans) {
      for (const plan of plans) await decidePlan(services, { plan });
    },
    dispatch: async () => void (await dispatchMorning(services, { municipality: people.id })),
    atOnce: async () => void (await sendAtOnce(services)),
  };
}

async function isDue({ services, clock }: ProcessWorld): Promise<boolean> {
  const at = new Date(clock.now);
  return (await services.database.plan.count({ where: { OR: [{ nextWake: { lte: at } }, { revision: 0 }] } })) > 0;
}

async function isToSend({ services }: ProcessWorld, on: LocalDate): Promise<boolean> {
  const due = { status: 'planned', morning: { lte: on } };
  return (await services.database.notice.count({ where: due })) > 0;
}

/**
 * Day by day, both included: the early morning decided where something is due, its mail, what people do, and at 16:00 what the
 * mail server has not taken. Clicks are judged at once, and what they cause is sent at once.
 */
export async function live(
  world: ProcessWorld,
  { from, until, hands = ownHands(world), acts = {} }: Lived,
): Promise<void> {
  const plans = PLACES.map((place) => world.plan(place));
  const { database } = world.services;
  const at = async (on: LocalDate, time: string): Promise<void> => await world.step(local(`${on}T${time}`), []);
  const people = async (on: LocalDate, between: readonly [string, string]): Promise<void> => {
    for (const [moment, act] of Object.entries(acts).sort(([a], [b]) => (a < b ? -1 : 1))) {
      const [day = '', time = ''] = moment.split('T');
      if (day !== on || time < between[0] || time >= between[1]) continue;
      await at(on, time);
      await act();
      if ((await database.intent.count({ where: { answeredAt: null } })) === 0) continue;
      await hands.decide(plans);
      const untold = { status: 'planned', morning: 'at-once' };
      await waitUntil(async () => {
        await hands.atOnce();
        return (await database.notice.count({ where: untold })) === 0;
      });
    }
  };
  for (let on = from; on <= until; on = addDays(on, 1)) {
    await people(on, ['00:00', '06:30']);
    await at(on, '06:30');
    if (await isDue(world)) await hands.decide(plans);
    await people(on, ['06:30', '08:00']);
    await at(on, '08:00');
    const hasMail = await isToSend(world, on);
    if (hasMail) await hands.dispatch();
    await people(on, ['08:00', '16:00']);
    await at(on, '16:00');
    if (await isToSend(world, on)) await hands.dispatch();
    if (hasMail) await hands.decide(plans);
    await people(on, ['16:00', '24:00']);
  }
}
