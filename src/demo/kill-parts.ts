import { setTimeout as delay } from 'node:timers/promises';
import { PROCESS_NAMES } from '../contract/system-record.ts';
import type { RunningSystem } from '../supervisor/system.ts';
import { DEMO_TEXT } from '../text/demo.ts';
import { chance } from './chance.ts';

/**
 * Kills a part with SIGKILL, again and again, until it is stopped; which one and when follows from the seed: after half to one
 * and a half of `every` seconds of real time. A part that is down is left alone. Each comes back by itself, as after a crash.
 * Without `every` nothing is killed.
 */
export function killParts(
  system: Pick<RunningSystem, 'processes' | 'kill'>,
  { seed, every, say }: { seed: number; every?: number; say: (line: string) => void },
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const run = async (every: number): Promise<void> => {
    for (let round = 1; ; round += 1) {
      const wait = (every * 1000) / 2 + chance(seed, ['when', round], every * 1000);
      await delay(wait, undefined, { signal: stopping.signal });
      const name = PROCESS_NAMES[chance(seed, ['whom', round], PROCESS_NAMES.length)];
      const part = system.processes().find((one) => one.name === name);
      if (name === undefined || part?.pid === undefined) continue;
      say(DEMO_TEXT.killed(name, round));
      system.kill(name);
    }
  };
  const running = every === undefined ? Promise.resolve() : run(every).catch(() => undefined);
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
