import { writeSync } from 'node:fs';
import type { Client } from '@temporalio/client';
import type { PrismaClient } from '../../src/database/generated/client.ts';
import type { Mailer } from '../../src/email/mailer.ts';

/**
 * Where a process is killed: at its so-manieth step, or when it comes to a step of that name (the `nth`, else the first).
 * Steps are: each question to the database by model and operation, `commit` and `committed` of a transaction; `start`,
 * `started` of a workflow and `signal`; of an e-mail `offer` (claimed, nothing said to the mail server yet), `ready` (the
 * server waits for it), `given` (noted as offered, no byte gone), `answered` (the server has answered, nobody has noted it).
 */
export type Point = { readonly step: number } | { readonly at: string; readonly nth?: number };

export type Mortality = {
  /** From the next step on; undefined: never. */
  arm(point: Point | undefined): void;
  step(name: string): void;
};

/** Kills this very process with SIGKILL at the point it is armed with, and writes the step's name to standard output first. */
export function mortality(): Mortality {
  let point: Point | undefined;
  let steps = 0;
  let ofName = 0;
  return {
    arm(armed) {
      point = armed;
      steps = 0;
      ofName = 0;
    },
    step(name) {
      if (point === undefined) return;
      steps += 1;
      if ('at' in point && point.at === name) ofName += 1;
      const isHere = 'at' in point ? point.at === name && ofName === (point.nth ?? 1) : point.step === steps;
      if (!isHere) return;
      writeSync(1, `${String(steps)} ${name}\n`);
      process.kill(process.pid, 'SIGKILL');
    },
  };
}

type Work = (transaction: unknown) => Promise<unknown>;

/** The same client; everything it is asked is a step. */
export function mortalDatabase(database: PrismaClient, { step }: Mortality): PrismaClient {
  const extended = database.$extends({
    query: {
      async $allOperations({ model, operation, args, query }) {
        step(model === undefined ? operation : `${model}.${operation}`);
        return (await query(args)) as unknown;
      },
    },
  }) as unknown as PrismaClient;
  return new Proxy(extended, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property, target);
      if (property !== '$transaction') return value;
      return async (work: Work, options?: object) => {
        const begin = (value as (work: Work, options?: object) => Promise<unknown>).bind(target);
        const result = await begin(async (transaction) => {
          const done = await work(transaction);
          step('commit');
          return done;
        }, options);
        step('committed');
        return result;
      };
    },
  });
}

/** The same mailer; what it says to the mail server and what comes back are steps. */
export function mortalMailer(mailer: Mailer, { step }: Mortality): Mailer {
  return {
    close: () => mailer.close(),
    async offer(message, beforeGiving = () => Promise.resolve(true)) {
      step('offer');
      const answer = await mailer.offer(message, async () => {
        step('ready');
        const may = await beforeGiving();
        step('given');
        return may;
      });
      step('answered');
      return answer;
    },
  };
}

type Start = (...given: unknown[]) => Promise<unknown>;

/** The same client; each workflow it starts is two steps, each signal one. */
export function mortalTemporal(client: Client, { step }: Mortality): Client {
  const workflow = new Proxy(client.workflow, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property, target);
      if (property !== 'start') return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      return async (...given: unknown[]) => {
        step('start');
        const started = await (value as Start).apply(target, given);
        step('started');
        return started;
      };
    },
  });
  return new Proxy(client, {
    get(target, property) {
      if (property === 'workflow') return workflow;
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
