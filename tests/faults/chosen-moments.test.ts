import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { chance } from '../../src/demo/chance.ts';
import type { Disturbance, Disturbed, Moment } from '../../src/demo/disturbance.ts';
import type { ProcessName } from '../../src/contract/system-record.ts';
import { waitUntil } from '../support/wait-until.ts';
import { holdPlan } from './support/held-plan.ts';
import { IS_LONG, say, SEEDS } from './support/runs.ts';
import { expectUndisturbedReport, playShortYear } from './support/short-year.ts';

type Kind = Moment['kind'];

/** Who is killed at a moment, in turn. Those of a machine go together. */
const VICTIMS: Readonly<Record<Kind, readonly (readonly ProcessName[])[]>> = {
  'early-morning': [['worker', 'postgres'], ['temporal'], ['worker'], ['postgres']],
  send: [['worker', 'postgres'], ['mail', 'worker'], ['temporal'], ['worker']],
  acts: [['web'], ['worker'], ['temporal'], ['postgres'], ['web', 'temporal', 'worker']],
};
const KINDS = Object.keys(VICTIMS) as Kind[];

function kill({ system }: Disturbed, victims: readonly ProcessName[]): void {
  for (const name of victims) system.kill(name);
}

/** Some are done, one stands in the middle of being decided or judged: then. */
async function whileOneIsHeld(disturbed: Disturbed, plan: string, victims: readonly ProcessName[]) {
  const held = await holdPlan(disturbed.system.settings.migrationDatabaseUrl, plan);
  return async (): Promise<void> => {
    const isWaitedFor = await held.isWaitedFor();
    await delay(200);
    kill(disturbed, victims);
    await held.release();
    expect(isWaitedFor, `nobody came to ${plan}`).toBe(true);
  };
}

/** The click is kept, and Temporal has not heard of it: then. */
async function beforeTheUpdate(disturbed: Disturbed, victims: readonly ProcessName[]) {
  const { system, database } = disturbed;
  const temporal = system.processes().find(({ name }) => name === 'temporal')?.pid ?? 0;
  process.kill(temporal, 'SIGSTOP');
  return async (): Promise<void> => {
    await waitUntil(async () => (await database.intent.count({ where: { answeredAt: null } })) > 0);
    kill(disturbed, victims);
    process.kill(temporal, 'SIGCONT');
  };
}

test.runIf(IS_LONG).each(SEEDS.slice(0, 5))(
  'a year in which parts are killed in the middle of the early morning, of the sending, of a click, comes to what its undisturbed twin comes to (seed %i)',
  async (seed) => {
    const strikes: string[] = [];
    const disturbance: Disturbance = {
      async at({ kind, on, plans }, disturbed) {
        const [first] = plans;
        const before = strikes.filter((strike) => strike.startsWith(kind)).length;
        if (first === undefined || chance(seed, [kind, on], 3) > 0) return undefined;
        const choices = VICTIMS[kind];
        const victims = choices[(before + seed) % choices.length] ?? [];
        strikes.push(`${kind} ${on} ${victims.join('+')}`);
        if (kind === 'acts' && victims.includes('web')) return await beforeTheUpdate(disturbed, victims);
        return await whileOneIsHeld(disturbed, plans[chance(seed, [kind, on], plans.length)] ?? first, victims);
      },
    };
    const { report } = await playShortYear({ seed }, { disturbance });
    say(`seed ${String(seed)}: ${strikes.join(', ')}; ${String(report.repeated.length)} repeated`);
    expect(new Set(strikes.map((strike) => strike.split(' ')[0]))).toEqual(new Set(KINDS));
    expectUndisturbedReport(report);
    expect(report.repeated.length).toBeLessThanOrEqual(strikes.length);
  },
  900_000,
);
