import { DefaultLogger, Runtime } from '@temporalio/worker';
import { atRest } from './at-rest.ts';
import { benchArguments, USAGE, type BenchArguments, type PartName } from './bench-arguments.ts';
import { dryRuns } from './dry-runs.ts';
import { handIn } from './hand-in.ts';
import { loadText, machineText } from './machine.ts';
import { keepSections, sectionText, type Measured } from './report.ts';
import type { Section } from './section.ts';
import { startOfYear } from './start-of-year.ts';

const MEASURE: Readonly<Record<PartName, (options: { small: boolean }) => Promise<Section>>> = {
  a: handIn,
  b: startOfYear,
  c: dryRuns,
  d: atRest,
};

async function bench({ parts, small }: BenchArguments): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const machine = machineText();
  console.log(machine);
  const measured: Measured[] = [];
  for (const part of parts) {
    const date = new Date().toISOString().slice(0, 10);
    const circumstances = `${date}; ${machine}; load before: ${loadText()}.`;
    const section = { ...(await MEASURE[part]({ small })), circumstances };
    measured.push(section);
    console.log(`\n${sectionText(section)}`);
  }
  if (!small) keepSections(measured);
}

const args = benchArguments(process.argv.slice(2));
if (args === undefined) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  await bench(args);
  process.exit();
}
