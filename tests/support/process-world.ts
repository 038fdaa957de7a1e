import { fork, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { act, lookAgain } from '../../workflows/messages.ts';
import { readSettings, type Settings } from '../../src/contract/settings.ts';
import { setClock } from '../../src/database/clock.ts';
import { recordClick, type Click } from '../../src/database/intent-store.ts';
import type { CycleDefinition } from '../../src/domain/cycle-definition.ts';
import type { PlanId } from '../../src/domain/plan-id.ts';
import { planId } from '../../src/domain/plan-id.ts';
import type { Verdict } from '../../src/domain/refusal.ts';
import type { Instant } from '../../src/domain/time.ts';
import { createServices, type Services } from '../../src/services.ts';
import { startCycle } from '../../src/school-year/start-cycle.ts';
import { createWorkers, type Workers } from '../../src/temporal/workers.ts';
import { freshDatabase } from './database.ts';
import { fastForward } from './fast-forward.ts';
import type { Deed, Order, PartOptions } from './killable-part.ts';
import type { Point } from './mortal.ts';
import { loadSmallMunicipality, smallDefinition, type SmallMunicipality } from './small-municipality.ts';
import { smtpSink, type SmtpSink } from './smtp-sink.ts';
import { testTemporal } from './temporal.ts';

export const YEAR = '2026/2027';

/** One municipality with database, mail server and task queue of its own, on a clock that the test moves. */
export type ProcessWorld = {
  readonly services: Services;
  readonly settings: Settings;
  /** The variables from which a process of its own reads the same settings. */
  readonly environment: Readonly<Record<string, string>>;
  readonly people: SmallMunicipality;
  readonly sink: SmtpSink;
  readonly clock: { now: Instant };
  plan(place: string): PlanId;
  start(definition?: CycleDefinition): Promise<void>;
  startWorkers(): Promise<Workers>;
  /** A worker in a process of its own, which can be killed, or told where to die. Only with a stored clock. */
  forkWorker(): Promise<ChildProcess>;
  /**
   * Has this done by a process of its own, killed with SIGKILL at `point`; says at which step, undefined when it had finished
   * before. Only with a stored clock.
   */
  perform(deed: Deed, point?: Point): Promise<string | undefined>;
  /** Moves the clock, the stored one too, and tells these processes to look. */
  step(to: Instant, ids: readonly string[]): Promise<void>;
  /** Moves the clock, and the workflow's own time with it. False when the workflow has ended. */
  forward(workflowId: string, to: Instant): Promise<boolean>;
  /** Records a click at the clock's present moment and sends it, as the web does. */
  click(click: Omit<Click, 'clickedAt' | 'via'>): Promise<Verdict>;
  record(click: Omit<Click, 'clickedAt' | 'via'>): Promise<string>;
  close(): Promise<void>;
};

Runtime.install({ logger: new DefaultLogger('ERROR') });

const KILLABLE = fileURLToPath(new URL('killable-part.ts', import.meta.url));
const SILENT = { info: () => undefined, error: () => undefined };

export async function processWorld(options: {
  now: Instant;
  /** The clock stands in the database, for workers in other processes; the test steps it. */
  stored?: boolean;
  overrides?: Partial<Services>;
  taskQueue?: string;
  municipality?: string;
  /** A Temporal server of the test's own. */
  temporal?: { readonly address: string; readonly namespace: string };
}): Promise<ProcessWorld> {
  const fresh = await freshDatabase();
  const temporal = options.temporal ?? testTemporal();
  const sink = await smtpSink();
  const id = options.municipality ?? String(randomInt(1_000, 7_000));
  const people = await loadSmallMunicipality(fresh.database, id);
  const environment = {
    DATABASE_URL: fresh.url,
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: temporal.namespace,
    SMTP_URL: sink.url,
    ARSHJUL_SENDER: `arshjul@${id}.example`,
  };
  const settings = readSettings(environment);
  const clock = { now: options.now };
  const offset = options.now - Date.now();
  const skipped = new Map<string, number>();
  if (options.stored) await setClock(fresh.database, { kind: 'stepped', instant: options.now });
  const connection = await Connection.connect({ address: temporal.address });
  const services = await createServices(settings, {
    database: fresh.database,
    temporal: new Client({ connection, namespace: temporal.namespace }),
    taskQueue: options.taskQueue ?? `test-${id}`,
    log: SILENT,
    ...(!options.stored && {
      clock: {
        id: 'test',
        kind: 'offset',
        workflowClock: { id: 'test', kind: 'offset', milliseconds: offset },
        now: () => Promise.resolve(clock.now),
      },
    }),
    ...options.overrides,
  });
  const forked: ChildProcess[] = [];
  const running: { workers: Workers; ended: Promise<void>; connection: NativeConnection }[] = [];

  let performer: ChildProcess | undefined;
  async function forkPart(works: boolean): Promise<ChildProcess> {
    const { taskQueue, mailPolicy } = services;
    const given: PartOptions = { environment, taskQueue, works, mailPolicy };
    const child = fork(KILLABLE, [JSON.stringify(given)], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    forked.push(child);
    await once(child, 'message');
    return child;
  }

  const world: ProcessWorld = {
    services,
    settings,
    environment,
    people,
    sink,
    clock,
    plan: (place) => planId({ municipality: id, place, year: YEAR }),
    async start(definition = smallDefinition(id)) {
      const started = await startCycle(services, {
        municipality: id,
        year: YEAR,
        definition,
        meetings: {},
        by: 'system',
      });
      if (started.kind !== 'started') throw new Error(JSON.stringify(started));
    },
    async startWorkers() {
      const native = await NativeConnection.connect({ address: temporal.address });
      const workers = await createWorkers(services, { connection: native });
      running.push({ workers, ended: workers.run(), connection: native });
      return workers;
    },
    forkWorker: () => forkPart(true),
    async perform(deed, point) {
      performer ??= await forkPart(false);
      const part = performer;
      let step: string | undefined;
      const read = (chunk: Buffer): void => void (step = chunk.toString().trim());
      part.stdout?.on('data', read);
      const ended = Promise.race([once(part, 'message'), once(part, 'close').then(() => (performer = undefined))]);
      part.send({ deed, ...(point && { point }) } satisfies Order);
      await ended;
      part.stdout?.off('data', read);
      return step;
    },
    async step(to, ids) {
      clock.now = to;
      if (options.stored) await setClock(fresh.database, { kind: 'stepped', instant: to });
      for (const workflowId of ids) await services.temporal.workflow.getHandle(workflowId).signal(lookAgain);
    },
    async forward(workflowId, to) {
      clock.now = Math.max(clock.now, to);
      const before = skipped.get(workflowId) ?? 0;
      const ahead = to - (Date.now() + offset + before) + 2_000;
      if (ahead <= 0) return true;
      skipped.set(workflowId, before + ahead);
      return await fastForward(services.temporal, workflowId, ahead);
    },
    async record(click) {
      const pressed = { ...click, clickedAt: clock.now, via: 'page' } as Click;
      const { intent } = await fresh.database.$transaction((transaction) => recordClick(transaction, pressed));
      return intent;
    },
    async click(click) {
      const intent = await world.record(click);
      return await services.temporal.workflow.getHandle(click.plan).executeUpdate(act, {
        args: [{ intent, task: click.task, act: click.act.kind }],
        updateId: intent,
      });
    },
    async close() {
      for (const child of forked) child.kill('SIGKILL');
      for (const { workers, ended, connection: native } of running) {
        workers.shutdown();
        await ended;
        await native.close();
      }
      await services.close();
      await connection.close();
      await sink.close();
      await fresh.close();
    },
  };
  return world;
}
