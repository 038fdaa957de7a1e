import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { instantAt } from '../src/domain/calendar/local-time.ts';
import type { Services } from '../src/services.ts';
import { startCycle } from '../src/school-year/start-cycle.ts';
import { bareUpdate, bareUpdates } from './bare-workflows.ts';
import { exampleYear, YEAR } from './example-year.ts';
import { handInOverHttp, handInInside, openReports, withdraw, type OpenReport } from './hand-in-ways.ts';
import { loadYear } from './load-year.ts';
import { multiply } from './multiply.ts';
import { withSystem } from './own-system.ts';
import { percentile } from './percentile.ts';
import { atMost, shown, type Line, type Section } from './section.ts';
import { until } from './until.ts';
import { BARE_QUEUE, withBareWorker } from './with-bare-worker.ts';

/** A Monday morning at work: the report of week 45 is open. */
const NOW = instantAt('Europe/Stockholm', '2026-10-12', '10:00');
const AT_ONCE = 50;
/** Milliseconds between two tries one at a time: what the one before has set going is done. */
const APART = 300;

type Taken = readonly number[];
type Way = (index: number) => Promise<void>;
/** Milliseconds of each try, one after the other and many at once. */
type Times = { readonly alone: Taken; readonly together: Taken };

/** A hand-in from click to verdict, against a bare update with one activity. */
export async function handIn({ small }: { small: boolean }): Promise<Section> {
  const sizes = small ? { alone: 20, rounds: 1 } : { alone: 200, rounds: 8 };
  const year = multiply(await exampleYear(), 140);
  const taken = await withSystem(NOW, async (services) => {
    await loadYear(services, year, NOW);
    await startCycle(services, {
      municipality: year.organisation.municipality,
      year: YEAR,
      definition: year.definition,
      meetings: {},
      by: 'system',
    });
    await until('plans', async () => (await services.database.plan.count({ where: { revision: 0 } })) === 0);
    const reports = (await openReports(services, year)).slice(0, AT_ONCE);
    if (reports.length < AT_ONCE) throw new Error(`only ${reports.length} reports are open`);
    const half = { alone: sizes.alone / 2, rounds: Math.ceil(sizes.rounds / 2) };
    const [bare, inside, http, bareAfter, insideAfter] = [
      await bareTimes(services, half),
      await productTimes(services, reports, handInInside(services), half),
      await productTimes(services, reports, handInOverHttp(services), half),
      await bareTimes(services, half),
      await productTimes(services, reports, handInInside(services), half),
    ];
    return { bare: joined(bare, bareAfter), inside: joined(inside, insideAfter), http };
  });
  return {
    part: 'a',
    title: 'A hand-in',
    how:
      'From the click (version and intent kept in one transaction, update sent) to the verdict, in a process beside the worker, against an update ' +
      'of a bare workflow with one activity that writes one row; the same server and database, a worker process each. ' +
      `${sizes.alone} one after the other, ${sizes.rounds} times ${AT_ONCE} at once, on as many plans. ` +
      'Over HTTP: the same through the API, with the form read and checked, for comparison.',
    lines: [...linesOf('alone', 'one at a time', taken), ...linesOf('together', `${AT_ONCE} at once`, taken)],
  };
}

function linesOf(
  how: keyof Times,
  words: string,
  { bare, inside, http }: { bare: Times; inside: Times; http: Times },
): Line[] {
  const aims = { alone: [2, 3], together: [2, 3] } as const;
  return [0.5, 0.95].flatMap((share, index): Line[] => {
    const name = `${words}, p${share * 100}`;
    const [theirs, ours, overHttp] = [bare, inside, http].map((times) => percentile(times[how], share)) as [
      number,
      number,
      number,
    ];
    return [
      { what: `${name}: bare update`, measured: shown(theirs, 'ms') },
      { what: `${name}: hand-in`, measured: shown(ours, 'ms') },
      { what: `${name}: hand-in over HTTP`, measured: shown(overHttp, 'ms') },
      atMost({ what: `${name}: hand-in against bare`, value: ours / theirs, limit: aims[how][index] ?? 0, unit: '' }),
    ];
  });
}

function joined(one: Times, other: Times): Times {
  return { alone: [...one.alone, ...other.alone], together: [...one.together, ...other.together] };
}

async function bareTimes(services: Services, size: { alone: number; rounds: number }): Promise<Times> {
  const { temporal } = services;
  const run = String(Date.now());
  return await withBareWorker(services, async () => {
    const handles = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, index) =>
        temporal.workflow.start(bareUpdates, { workflowId: `bare/${run}/${index}`, taskQueue: BARE_QUEUE }),
      ),
    );
    const way: Way = async (index) => {
      await handles[index % AT_ONCE]?.executeUpdate(bareUpdate, { args: [`${run}/${index}`] });
    };
    await Promise.all(handles.map((_, index) => way(index)));
    const times = await timed(size, { way, between: () => Promise.resolve() });
    await Promise.all(handles.map((handle) => handle.terminate()));
    return times;
  });
}

async function productTimes(
  services: Services,
  reports: readonly OpenReport[],
  handInTo: (report: OpenReport) => Promise<void>,
  size: { alone: number; rounds: number },
): Promise<Times> {
  const reportAt = (index: number): OpenReport => {
    const report = reports[index % AT_ONCE];
    if (!report) throw new Error('no report');
    return report;
  };
  return await timed(size, {
    way: (index) => handInTo(reportAt(index)),
    between: async (index) => withdraw(services, reportAt(index)),
  });
}

/** Times `way` alone and many at once; `between` undoes each try, and is not timed. */
async function timed(
  size: { alone: number; rounds: number },
  { way, between }: { way: Way; between: Way },
): Promise<Times> {
  const once = async (index: number): Promise<number> => {
    const started = performance.now();
    await way(index);
    return performance.now() - started;
  };
  const alone: number[] = [];
  for (let index = 0; index < size.alone; index += 1) {
    alone.push(await once(index));
    await between(index);
    await pause(APART);
  }
  const together: number[] = [];
  for (let round = 0; round < size.rounds; round += 1) {
    const all = Array.from({ length: AT_ONCE }, (_, index) => index);
    together.push(...(await Promise.all(all.map(once))));
    await Promise.all(all.map(between));
  }
  return { alone, together };
}
