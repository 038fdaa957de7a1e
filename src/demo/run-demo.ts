import { DEFAULT_CYCLE } from '../commands/cycle-start.ts';
import { setClock } from '../database/clock.ts';
import { connectDatabase } from '../database/client.ts';
import { createFactsCache } from '../database/facts-cache.ts';
import { instantAt } from '../domain/calendar/local-time.ts';
import type { LocalDate } from '../domain/time.ts';
import { createServices } from '../services.ts';
import { startSystem, type RunningSystem } from '../supervisor/system.ts';
import { DEMO_TEXT, type DemoReport } from '../text/demo.ts';
import { demoApi } from './demo-api.ts';
import type { DemoArguments } from './demo-arguments.ts';
import { demoSettings } from './demo-system.ts';
import { disturbing, type Disturbance } from './disturbance.ts';
import { killParts } from './kill-parts.ts';
import { loseTemporal } from './lose-temporal.ts';
import { patient } from './patient-database.ts';
import { playYear } from './play-year.ts';
import { prepareYear, readCycle } from './prepare-year.ts';
import { recordHistories } from './record-histories.ts';
import { reportYear } from './report-year.ts';
import { hold, type Stage } from './stage.ts';
import { yearCounts, yearIsOver } from './year-counts.ts';

const YEARS = {
  'school-year': { year: '2026/2027', from: '2026-08-03', to: '2027-12-31' },
  'calendar-year': { year: '2026', from: '2026-01-02', to: '2026-12-31' },
};

export type PlayedHow = {
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
  readonly disturbance?: Disturbance;
  /** The last day that is played, if the läsår is not over before. */
  readonly until?: LocalDate;
};
export type PlayedDemo = { readonly report: DemoReport; readonly system: RunningSystem };

/**
 * Plays a whole läsår on a system of its own, which stays up for whoever wants to look; says how it went. `signal` ends
 * everything. @throws DemoRefused when the cycle or the organisation cannot be used.
 */
export async function runDemo(
  args: DemoArguments,
  { say, signal, disturbance = {}, until }: PlayedHow,
): Promise<PlayedDemo> {
  const cycle = args.cycle ?? DEFAULT_CYCLE;
  const definition = readCycle(cycle);
  const { year, from, to } = { ...YEARS[definition.basis], ...(until !== undefined && { to: until }) };
  const startedAt = instantAt(definition.timezone, from, '06:00');
  const settings = await demoSettings(args.temporal);
  const { dataDirectory } = settings;
  say(DEMO_TEXT.starting(dataDirectory));
  await disturbance.prepare?.(settings);
  const clock = { kind: 'stepped', instant: startedAt } as const;
  const system = await startSystem({ settings, clock, log: say, signal });
  const plain = connectDatabase(settings.databaseUrl);
  const database = patient(plain);
  try {
    await setClock(database, clock);
    const services = await createServices(settings, { database });
    const prepared = await prepareYear(services, { args, cycle, year, startedAt });
    say(DEMO_TEXT.started(year, prepared.plans));
    const { calendar } = prepared.input;
    const { municipality } = definition;
    const disturb = disturbing(disturbance, { system, database });
    const stage: Stage = { database, temporal: services.temporal, municipality, year, calendar, disturb };
    await hold(stage, 'planernas start', async () => {
      const rows = await database.plan.findMany({ where: { year, revision: 0 }, select: { id: true } });
      return rows.map(({ id }) => id);
    });
    const api = demoApi({ database, address: settings.webAddress, municipality });
    const [slowOperation = ''] = definition.boards.at(-1)?.operations ?? [];
    const kills = killParts(system, { seed: args.seed, say, ...(args.kill !== undefined && { every: args.kill }) });
    const played = await playYear({
      crowd: { stage, api, facts: createFactsCache(), seed: args.seed, slowOperation, say },
      api,
      administrator: prepared.administrator,
      unitLevel: definition.levels.at(-1)?.key ?? '',
      from,
      to,
      minutes: args.minutes,
      mailServer: (state) => (state === 'away' ? system.pause('mail') : system.resume('mail')),
      onDay: async (on) => {
        say(DEMO_TEXT.line(on, await yearCounts(stage)));
        if (on !== args.loseTemporal) return;
        say(DEMO_TEXT.temporalLost);
        await loseTemporal(system, services);
      },
      isOver: () => yearIsOver(stage),
    });
    await kills.stop();
    await hold(stage, 'kvitton', async () =>
      (await database.notice.count({ where: { status: 'planned', morning: 'at-once' } })) > 0 ? ['kvitton'] : [],
    );
    const restarts = system.processes().reduce((sum, one) => sum + one.restarts, 0);
    const report = await reportYear(database, { year: { input: prepared.input, ...played }, dataDirectory, restarts });
    if (args.histories !== undefined) say(DEMO_TEXT.recorded(await recordHistories(services.temporal, args.histories)));
    await services.close();
    return { report, system };
  } catch (error) {
    await system.stop();
    throw error;
  } finally {
    await plain.$disconnect();
  }
}
