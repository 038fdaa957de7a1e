import { readSettings, SettingsError } from './contract/settings.ts';
import { connectDatabase } from './database/client.ts';
import { openClock } from './database/clock.ts';
import { onOrphaned, onStopSignal } from './supervisor/end-signals.ts';
import { parseStart } from './supervisor/parse-start.ts';
import { StartRefused } from './supervisor/start-refused.ts';
import { startSystem } from './supervisor/system.ts';
import { readyText, settingsFaultText, SYSTEM_TEXT } from './text/set-up/system.ts';

const ending = new AbortController();

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

let askedAt = 0;

/** Asked once more after a second, it no longer waits: the guardian ends what is left. */
function end(): void {
  if (ending.signal.aborted) {
    if (performance.now() - askedAt > 1000) process.exit(1);
    return;
  }
  askedAt = performance.now();
  say(SYSTEM_TEXT.stopping);
  ending.abort();
}

/** Brings the system up, and comes back when it has been ended. */
async function main(): Promise<void> {
  const settings = readSettings();
  const clock = parseStart(process.argv.slice(2), { settings, now: Date.now() });
  const { signal } = ending;
  const system = await startSystem({ settings, log: say, signal, ...(clock && { clock }) });
  const database = connectDatabase(settings.databaseUrl, { connections: 1 });
  const opened = await openClock(database);
  const now = opened.kind === 'system' ? undefined : await opened.now();
  await database.$disconnect();
  say(
    readyText({
      webAddress: settings.webAddress,
      mailAddress: settings.mailCatcherAddress,
      temporalUiAddress: settings.temporalUiAddress,
      dataDirectory: settings.dataDirectory,
      clock: now,
      seconds: performance.now() / 1000,
    }),
  );
  await system.stopped;
}

onStopSignal(end);
onOrphaned(end);
try {
  await main();
} catch (error) {
  if (!ending.signal.aborted) {
    process.exitCode = 1;
    if (error instanceof SettingsError) error.faults.map(settingsFaultText).forEach(say);
    else if (error instanceof StartRefused) error.lines.forEach(say);
    else throw error;
  }
}
if (ending.signal.aborted) say(SYSTEM_TEXT.stopped);
process.exit();
