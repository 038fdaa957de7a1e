import { expect, test } from 'vitest';
import { say, SEEDS } from './support/runs.ts';
import { expectUndisturbedReport, playShortYear } from './support/short-year.ts';

test.each(SEEDS)(
  'a year in which every part is killed at random comes to what its undisturbed twin comes to (seed %i)',
  async (seed) => {
    const { report, lines } = await playShortYear({ seed, minutes: 0.5, kill: 5 });
    const kills = lines.filter((line) => line.startsWith('Avbryter ')).length;
    const { emails, repeated } = report;
    say(`seed ${String(seed)}: ${String(kills)} kills, ${String(emails)} e-mails, ${String(repeated.length)} repeated`);
    expect(kills).toBeGreaterThan(1);
    expect(emails).toBeGreaterThan(30);
    expectUndisturbedReport(report);
    expect(report.repeated.length).toBeLessThanOrEqual(report.restarts);
  },
  900_000,
);

test('a year in which Temporal loses everything goes on after reconcile, and no e-mail is sent twice', async () => {
  const { report } = await playShortYear({ loseTemporal: '2026-02-04' });
  expect(report.emails).toBeGreaterThan(30);
  expectUndisturbedReport(report);
  expect(report.repeated).toEqual([]);
}, 900_000);
