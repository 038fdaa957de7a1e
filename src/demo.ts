import { demoArguments, type DemoArguments } from './demo/demo-arguments.ts';
import { DemoRefused } from './demo/prepare-year.ts';
import { isClean } from './demo/report-year.ts';
import { runDemo } from './demo/run-demo.ts';
import { onStopSignal } from './supervisor/end-signals.ts';
import { DEMO_TEXT } from './text/demo.ts';

/** With ordinary spaces, so that a line can be searched for. */
function say(line: string): void {
  process.stdout.write(`${line.replaceAll('\u00a0', ' ')}\n`);
}

/** Milliseconds that the parts are given to end in good order; what is left then the guardian ends. */
const PATIENCE = 30_000;
/** What a shell says of a program that was interrupted. */
const INTERRUPTED = 130;
const ending = new AbortController();
let isOver = false;
let askedAt = 0;

/** Asked once more after a second, it no longer waits. */
function end(): void {
  if (ending.signal.aborted) {
    if (performance.now() - askedAt > 1000) process.exit(INTERRUPTED);
    return;
  }
  askedAt = performance.now();
  ending.abort();
  if (isOver) return;
  say(DEMO_TEXT.interrupted);
  setTimeout(() => process.exit(INTERRUPTED), PATIENCE).unref();
}

/** 0 when nothing was lost, different, or repeated beyond one for each restart. */
async function demo(args: DemoArguments): Promise<0 | 1> {
  const { report, system } = await runDemo(args, { say, signal: ending.signal });
  isOver = true;
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
  onStopSignal(end);
  // Whatever was under way when everything was ended fails, awaited or not.
  process.on('unhandledRejection', (error) => {
    if (!ending.signal.aborted) throw error;
  });
  try {
    process.exitCode = await demo(args);
  } catch (error) {
    if (ending.signal.aborted) process.exit(INTERRUPTED);
    if (!(error instanceof DemoRefused)) throw error;
    error.lines.forEach(say);
    process.exitCode = 1;
  }
}
