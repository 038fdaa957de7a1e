import type { Role } from '../domain/cycle-definition.ts';
import type { PersonId } from '../domain/organisation.ts';
import type { LocalDate, LocalTime } from '../domain/time.ts';
import { loadFacts } from '../database/load-facts.ts';
import { plansOfYear } from '../database/plan-store.ts';
import type { FactsCache } from '../database/facts-cache.ts';
import { DEMO_TEXT } from '../text/demo.ts';
import { deedsOfTheDay, type PlannedDeed } from './deeds-of-the-day.ts';
import type { DemoApi } from './demo-api.ts';
import { hold, type Stage } from './stage.ts';

export type Crowd = {
  readonly stage: Stage;
  readonly api: DemoApi;
  readonly facts: FactsCache;
  readonly seed: number;
  readonly slowOperation: string;
  readonly say: (line: string) => void;
};

const AT_A_TIME = 6;

async function planned({ stage, facts, seed, slowOperation }: Crowd, on: LocalDate): Promise<PlannedDeed[]> {
  const { database, municipality, year } = stage;
  const deeds: PlannedDeed[] = [];
  for (const plan of await plansOfYear(database, { municipality, year })) {
    const known = await loadFacts(database, { plan: plan.id, cache: facts });
    deeds.push(...deedsOfTheDay({ seed, facts: known, state: plan.state, on, slowOperation }));
  }
  return deeds;
}

/** The times at which somebody does something that day, as it looks in the morning. */
export async function timesOfTheDay(crowd: Crowd, on: LocalDate): Promise<LocalTime[]> {
  return [...new Set((await planned(crowd, on)).map(({ at }) => at))].sort();
}

async function perform(crowd: Crowd, deed: PlannedDeed): Promise<void> {
  const as: { person: PersonId; role: Role } = { person: deed.by, role: deed.role };
  const answer = await crowd.api.perform(deed, as);
  if (answer.status >= 400)
    crowd.say(
      DEMO_TEXT.refused(`${deed.act} ${deed.plan} ${deed.task}`, `${String(answer.status)} ${answer.sentence}`),
    );
}

/** Everybody who has something to do at this time does it over the HTTP API; the clock is held until each click is answered. */
export async function peopleAct(crowd: Crowd, on: LocalDate, at: LocalTime): Promise<void> {
  const waiting = (await planned(crowd, on)).filter((deed) => deed.at === at);
  const plans = [...new Set(waiting.map(({ plan }) => plan))];
  await crowd.stage.disturb({ kind: 'acts', on, plans }, () => everybody(crowd, waiting));
}

async function everybody(crowd: Crowd, waiting: PlannedDeed[]): Promise<void> {
  const line = async (): Promise<void> => {
    for (let deed = waiting.shift(); deed; deed = waiting.shift()) await perform(crowd, deed);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, line));
  await hold(crowd.stage, 'klicken', async () => {
    const rows = await crowd.stage.database.intent.findMany({
      where: { answeredAt: null },
      select: { planId: true },
      distinct: ['planId'],
    });
    return rows.map(({ planId }) => planId);
  });
}
