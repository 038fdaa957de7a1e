import { DEFAULT_CYCLE } from './commands/cycle-start.ts';
import { setClock } from './database/clock.ts';
import { connectDatabase } from './database/client.ts';
import { createFactsCache } from './database/facts-cache.ts';
import { demoApi } from './demo/demo-api.ts';
import { demoArguments, type DemoArguments } from './demo/demo-arguments.ts';
import { demoSettings } from './demo/demo-system.ts';
import { playYear } from './demo/play-year.ts';
import { DemoRefused, prepareYear, readCycle } from './demo/prepare-year.ts';
import { isClean, reportYear } from './demo/report-year.ts';
import { hold, type Stage } from './demo/stage.ts';
import { yearCounts, yearIsOver } from './demo/year-counts.ts';
import { instantAt } from './domain/calendar/local-time.ts';
import { createServices } from './services.ts';
import { onStopSignal } from './supervisor/end-signals.ts';
import { startSystem } from './supervisor/system.ts';
import { DEMO_TEXT } from './text/demo.ts';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const YEARS = {
  'school-year': { year: '2026/2027', from: '2026-08-03', to: '2027-12-31' },
  'calendar-year': { year: '2026', from: '2026-01-02', to: '2026-12-31' },
};

async function demo(args: DemoArguments): Promise<number> {
  const cycle = args.cycle ?? DEFAULT_CYCLE;
  const definition = readCycle(cycle);
  const { year, from, to } = YEARS[definition.basis];
  const startedAt = instantAt(definition.timezone, from, '06:00');
  const settings = await demoSettings();
  const { dataDirectory } = settings;
  say(DEMO_TEXT.starting(dataDirectory));
  const ending = new AbortController();
  onStopSignal(() => {
    ending.abort();
  });
  const clock = { kind: 'stepped', instant: startedAt } as const;
  const system = await startSystem({ settings, clock, log: say, signal: ending.signal });
  const database = connectDatabase(settings.databaseUrl);
  try {
    await setClock(database, clock);
    const services = await createServices(settings, { database });
    const prepared = await prepareYear(services, { args, cycle, year, startedAt });
    say(DEMO_TEXT.started(year, prepared.plans));
    const { calendar } = prepared.input;
    const stage: Stage = {
      database,
      temporal: services.temporal,
      municipality: definition.municipality,
      year,
      calendar,
    };
    await hold(stage, 'planernas start', async () => {
      const rows = await database.plan.findMany({ where: { year, revision: 0 }, select: { id: true } });
      return rows.map(({ id }) => id);
    });
    const api = demoApi({ database, address: settings.webAddress, municipality: definition.municipality });
    const [slowOperation = ''] = definition.boards.at(-1)?.operations ?? [];
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
      },
      isOver: () => yearIsOver(stage),
    });
    await hold(stage, 'kvitton', async () =>
      (await database.notice.count({ where: { status: 'planned', morning: 'at-once' } })) > 0 ? ['kvitton'] : [],
    );
    const restarts = system.processes().reduce((sum, one) => sum + one.restarts, 0);
    const report = await reportYear(database, { year: { input: prepared.input, ...played }, dataDirectory, restarts });
    say(DEMO_TEXT.report(report));
    await services.close();
    if (!args.exit) {
      say(DEMO_TEXT.stays(settings.webAddress, settings.temporalUiAddress, settings.mailCatcherAddress ?? ''));
      await system.stopped;
    }
    return isClean(report) ? 0 : 1;
  } finally {
    await database.$disconnect();
    await system.stop();
  }
}

const args = demoArguments(process.argv.slice(2));
if (!args) {
  process.stderr.write(`${DEMO_TEXT.usage}\n`);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await demo(args);
  } catch (error) {
    if (!(error instanceof DemoRefused)) throw error;
    error.lines.forEach(say);
    process.exitCode = 1;
  }
}
