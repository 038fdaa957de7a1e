import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { inheritedEnvironment, type Settings } from '../src/contract/settings.ts';
import { createServices } from '../src/services.ts';
import { startCycle } from '../src/school-year/start-cycle.ts';
import { settingsEnvironment } from '../src/supervisor/child-environment.ts';
import { isStillRunning, readSystemRecord } from '../src/supervisor/process-record.ts';
import { exampleYear, YEAR, type ExampleYear } from './example-year.ts';
import { loadYear } from './load-year.ts';
import { ownSettings, SILENT } from './own-system.ts';
import { memoryOf, processTree } from './process-tree.ts';
import { atMost, shown, type Line, type Section } from './section.ts';
import { until } from './until.ts';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
/** An evening in term: nothing is due before the next morning. */
const EVENING = '2026-10-12T20:00';
/** Everything that `npm start` is beside the parts it starts: npm, the set-up, the supervisor and its guard. */
const REST = 'npm start itself';

/** What the embedded system costs while nothing happens, and how long it takes to come up. */
export async function atRest({ small }: { small: boolean }): Promise<Section> {
  const settings = await ownSettings();
  const year = await exampleYear();
  try {
    const first = await start(settings, ['--', '--clock', EVENING]);
    await runYear(settings, year);
    await pause(small ? 2_000 : 30_000);
    const lines = await resting(settings, { npm: first.npm, seconds: small ? 5 : 60 });
    await stop(settings, first.npm);
    const second = await start(settings, []);
    await stop(settings, second.npm);
    return {
      part: 'd',
      title: 'At rest, and starting',
      how:
        'The embedded system with Södertälje’s 42 plans running, in the evening: memory of each process (what is shared is divided) and processor ' +
        'time over a minute. `npm start` from the command to the line that says all is up, on a machine with everything installed.',
      lines: [
        ...lines,
        atMost({ what: '`npm start`, empty data folder', value: first.seconds, limit: 15, unit: 's' }),
        atMost({ what: '`npm start`, going on with a läsår', value: second.seconds, limit: 15, unit: 's' }),
      ],
    };
  } finally {
    const { supervisor } = readSystemRecord(settings.dataDirectory) ?? {};
    if (supervisor && isStillRunning(supervisor)) process.kill(supervisor.pid, 'SIGINT');
    rmSync(settings.dataDirectory, { recursive: true, force: true });
  }
}

async function start(settings: Settings, args: readonly string[]): Promise<{ npm: ChildProcess; seconds: number }> {
  const started = performance.now();
  const env = { ...inheritedEnvironment(), ...settingsEnvironment(settings) };
  const npm = spawn('npm', ['start', ...args], { cwd: PROJECT, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  npm.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await until('npm start', async () => {
    if (npm.exitCode !== null) throw new Error(output);
    return output.includes('Avsluta med Ctrl-C');
  });
  return { npm, seconds: (performance.now() - started) / 1_000 };
}

async function stop({ dataDirectory }: Settings, npm: ChildProcess): Promise<void> {
  const supervisor = readSystemRecord(dataDirectory)?.supervisor.pid;
  const ended = once(npm, 'exit');
  if (supervisor !== undefined) process.kill(supervisor, 'SIGINT');
  await ended;
}

async function runYear(settings: Settings, year: ExampleYear): Promise<void> {
  const services = await createServices(settings, { log: SILENT });
  await loadYear(services, year, await services.clock.now());
  await startCycle(services, {
    municipality: year.organisation.municipality,
    year: YEAR,
    definition: year.definition,
    meetings: {},
    by: 'system',
  });
  await until('plans', async () => (await services.database.plan.count({ where: { revision: 0 } })) === 0);
  await services.close();
}

async function resting(
  { dataDirectory }: Settings,
  { npm, seconds }: { npm: ChildProcess; seconds: number },
): Promise<Line[]> {
  const before = processorByPart(dataDirectory, npm.pid ?? 0);
  await pause(seconds * 1_000);
  const after = processorByPart(dataDirectory, npm.pid ?? 0);
  const memory = memoryByPart(dataDirectory, npm.pid ?? 0);
  const share = (part: string): number => (((after.get(part) ?? 0) - (before.get(part) ?? 0)) / seconds) * 100;
  const parts = [...memory].sort(([, a], [, b]) => b - a);
  const sum = parts.reduce((total, [, megabytes]) => total + megabytes, 0);
  const busy = parts.reduce((total, [part]) => total + share(part), 0);
  return [
    ...parts.map(([part, megabytes]) => ({
      what: part,
      measured: `${shown(megabytes, 'MB')}, ${shown(share(part), '%')} of a core`,
    })),
    atMost({ what: 'memory in all', value: sum, limit: 1024, unit: 'MB' }),
    atMost({ what: 'processor in all', value: busy, limit: 3, unit: '% of a core' }),
  ];
}

function processorByPart(dataDirectory: string, root: number): ReadonlyMap<string, number> {
  return byPart(dataDirectory, root, ({ processor }) => processor);
}

function memoryByPart(dataDirectory: string, root: number): ReadonlyMap<string, number> {
  return byPart(dataDirectory, root, ({ pid }) => memoryOf(pid));
}

type Tree = ReturnType<typeof processTree>;

/** Sums a figure of every process under the part that it belongs to. */
function byPart(
  dataDirectory: string,
  root: number,
  figure: (one: Tree[number]) => number,
): ReadonlyMap<string, number> {
  const names = new Map(
    readSystemRecord(dataDirectory)?.processes.map(({ pid, name }): [number, string] => [pid, name]),
  );
  const sums = new Map<string, number>();
  const partOf = new Map<number, string>();
  for (const one of processTree(root)) {
    const part = names.get(one.pid) ?? partOf.get(one.parent) ?? REST;
    partOf.set(one.pid, part);
    sums.set(part, (sums.get(part) ?? 0) + figure(one));
  }
  return sums;
}
