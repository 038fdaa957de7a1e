import { expect, test } from 'vitest';
import type { DemoArguments } from '../../src/demo/demo-arguments.ts';
import { runDemo } from '../../src/demo/run-demo.ts';
import type { DemoReport } from '../../src/text/demo.ts';

/** `npm test` tries one; `npm run test:faults` tries `ARSHJUL_RUNS` of them, from `ARSHJUL_SEED` on. */
const RUNS = Number(process.env['ARSHJUL_RUNS'] ?? 1);
const FIRST = Number(process.env['ARSHJUL_SEED'] ?? 2026);
const SEEDS = Array.from({ length: RUNS }, (_, index) => FIRST + index);

async function play(given: Partial<DemoArguments>): Promise<{ report: DemoReport; lines: readonly string[] }> {
  const lines: string[] = [];
  const short = { cycle: 'tests/faults/short-year.yaml', organisation: 'examples/norrvik/organisation.json' };
  const { report, system } = await runDemo(
    { minutes: 0, seed: FIRST, exit: true, ...short, ...given },
    { say: (line) => lines.push(line), signal: new AbortController().signal },
  );
  await system.stop();
  return { report, lines };
}

/** Everything clicked was answered, everything due was told once, nothing else; each plan is as in an undisturbed year. */
function expectUndisturbed({ emails, different, otherStates: states, lost }: DemoReport): void {
  expect(emails).toBeGreaterThan(30);
  expect({ ...different, states, lost }).toEqual({ onlySent: [], onlyExpected: [], states: [], lost: [] });
}

test.each(SEEDS)(
  'a year in which every part is killed at random comes to what its undisturbed twin comes to (seed %i)',
  async (seed) => {
    const { report, lines } = await play({ seed, minutes: 0.5, kill: 5 });
    const kills = lines.filter((line) => line.startsWith('Avbryter ')).length;
    process.stdout.write(
      `seed ${String(seed)}: ${String(kills)} kills, ${String(report.emails)} e-mails, ${String(report.repeated.length)} repeated\n`,
    );
    expect(kills).toBeGreaterThan(2);
    expectUndisturbed(report);
    expect(report.repeated.length).toBeLessThanOrEqual(report.restarts);
  },
  900_000,
);

test('a year in which Temporal loses everything goes on after reconcile, and no e-mail is sent twice', async () => {
  const { report } = await play({ loseTemporal: '2026-02-04' });
  expectUndisturbed(report);
  expect(report.repeated).toEqual([]);
}, 900_000);
