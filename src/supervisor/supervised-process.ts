import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { waitUntil } from './ports.ts';
import type { Command } from './postgres-command.ts';
import type { ProcessName } from '../contract/system-record.ts';

/** How one part is started and how it is known to be up. */
export type Part = {
  readonly name: ProcessName;
  readonly port: number | null;
  readonly command: () => Promise<Command>;
  readonly isReady: (pid: number) => Promise<boolean>;
  /** What asks it to end in good order. */
  readonly stopSignal: NodeJS.Signals;
};

export type PartEvents = {
  /** Another process has taken its place, or it has none now. */
  changed(): void;
  died(name: ProcessName, how: string): void;
  returned(name: ProcessName): void;
  /** It could not be started again; the next try is so many milliseconds ahead. */
  notRestarted(name: ProcessName, failure: { readonly why: string; readonly retryIn: number }): void;
  /** `changed` failed after the start; the process itself goes on. */
  notNoted(why: string): void;
};

const READY_WITHIN = 60_000;
const STOP_WITHIN = 10_000;
const LARGEST_LOG = 20_000_000;
const FIRST_RETRY = 2_000;
const LONGEST_RETRY = 60_000;

/** Keeps one process running: started again whenever it ends without having been asked to. */
export class SupervisedProcess {
  readonly part: Part;
  readonly logFile: string;
  restarts = 0;
  #child: ChildProcess | undefined;
  #wanted = false;
  /** It was last said to be up, not to have died. */
  #saidUp = false;
  #ended: Promise<void> = Promise.resolve();
  readonly #environment: NodeJS.ProcessEnv;
  readonly #events: PartEvents;

  constructor(options: { part: Part; environment: NodeJS.ProcessEnv; logDirectory: string; events: PartEvents }) {
    this.part = options.part;
    this.#environment = options.environment;
    this.#events = options.events;
    mkdirSync(options.logDirectory, { recursive: true });
    this.logFile = path.join(options.logDirectory, `${this.part.name}.log`);
  }

  /** Its number; undefined while it does not run. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts it. False when it ended instead of getting ready within a minute; it is tried again. */
  async start(): Promise<boolean> {
    this.#wanted = true;
    await this.#launch();
    const child = this.#child;
    const inTime = await waitUntil(() => this.#readyOr(child), READY_WITHIN);
    this.#saidUp = inTime && child !== undefined && this.#child === child;
    return this.#saidUp;
  }

  /** Asks it to end, and makes it after ten seconds. It is not started again. */
  async stop(): Promise<void> {
    this.#wanted = false;
    const child = this.#child;
    if (child === undefined) return;
    child.kill(this.part.stopSignal);
    const forced = setTimeout(() => this.kill(), STOP_WITHIN);
    await this.#ended;
    clearTimeout(forced);
  }

  /** Kills it at once; unless it was asked to stop it comes back. */
  kill(): void {
    this.#child?.kill('SIGKILL');
  }

  /** True ends the wait: ready, or gone and not to be waited for. */
  async #readyOr(child: ChildProcess | undefined): Promise<boolean> {
    if (this.#child !== child || child?.pid === undefined) return true;
    return this.part.isReady(child.pid);
  }

  async #launch(): Promise<void> {
    const { file, args, ...owner } = await this.part.command();
    if (!this.#wanted) return;
    const log = openLog(this.logFile);
    const child = spawn(file, args, {
      ...owner,
      env: this.#environment,
      // A group of its own: Ctrl-C reaches us alone, and we end the parts in good order.
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.#child = child;
    const startedAt = performance.now();
    this.#ended = new Promise((resolve) => {
      const end = (how: string): void => {
        if (this.#child !== child) return;
        this.#child = undefined;
        resolve();
        this.#noteChange();
        if (!this.#wanted) return;
        if (this.#saidUp) this.#events.died(this.part.name, how);
        this.#saidUp = false;
        void this.#relaunch(performance.now() - startedAt);
      };
      child.once('error', (error) => {
        end(error.message);
      });
      child.once('exit', (code, signal) => {
        end(signal ?? String(code));
      });
    });
    this.#noteChange();
  }

  async #relaunch(lasted: number): Promise<void> {
    // At once after a long life; a part that cannot start is tried every other second.
    if (lasted < 5000) await delay(FIRST_RETRY);
    if (!this.#wanted) return;
    this.restarts += 1;
    await this.#launchUntilItDoes();
    const child = this.#child;
    const inTime = await waitUntil(() => this.#readyOr(child), READY_WITHIN);
    if (!inTime || child === undefined || this.#child !== child) return;
    this.#saidUp = true;
    this.#events.returned(this.part.name);
  }

  /** What keeps it from being started (a full disk, a file that is gone) takes nobody else down: said, and tried again. */
  async #launchUntilItDoes(): Promise<void> {
    for (let retryIn = FIRST_RETRY; this.#wanted; retryIn = Math.min(2 * retryIn, LONGEST_RETRY)) {
      try {
        return await this.#launch();
      } catch (error) {
        this.#events.notRestarted(this.part.name, { why: reasonOf(error), retryIn });
        await delay(retryIn);
      }
    }
  }

  #noteChange(): void {
    try {
      this.#events.changed();
    } catch (error) {
      this.#events.notNoted(reasonOf(error));
    }
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function openLog(file: string): number {
  const descriptor = openSync(file, 'a', 0o600);
  if (statSync(file).size > LARGEST_LOG) truncateSync(file);
  return descriptor;
}
