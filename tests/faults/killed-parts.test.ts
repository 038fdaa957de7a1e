import { expect, test } from 'vitest';
import { runDemo } from '../../src/demo/run-demo.ts';

/** `npm test` tries one; `npm run test:faults` tries `ARSHJUL_RUNS` of them, from `ARSHJUL_SEED` on. */
const RUNS = Number(process.env['ARSHJUL_RUNS'] ?? 1);
const FIRST = Number(process.env['ARSHJUL_SEED'] ?? 2026);
const SEEDS = Array.from({ length: RUNS }, (_, index) => FIRST + index);

test.each(SEEDS)(
  'a year in which every part is killed at random comes to what its undisturbed twin comes to (seed %i)',
  async (seed) => {
    const lines: string[] = [];
    const { report, system } = await runDemo(
      {
        minutes: 0.5,
        seed,
        kill: 5,
        exit: true,
        cycle: 'tests/faults/short-year.yaml',
        organisation: 'examples/norrvik/organisation.json',
      },
      { say: (line) => lines.push(line), signal: new AbortController().signal },
    );
    await system.stop();
    const kills = lines.filter((line) => line.startsWith('Avbryter ')).length;
    process.stdout.write(
      `seed ${String(seed)}: ${String(kills)} kills, ${String(report.emails)} e-mails, ${String(report.repeated.length)} repeated\n`,
    );
    expect(kills).toBeGreaterThan(2);
    expect(report.emails).toBeGreaterThan(30);
    expect({ ...report.different, states: report.otherStates, lost: report.lost }).toEqual({
      onlySent: [],
      onlyExpected: [],
      states: [],
      lost: [],
    });
    expect(report.repeated.length).toBeLessThanOrEqual(report.restarts);
  },
  900_000,
);
