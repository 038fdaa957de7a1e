import { demoArguments, type DemoArguments } from './demo/demo-arguments.ts';
import { DemoRefused } from './demo/prepare-year.ts';
import { isClean } from './demo/report-year.ts';
import { runDemo } from './demo/run-demo.ts';
import { onStopSignal } from './supervisor/end-signals.ts';
import { DEMO_TEXT } from './text/demo.ts';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** 0 when nothing was lost, different, or repeated beyond one for each restart. */
async function demo(args: DemoArguments): Promise<0 | 1> {
  const ending = new AbortController();
  onStopSignal(() => {
    ending.abort();
  });
  const { report, system } = await runDemo(args, { say, signal: ending.signal });
  say(DEMO_TEXT.report(report));
  if (!args.exit) {
    const { webAddress, temporalUiAddress, mailCatcherAddress } = system.settings;
    say(DEMO_TEXT.stays(webAddress, temporalUiAddress, mailCatcherAddress ?? ''));
    await system.stopped;
  }
  await system.stop();
  return isClean(report) ? 0 : 1;
}

const args = demoArguments(process.argv.slice(2));
if (!args) {
  process.stderr.write(`${DEMO_TEXT.usage}\n`);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await demo(args);
  } catch (error) {
    if (!(error instanceof DemoRefused)) throw error;
    error.lines.forEach(say);
    process.exitCode = 1;
  }
}
