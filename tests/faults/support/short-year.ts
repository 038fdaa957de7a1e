import { rmSync } from 'node:fs';
import { expect } from 'vitest';
import type { DemoArguments } from '../../../src/demo/demo-arguments.ts';
import { runDemo, type PlayedHow } from '../../../src/demo/run-demo.ts';
import type { DemoReport } from '../../../src/text/demo.ts';

const SHORT = {
  ...{ minutes: 0, seed: 2026, exit: true },
  ...{ cycle: 'tests/faults/short-year.yaml', organisation: 'examples/norrvik/organisation.json' },
};

/** Plays the short year, or the beginning of it, on a system of its own; what became of it, and what was said meanwhile. */
export async function playShortYear(
  given: Partial<DemoArguments>,
  how: Partial<PlayedHow> = {},
): Promise<{ report: DemoReport; lines: readonly string[] }> {
  const lines: string[] = [];
  const { report, system } = await runDemo(
    { ...SHORT, ...given },
    { say: (line) => lines.push(line), signal: new AbortController().signal, ...how },
  );
  await system.stop();
  // What has been put there before the start, its owner takes away.
  if (!how.disturbance?.prepare) rmSync(system.settings.dataDirectory, { recursive: true, force: true });
  return { report, lines };
}

/** Everything clicked was answered, everything due was told once, nothing else; each plan is as in an undisturbed year. */
export function expectUndisturbedReport({ emails, different, otherStates: states, lost }: DemoReport): void {
  expect(emails).toBeGreaterThan(5);
  expect({ ...different, states, lost }).toEqual({ onlySent: [], onlyExpected: [], states: [], lost: [] });
}
