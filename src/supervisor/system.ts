import path from 'node:path';
import { obtainTemporalCli } from '../../tools/temporal-cli.mjs';
import { inheritedEnvironment, type Settings } from '../contract/settings.ts';
import { withoutSecrets } from '../contract/server-settings.ts';
import { temporalCliEnvironment } from '../contract/temporal-connection.ts';
import type { ClockSetting } from '../database/clock.ts';
import { migrate } from '../database/migrate.ts';
import { SYSTEM_TEXT } from '../text/set-up/system.ts';
import { settingsEnvironment } from './child-environment.ts';
import { claimData } from './claim-data.ts';
import { startGuardian } from './guardian.ts';
import { makeFolders } from './make-folders.ts';
import { partsOf } from './parts.ts';
import { workerMetricsPort } from './worker-metrics-port.ts';
import { prepareTemporal } from './prepare-temporal.ts';
import { processIdentity } from './process-identity.ts';
import { PROCESS_NAMES, type ProcessName } from '../contract/system-record.ts';
import { writeSystemRecord } from './process-record.ts';
import { storeClock } from './store-clock.ts';
import { StartRefused } from './start-refused.ts';
import { SupervisedProcess } from './supervised-process.ts';

export type ProcessState = {
  readonly name: ProcessName;
  /** Undefined while it does not run. */
  readonly pid: number | undefined;
  readonly restarts: number;
};

export type RunningSystem = {
  readonly settings: Settings;
  processes(): readonly ProcessState[];
  /** Ends a process with SIGKILL, as a crash would; it comes back within five seconds. */
  kill(name: ProcessName): void;
  /** Ends a process in good order and keeps it down until `resume`. */
  pause(name: ProcessName): Promise<void>;
  resume(name: ProcessName): Promise<void>;
  /** Ends everything in good order; the second call waits for the first. */
  stop(): Promise<void>;
  /** Comes true when everything has been ended. */
  readonly stopped: Promise<void>;
};

/** @throws StartRefused where it is no folder and cannot be made one. */
function makeDataFolder(folder: string): void {
  try {
    makeFolders(folder);
  } catch (error) {
    throw new StartRefused([SYSTEM_TEXT.folderUnusable(folder, String((error as NodeJS.ErrnoException).code))]);
  }
}

/**
 * Brings up every part that these settings do not replace by a real one, each as a process of its own,
 * and keeps them up. `clock` is stored in the database before anything asks it; without one the
 * database goes on with the clock it has. `log` gets lines of Swedish.
 * @throws StartRefused when a port is taken, the data are in use, or a part cannot start.
 */
export async function startSystem(options: {
  settings: Settings;
  clock?: ClockSetting;
  log: (line: string) => void;
  /** Ends everything, also while it is being brought up. */
  signal?: AbortSignal;
}): Promise<RunningSystem> {
  const { settings, clock, log, signal } = options;
  await claimData(settings, log);
  makeDataFolder(settings.dataDirectory);
  const temporalCli = await obtainTemporalCli({ say: log });
  const guardian = startGuardian();
  const parts = partsOf(settings, temporalCli);
  const environment = { ...settingsEnvironment(settings), ...(await workerMetricsPort(settings)) };
  const supervised = new Map<ProcessName, SupervisedProcess>();

  const changed = (): void => {
    const running = PROCESS_NAMES.flatMap((name) => supervised.get(name) ?? []);
    // The guardian ends them in the opposite order: first who uses the others.
    guardian.watch(running.flatMap(({ pid }) => pid ?? []).reverse());
    writeSystemRecord(settings.dataDirectory, {
      supervisor: { pid: process.pid, identity: processIdentity(process.pid) ?? '' },
      environment: withoutSecrets(environment),
      processes: running.flatMap(({ part, pid, restarts }) =>
        pid === undefined
          ? []
          : [{ name: part.name, pid, port: part.port, restarts, identity: processIdentity(pid) ?? '' }],
      ),
    });
  };
  for (const part of Object.values(parts)) {
    if (part === undefined) continue;
    const process = new SupervisedProcess({
      part,
      environment: { ...inheritedEnvironment(), ...environment },
      logDirectory: path.join(settings.dataDirectory, 'logs'),
      events: {
        changed,
        died: (name, how) => {
          log(SYSTEM_TEXT.died(name, how));
        },
        returned: (name) => {
          log(SYSTEM_TEXT.returned(name));
        },
        notRestarted: (name, { why, retryIn }) => {
          log(SYSTEM_TEXT.notRestarted(name, why, retryIn / 1000));
        },
        notNoted: (why) => {
          log(SYSTEM_TEXT.notNoted(why));
        },
      },
    });
    supervised.set(part.name, process);
  }

  const { promise: stopped, resolve: allStopped } = Promise.withResolvers<undefined>();
  let isStopping = false;
  const stop = (): Promise<void> => {
    if (!isStopping) void stopAll();
    return stopped;
  };
  async function stopAll(): Promise<void> {
    isStopping = true;
    for (const group of [['web', 'worker'], ['mail', 'temporal'], ['postgres']] as const) {
      await Promise.all(group.map(async (name) => supervised.get(name)?.stop()));
    }
    changed();
    guardian.dismiss();
    allStopped(undefined);
  }
  signal?.addEventListener('abort', () => void stop());

  /** True when it is up, or is not ours to start. */
  async function start(name: ProcessName): Promise<boolean> {
    const process = supervised.get(name);
    if (process === undefined) return true;
    const since = performance.now();
    log(SYSTEM_TEXT.starting(name));
    const isUp = await process.start().catch((error: unknown) => {
      log(error instanceof Error ? error.message : String(error));
      return false;
    });
    if (isStopping) return false;
    log(
      isUp ? SYSTEM_TEXT.ready(name, (performance.now() - since) / 1000) : SYSTEM_TEXT.notReady(name, process.logFile),
    );
    return isUp;
  }

  /** What others cannot do without. */
  async function need(name: 'postgres' | 'temporal'): Promise<void> {
    if (await start(name)) return;
    throw new StartRefused([SYSTEM_TEXT.cannotRun(name, supervised.get(name)?.logFile ?? '')]);
  }

  async function bringUpDatabase(): Promise<void> {
    await need('postgres');
    const applied = await migrate(settings.migrationDatabaseUrl, { application: settings.databaseUrl });
    log(SYSTEM_TEXT.migrated(applied.length));
    if (clock !== undefined) await storeClock(settings.databaseUrl, clock);
  }

  async function bringUpTemporal(): Promise<void> {
    await need('temporal');
    const cliEnvironment = temporalCliEnvironment(settings);
    await prepareTemporal({ file: temporalCli, environment: cliEnvironment }).catch((error: unknown) => {
      log(SYSTEM_TEXT.temporalUnprepared(error instanceof Error ? error.message : String(error)));
    });
  }

  try {
    await Promise.all([bringUpDatabase(), bringUpTemporal(), start('mail')]);
    signal?.throwIfAborted();
    await Promise.all([start('worker'), start('web')]);
    signal?.throwIfAborted();
  } catch (error) {
    await stop();
    throw error;
  }

  return {
    settings,
    processes: () => [...supervised.values()].map(({ part, pid, restarts }) => ({ name: part.name, pid, restarts })),
    kill: (name) => {
      supervised.get(name)?.kill();
    },
    pause: async (name) => {
      await supervised.get(name)?.stop();
    },
    resume: async (name) => {
      await supervised.get(name)?.start();
    },
    stop,
    stopped,
  };
}
